"""The course in a browser while it is written: served on this computer alone, shown again after each change."""

from coursepack.preview.server import Preview
from coursepack.preview.site import Site

__all__ = ["Preview", "Site"]
