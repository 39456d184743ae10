"""Pages, books, labels, links, files and folders."""

import re

from coursepack.formats.identifiers import Identifiers
from coursepack.formats.mbz.reading.scope import Data, Scope, addressed, named
from coursepack.formats.mbz.reading.tree import Part

_DISPLAY = {
    0: "automatic",
    1: "embedded",
    2: "embedded",
    3: "new window",
    4: "download",
    5: "open",
    6: "popup",
}
_NUMBERING = ("none", "numbers", "bullets", "indented")


def page(scope: Scope, part: Part) -> Data:
    """A page's text."""
    text = scope.rich(part, "content", scope.area("mod_page", "content"))
    return {"text": text or scope.text("")}


def book(scope: Scope, part: Part) -> Data:
    """Chapters in their order."""
    names = Identifiers()
    chapters = sorted(part.all("chapters/chapter"), key=lambda item: item.whole("pagenum"))
    numbering = part.whole("numbering", 1)
    return {
        "numbering": _NUMBERING[numbering] if 0 <= numbering < len(_NUMBERING) else "numbers",
        "chapters": tuple(_chapter(scope, chapter, names) for chapter in chapters),
    }


def _chapter(scope: Scope, part: Part, names: Identifiers) -> Data:
    text = scope.rich(part, "content", scope.area("mod_book", "chapter", part.number))
    return {
        "id": names.give("", part.text("title"), "chapter"),
        "title": named(scope, part, "title", "?"),
        "text": text or scope.text(""),
        "is_subchapter": part.flag("subchapter"),
        "hidden": part.flag("hidden"),
    }


def label(scope: Scope, part: Part) -> Data:
    """A label's text is its introduction."""
    return {"text": scope.rich(part, "intro", scope.area("mod_label", "intro")) or scope.text("")}


def url(scope: Scope, part: Part) -> Data:  # noqa: ARG001
    """A link."""
    return {"link": part.text("externalurl").strip(), "display": _display(part)}


def resource(scope: Scope, part: Part) -> Data:
    """A file: the main one of its area; the others are what it needs."""
    area = scope.area("mod_resource", "content")
    files = list(scope.stored(area))
    if len(files) > 1:
        scope.note(part, f"only the main file of {len(files)} is kept")
    options = part.text("displayoptions")
    return {
        "file": addressed(scope.file(area, files[0]), scope.folder) if files else None,
        "display": _display(part),
        "show_size": bool(re.search(r'"showsize";[is]:(?:1|1:"1");', options)),
        "show_type": bool(re.search(r'"showtype";[is]:(?:1|1:"1");', options)),
    }


def folder(scope: Scope, part: Part) -> Data:
    """Files side by side."""
    area = scope.area("mod_folder", "content")
    return {
        "files": tuple(addressed(scope.file(area, path), scope.folder) for path in scope.stored(area)),
        "on_course_page": part.flag("display"),
        "expanded": part.flag("showexpanded", default=True),
        "download_all": part.flag("showdownloadfolder", default=True),
    }


def _display(part: Part) -> str:
    return _DISPLAY.get(part.whole("display"), "automatic")
