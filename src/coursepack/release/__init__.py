"""Releases: one folder and one archive that an administrator can check, import and undo."""

from coursepack.release.bundle import (
    DroppedError,
    NoLanguageError,
    Options,
    Released,
    SigningError,
    SourceChangedError,
    release,
)
from coursepack.release.comparison import CannotCompareError
from coursepack.release.manifest import Manifest
from coursepack.release.reading import UnreadableError, read_manifest
from coursepack.release.state import Findings
from coursepack.release.verify import Mismatch, Verified, verify

__all__ = [
    "CannotCompareError",
    "DroppedError",
    "Findings",
    "Manifest",
    "Mismatch",
    "NoLanguageError",
    "Options",
    "Released",
    "SigningError",
    "SourceChangedError",
    "UnreadableError",
    "Verified",
    "read_manifest",
    "release",
    "verify",
]
