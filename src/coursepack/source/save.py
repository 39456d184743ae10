"""A course as the files of its folder: pages as Markdown where that says the same, the rest as YAML."""

import re
from collections.abc import Iterator, Mapping
from typing import Any

from coursepack.model import Activity, Book, Course, Label, Node, Page, PlainText, RichText, Section
from coursepack.source.dump import Words, as_data
from coursepack.source.forms import ACTIVITY_KINDS, SETTINGS_BESIDE
from coursepack.source.yaml_writer import yaml_text

_FILES_OF_THEIR_OWN = frozenset(
    {"quiz", "bank", "glossary", "training", "assignment", "feedback", "lesson", "workshop"}
)
_NAMES_A_FILE = re.compile(r"\]\((?!https?:|mailto:|#)|(?:src|href|poster)=.(?!https?:|mailto:|#)")
_KINDS = {model: kind for kind, model in ACTIVITY_KINDS.items()}


def save(course: Course) -> dict[str, str]:
    """Path to text of each file; media are not among them. Read again, they give the same course."""
    words = Words(course.language, course.language)
    bare = _from_here(course.model_copy(update={"sections": (), "terms": ()}))
    head = as_data(bare, words) | {"sections": [section.folder for section in course.sections]}
    files = {"course.yaml": yaml_text(head)}
    if course.terms:
        files["terms.yaml"] = yaml_text(
            {"terms": [as_data(_from_here(term), words) for term in course.terms]}
        )
    for section in course.sections:
        files |= _section(section, words)
    return files


def _section(section: Section, words: Words) -> dict[str, str]:
    files: dict[str, str] = {}
    entries = [_entry(section.folder, _from_here(activity), words, files) for activity in section.activities]
    bare = _from_here(section.model_copy(update={"activities": ()}))
    data = {key: value for key, value in as_data(bare, words).items() if key not in {"id", "folder"}}
    files[f"{section.folder}/section.yaml"] = yaml_text(data | ({"activities": entries} if entries else {}))
    return files


def _entry(folder: str, activity: Activity, words: Words, files: dict[str, str]) -> dict[str, Any]:
    """The item under `activities`; what stands in files of its own is added to them."""
    kind = _KINDS[type(activity)]
    data = as_data(activity, words)
    texts = list(_as_markdown(activity, data))
    if texts:
        for name, text in texts:
            files[f"{folder}/{name}.{words.course_language}.md"] = text
        beside = {key: data[key] for key in data if key in SETTINGS_BESIDE and key != "title"}
        title = {"title": data["title"]} if isinstance(activity, Book) else {}
        return {kind: data["id"], **title, **beside}
    if kind in _FILES_OF_THEIR_OWN:
        name = data.pop("id")
        files[f"{folder}/{name}.yaml"] = yaml_text(data)
        return {kind: name}
    return {kind: data}


def _as_markdown(activity: Activity, data: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
    """Name and text of Markdown files; none for an activity that Markdown files alone cannot say."""
    if isinstance(activity, Page) and _is_markdown(data):
        yield data["id"], _titled(data)
    if isinstance(activity, Label) and isinstance(data["text"], str) and "title" not in data:
        yield data["id"], data["text"]
    if isinstance(activity, Book) and "numbering" not in data and "/" not in data["id"]:
        chapters = data["chapters"]
        if all(_is_markdown(chapter) and _stands_alone(chapter) for chapter in chapters):
            for number, chapter in enumerate(chapters, start=1):
                yield f"{data['id']}/{number:02d}-{chapter['id']}", _titled(chapter)


def _is_markdown(data: Mapping[str, Any]) -> bool:
    """Whether a title and a text can stand in one file, under a line that begins with a `#`."""
    title, text = data["title"], data["text"]
    if not isinstance(title, str) or not isinstance(text, str):
        return False
    return title == title.strip(" #") and text == text.strip("\n")


def _stands_alone(chapter: Mapping[str, Any]) -> bool:
    """Whether a chapter says nothing besides, and names no file: it would stand in a folder further down."""
    return set(chapter) == {"id", "title", "text"} and not _NAMES_A_FILE.search(chapter["text"])


def _titled(data: Mapping[str, Any]) -> str:
    return f"# {data['title']}\n\n{data['text']}\n" if data["text"] else f"# {data['title']}\n"


def _from_here(thing: Any) -> Any:
    """The thing with texts whose files are named from the folder that they stand in."""
    match thing:
        case RichText():
            return thing.model_copy(update={"base": ""}) if thing.base else thing
        case PlainText():
            return thing
        case Node():
            names = type(thing).model_fields
            changed = {name: _from_here(getattr(thing, name)) for name in names}
            return thing.model_copy(
                update={name: value for name, value in changed.items() if value is not getattr(thing, name)}
            )
        case tuple():
            items = tuple(_from_here(item) for item in thing)
            same = all(one is other for one, other in zip(items, thing, strict=True))
            return thing if same else items
        case _:
            return thing
