"""A real Moodle as judge: named by COURSEPACK_MOODLE, the folders of one or more throw-away sites.

Several folders are joined as in PATH. Without the variable these tests are skipped, and say so.
"""

import json
import os
import re
import subprocess
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

ORACLE = Path(__file__).parent / "oracle"
_SITES = [Path(folder) for folder in os.environ.get("COURSEPACK_MOODLE", "").split(os.pathsep) if folder]

Oracle = Callable[..., dict[str, Any]]


def pytest_generate_tests(metafunc: pytest.Metafunc) -> None:
    if "site" in metafunc.fixturenames:
        missing = pytest.mark.skip(reason="COURSEPACK_MOODLE names no installed Moodle")
        sites = _SITES or [pytest.param(Path(), marks=missing)]
        metafunc.parametrize("site", sites, ids=lambda folder: folder.name, scope="session")


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    for item in items:
        if Path(__file__).parent in item.path.parents:
            item.add_marker(pytest.mark.moodle)


def version_of(site: Path) -> float:
    """The site's version, such as 4.5, as its own `version.php` says."""
    folder = site / "public" if (site / "public" / "version.php").is_file() else site
    text = (folder / "version.php").read_text(encoding="utf-8")
    return float(re.search(r"\$release\s*=\s*'(\d+\.\d+)", text).group(1))


def has_plugin(site: Path, folder: str) -> bool:
    """Whether the site has a plug-in, by its folder, such as `mod/customcert`."""
    return any((root / folder / "version.php").is_file() for root in (site, site / "public"))


@pytest.fixture(scope="session")
def oracle(site: Path) -> Oracle:
    """Runs a script of the oracle on the site and gives its report."""

    def run(script: str, *arguments: str | Path) -> dict[str, Any]:
        command = ["php", ORACLE / script, f"--moodle={site}", "--delete", *arguments]
        done = subprocess.run([str(part) for part in command], capture_output=True, text=True, check=False)
        assert done.returncode == 0, done.stdout[-2000:] + done.stderr[-2000:]
        report: dict[str, Any] = json.loads(done.stdout)
        return report

    return run
