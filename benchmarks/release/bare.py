"""The work that no release can do without, done by libraries alone: `python -m benchmarks.release.bare COURSES OUT`.

Each Markdown text of the courses is rendered and sanitised once, in each of its languages; each XML file of the
released packages is built of elements by lxml and serialised; each file is deflated where an archive deflates it.
Prints JSON: CPU seconds by stage. What is loaded, unpacked and parsed for that is not counted.
"""

import gzip
import json
import sys
import tarfile
import time
import zipfile
import zlib
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import nh3
from lxml import etree
from markdown_it import MarkdownIt

from coursepack.model import RichText
from coursepack.model.walk import texts
from coursepack.question_files import load

STAGES = {
    "markdown": "Markdown, markdown-it-py",
    "sanitising": "sanitising, nh3",
    "xml": "XML built and serialised, lxml",
    "deflate": "deflate, zlib level 6",
}
Tree = tuple[str, dict[str, str], str | None, str | None, list[Any]]


def main() -> None:
    courses, out = Path(sys.argv[1]), Path(sys.argv[2])
    sources = list(dict.fromkeys(_markdown(courses)))
    releases = sorted(path for path in out.iterdir() if path.is_dir() and not path.name.startswith("."))
    deflated = [data for folder in releases for data in _deflated(folder)]
    trees = [_plain(etree.fromstring(data)) for folder in releases for data in _xml(folder)]
    markdown = MarkdownIt("commonmark").enable("table")
    rendered: list[str] = []
    report = {
        "markdown": _cpu(lambda: rendered.extend(markdown.render(source) for source in sources)),
        "sanitising": _cpu(lambda: [nh3.clean(html) for html in rendered]),
        "xml": _cpu(lambda: [etree.tostring(_element(tree), encoding="UTF-8") for tree in trees]),
        "deflate": _cpu(lambda: [zlib.compress(data, 6) for data in deflated]),
    }
    print(json.dumps(report))


def _markdown(courses: Path) -> Iterator[str]:
    """Each text of each course in each language."""
    for folder in sorted(courses.iterdir()):
        for _, text in texts(load(folder).course):
            if isinstance(text, RichText) and text.format == "markdown":
                yield from text.values.values()


def _deflated(folder: Path) -> Iterator[bytes]:
    """What the archives of a release deflate: its own one, and those in it."""
    for path in (folder.with_name(f"{folder.name}.zip"), *sorted(folder.iterdir())):
        data = path.read_bytes()
        if zipfile.is_zipfile(path):
            with zipfile.ZipFile(path) as archive:
                yield from (archive.read(item) for item in archive.infolist() if item.compress_type)
        elif path.suffix == ".mbz":
            yield gzip.decompress(data)


def _xml(folder: Path) -> Iterator[bytes]:
    """The XML files of a release's packages, and those that are packages themselves."""
    for path in sorted(folder.iterdir()):
        if path.suffix == ".xml":
            yield path.read_bytes()
        elif zipfile.is_zipfile(path):
            with zipfile.ZipFile(path) as archive:
                yield from (archive.read(name) for name in archive.namelist() if name.endswith(".xml"))
        elif path.suffix == ".mbz":
            with tarfile.open(path) as archive:
                files = (member for member in archive if member.name.endswith(".xml"))
                yield from (file.read() for member in files if (file := archive.extractfile(member)))


def _plain(element: Any) -> Tree:
    """An element as plain data: name, attributes, text, tail, children."""
    children = [_plain(child) for child in element if isinstance(child.tag, str)]
    return element.tag, dict(element.attrib), element.text, element.tail, children


def _element(tree: Tree) -> Any:
    name, attributes, text, tail, children = tree
    made = etree.Element(name, attributes)
    made.text, made.tail = text, tail
    made.extend([_element(child) for child in children])
    return made


def _cpu(work: Callable[[], object]) -> float:
    before = time.process_time()
    work()
    return time.process_time() - before


if __name__ == "__main__":
    main()
