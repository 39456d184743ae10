"""How large SCORM packages are and how fast they open, ours and those of other tools, in one run.

Prints: the player without content; each module of the real course with the seconds until it can be used, from a
cold cache on a line of 1.6 Mbit/s with 300 ms; the same pages packaged by simple-scorm-packager (npm ci), as plain
pages without player, quiz or tracking; and other packages named on the command line (LiaScript's exporter,
`npx liaex --format scorm1.2`, makes some).
"""

import argparse
import json
import shutil
import subprocess
import sys
import tempfile
import zipfile
import zlib
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from playwright.sync_api import sync_playwright

from coursepack import check
from coursepack.flow import clock
from coursepack.formats import Context, format_named
from coursepack.formats.scorm.read import read_package
from coursepack.web.player import script, style

ROOT = Path(__file__).parents[1]
COURSE = ROOT / "course_source/ecowas-toolkit"
PACKAGER = ROOT / "node_modules/simple-scorm-packager"
OURS = "#ProgressText:not(:empty)"
VERSIONS = {"1.2": "1.2", "2004 3rd": "2004 3rd Edition", "2004 4th": "2004 4th Edition"}

sys.path.insert(0, str(ROOT))
from tests.browser.slow_line import open_slowly  # noqa: E402 - found by the line above


def main() -> None:
    """Print all tables."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("others", nargs="*", type=Path, metavar="PACKAGE.zip", help="packages of other tools")
    parser.add_argument("--course", type=Path, default=COURSE)
    arguments = parser.parse_args()
    player()
    with sync_playwright() as play, tempfile.TemporaryDirectory() as folder:
        browser = play.chromium.launch(executable_path=_browser(), args=["--no-sandbox", "--disable-gpu"])
        page = browser.new_page()
        packages = modules(arguments.course, page)
        largest = max(packages, key=lambda name: len(packages[name]["index.html"]))
        packager(packages[largest], largest, page, Path(folder))
        others(arguments.others, page)
        browser.close()


def _browser() -> str | None:
    return next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None)


def player() -> None:
    print("The player without content, compressed (deflate):")
    look = len(zlib.compress(style()))
    for standard in ("1.2", "2004"):
        code = len(zlib.compress(script(standard)))
        print(f"  SCORM {standard:<5} script {_kb(code)}, style {_kb(look)}, together {_kb(code + look)}")


def modules(folder: Path, page: Any) -> dict[str, dict[str, bytes]]:
    checked = check(folder)
    assert checked.course is not None, checked.problems
    context = Context(checked.course.languages[:1], clock(checked.course), checked.files)
    row = format_named("scorm-1.2")
    assert row is not None
    print("\nModules of the course (SCORM 1.2):")
    _head()
    found = {}
    for artifact in row.write(checked.course, context):
        package = artifact.output
        files = {name: bytes(content) for name, content in package.members.items()}
        _row(artifact.name, len(package.zipped()), files, "index.html", OURS, page)
        found[artifact.name] = files
    return found


def packager(files: Mapping[str, bytes], name: str, page: Any, folder: Path) -> None:
    print(f"\nThe pages of {name} alone, by simple-scorm-packager:")
    if not PACKAGER.is_dir():
        print("  not installed: run npm ci")
        return
    source = folder / "source"
    for path, content in files.items():
        if path.startswith("course/") or path == "index.html":
            target = source / path
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_bytes(_plain(content) if path == "index.html" else content)
    _head()
    for shown, version in VERSIONS.items():
        out = folder / shown.replace(" ", "-")
        options = {
            "version": version,
            "title": "Module",
            "source": str(source),
            "package": {"zip": True, "outputFolder": str(out)},
        }
        code = f"require({json.dumps(str(PACKAGER))})({json.dumps(options)}, () => {{}})"
        subprocess.run(["node", "-e", code], check=True, capture_output=True, cwd=folder)
        (package,) = out.glob("*.zip")
        _package_row(f"SCORM {shown}", package, page)


def _plain(html: bytes) -> bytes:
    """The page without style and script, every part of it shown."""
    text = html.decode()
    head, rest = text.split("<style>", 1)
    body = rest.split("</script>", 1)[1]
    head = head.replace('http-equiv="Content-Security-Policy"', 'name="policy"')
    return (head + body.rpartition("<script")[0] + "</body></html>").replace(" hidden>", ">").encode()


def others(packages: list[Path], page: Any) -> None:
    print("\nPackages of other tools:")
    if not packages:
        print("  none named")
        return
    _head()
    for path in packages:
        _package_row(path.name, path, page)


def _package_row(name: str, path: Path, page: Any) -> None:
    with zipfile.ZipFile(path) as archive:
        files = {member: archive.read(member) for member in archive.namelist() if not member.endswith("/")}
    read = read_package(path.read_bytes(), path.name)
    launch = read.items[0].href.partition("?")[0] if read.items else "index.html"
    _row(name, path.stat().st_size, files, launch, "body", page)


def _head() -> None:
    print(f"  {'':<62} {'package':>10} {'opens with':>11} {'requests':>9} {'opens in':>9}")


def _row(name: str, size: int, files: Mapping[str, bytes], launch: str, ready: str, page: Any) -> None:
    opening = open_slowly(page, files, launch, ready)
    print(
        f"  {name:<62} {_kb(size):>10} {_kb(opening.sent):>11} {opening.requests:>9} {opening.seconds:>7.2f} s"
    )


def _kb(size: int) -> str:
    return f"{size / 1000:,.1f} kB"


if __name__ == "__main__":
    main()
