"""A course folder becomes a Course, with the place of everything in it."""

import re
from dataclasses import dataclass, field
from pathlib import Path as FilePath
from pathlib import PurePosixPath
from typing import Any, assert_never

from coursepack.model import (
    Activity,
    Book,
    Course,
    CourseInfo,
    Glossary,
    Page,
    Path,
    Quiz,
    Section,
    SectionInfo,
    Training,
)
from coursepack.problems import Place, Problem, in_reading_order
from coursepack.problems.rules import source as rules
from coursepack.problems.rules import text as text_rules
from coursepack.source.document import Document, with_translations
from coursepack.source.files import CourseFiles, OutsideCourseError
from coursepack.source.forms import ACTIVITY_KINDS, CourseForm, Kind, SectionForm, nearest_kind
from coursepack.source.markdown_file import split_title
from coursepack.source.places import Places
from coursepack.source.validation import Model, validated
from coursepack.source.yaml_reader import YamlFile, read_yaml


@dataclass(slots=True)
class Loaded:
    """What loading gives: the course as far as it could be read, and everything found wrong."""

    files: CourseFiles
    course: Course | None = None
    places: Places = field(default_factory=Places)
    problems: tuple[Problem, ...] = ()


def load(folder: FilePath) -> Loaded:
    """Read a course folder.

    Never raises for what stands in the folder: `problems` says what is wrong, and `course` holds what
    could be read.
    """
    loader = _Loader(CourseFiles(FilePath(folder)))
    loaded = Loaded(loader.files)
    loaded.course = loader.course()
    loaded.places = loader.places
    loaded.problems = in_reading_order(loader.files.problems)
    return loaded


class _Loader:
    def __init__(self, files: CourseFiles) -> None:
        self.files = files
        self.places = Places()
        self.languages: tuple[str, ...] = ("en",)

    @property
    def problems(self) -> list[Problem]:
        return self.files.problems

    def course(self) -> Course | None:
        if not self.files.exists("course.yaml"):
            self.problems.append(
                rules.NO_COURSE.at(Place("course.yaml"), f"{self.files.root} has no file course.yaml")
            )
            return None
        file = self._yaml("course.yaml")
        if file is None:
            return None
        self.languages = _declared_languages(file.data)
        document = self._document("course.yaml", file, ())
        form = self._validated(CourseForm, document, document.data, "")
        if form is None:
            return None
        sections = [self._section(name, number) for number, name in enumerate(form.sections)]
        info = {name: getattr(form, name) for name in CourseInfo.model_fields}
        return Course.model_construct(**info, sections=tuple(section for section in sections if section))

    def _section(self, folder: str, number: int) -> Section | None:
        name = f"{folder}/section.yaml"
        path: Path = ("sections", number)
        if not self._is_inside("", folder, ("sections", number)):
            return None
        if not self.files.exists(name):
            place = self.places.of(("sections", number))
            self.problems.append(rules.FILE_MISSING.at(place, f"there is no file {name}"))
            return None
        file = self._yaml(name)
        if file is None:
            return None
        document = self._document(name, file, path)
        form = self._validated(SectionForm, document, document.data, folder)
        if form is None:
            return None
        activities = [
            self._activity(folder, entry, (*path, "activities", index))
            for index, entry in enumerate(form.activities)
        ]
        info = {field_name: getattr(form, field_name) for field_name in SectionInfo.model_fields}
        return Section.model_construct(
            **info,
            id=_section_id(folder),
            folder=folder,
            activities=tuple(item for item in activities if item),
        )

    def _activity(self, folder: str, entry: dict[str, Any], path: Path) -> Activity | None:
        """One item under `activities`: a kind, and the name of its file or its keys written in place."""
        place = self.places.of(path)
        kind, value = next(iter(entry.items()))
        if len(entry) != 1 or kind not in ACTIVITY_KINDS:
            remedy = nearest_kind(kind)
            self.problems.append(
                rules.ACTIVITY_UNKNOWN.at(place, f"there is no kind of activity “{kind}”", remedy)
            )
            return None
        known = kind
        if isinstance(value, dict):
            return self._written_here(folder, known, value, path)
        if not isinstance(value, str):
            self.problems.append(rules.WRONG_VALUE.at(place, f"“{kind}” is followed by a name"))
            return None
        if not self._is_inside(folder, value, path):
            return None
        match known:
            case "page":
                return self._page(folder, value, path)
            case "book":
                return self._book(folder, value, path)
            case "quiz" | "glossary" | "training":
                return self._from_yaml(folder, known, value, path)
            case _:
                assert_never(known)

    def _written_here(self, folder: str, kind: Kind, value: dict[str, Any], path: Path) -> Activity | None:
        """An activity whose keys stand in section.yaml itself."""
        document = self.places.documents[path[:2]]
        model = _model(kind)
        inner = Document(
            YamlFile(document.base.file, document.base.node((*path[2:], kind)), value),
            value,
            {
                key[len(path) - 1 :]: spot
                for key, spot in document.translated.items()
                if key[: len(path) - 1] == (*path[2:], kind)
            },
        )
        self.places.documents[path] = inner
        return self._validated(model, inner, value, folder)

    def _from_yaml(self, folder: str, kind: Kind, name: str, path: Path) -> Activity | None:
        file_name = f"{folder}/{name}.yaml"
        if not self._has(file_name, path):
            return None
        file = self._yaml(file_name)
        if file is None:
            return None
        document = self._document(file_name, file, path)
        if not isinstance(document.data, dict):
            self.problems.append(
                rules.WRONG_VALUE.at(Place(file_name), "the file is a map of keys and values")
            )
            return None
        data = {"id": PurePosixPath(name).name, **document.data}
        base = str(PurePosixPath(file_name).parent)
        return self._validated(_model(kind), document, data, base)

    def _page(self, folder: str, name: str, path: Path) -> Page | None:
        titles, texts = self._markdown(f"{folder}/{name}", path, path)
        if not titles:
            return None
        data = {"id": PurePosixPath(name).name, "title": titles, "text": texts}
        return self._validated(Page, self._nowhere(path), data, str(PurePosixPath(f"{folder}/{name}").parent))

    def _book(self, folder: str, name: str, path: Path) -> Book | None:
        book_folder = f"{folder}/{name}"
        if not self.files.is_folder(book_folder):
            self.problems.append(
                rules.FILE_MISSING.at(self.places.of(path), f"there is no folder {book_folder}")
            )
            return None
        chapters: list[dict[str, Any]] = []
        for stem in self._chapter_stems(book_folder):
            chapter_path = (*path, "chapters", len(chapters))
            titles, texts = self._markdown(f"{book_folder}/{stem}", path, chapter_path)
            if titles:
                chapters.append({"id": _without_number(stem), "title": titles, "text": texts})
        data = {
            "id": PurePosixPath(name).name,
            "title": self._book_title(book_folder, path),
            "chapters": chapters,
        }
        if not chapters:
            self.problems.append(
                rules.FILE_MISSING.at(self.places.of(path), f"{book_folder} holds no chapters")
            )
            return None
        return self._validated(Book, self._nowhere(path), data, book_folder)

    def _chapter_stems(self, book_folder: str) -> list[str]:
        stems = {name.split(".")[0] for name in self.files.names(book_folder) if name.endswith(".md")}
        return sorted(stems, key=_in_number_order)

    def _book_title(self, book_folder: str, path: Path) -> Any:
        """The section's own title, unless the folder has a book.yaml with another."""
        section = self.places.documents[path[:2]].data
        if self.files.exists(f"{book_folder}/book.yaml"):
            file = self._yaml(f"{book_folder}/book.yaml")
            if file is not None and isinstance(file.data, dict):
                return file.data.get("title", section["title"])
        return section["title"]

    def _markdown(self, stem: str, activity_path: Path, path: Path) -> tuple[dict[str, str], dict[str, str]]:
        """Titles and texts by language of the files `stem.LANGUAGE.md`."""
        folder, _, name = stem.rpartition("/")
        titles: dict[str, str] = {}
        texts: dict[str, str] = {}
        names = self.files.names(folder) if self.files.is_folder(folder) else ()
        for file_name in names:
            language = _language_of(file_name, name)
            if language is None:
                continue
            if language not in self.languages:
                message = f"the course does not declare the language “{language}”"
                self.problems.append(
                    text_rules.LANGUAGE_UNDECLARED.at(Place(f"{folder}/{file_name}"), message)
                )
                continue
            self._add_markdown(f"{folder}/{file_name}", language, path, titles, texts)
        if not any(_language_of(file_name, name) for file_name in names):
            missing = f"{stem}.{self.languages[0]}.md"
            self.problems.append(
                rules.FILE_MISSING.at(self.places.of(activity_path), f"there is no file {missing}")
            )
        ordered = [language for language in self.languages if language in titles]
        return {key: titles[key] for key in ordered}, {key: texts[key] for key in ordered}

    def _add_markdown(
        self, file_name: str, language: str, path: Path, titles: dict[str, str], texts: dict[str, str]
    ) -> None:
        text = self.files.text(file_name)
        if text is None:
            return
        title, body, body_line = split_title(text)
        if not title:
            message = "the first line is not a title"
            self.problems.append(rules.PAGE_WITHOUT_TITLE.at(Place(file_name), message))
            return
        titles[language], texts[language] = title, body
        self.places.texts[(*path, "title", language)] = Place(file_name, 1, 1)
        self.places.texts[(*path, "text", language)] = Place(file_name, body_line, 1)

    def _document(self, name: str, file: YamlFile, path: Path) -> Document:
        """The file with its translations, its problems noted and its places known."""
        siblings = {}
        stem = name.removesuffix(".yaml")
        for language in self.languages[1:]:
            if self.files.exists(f"{stem}.{language}.yaml"):
                sibling = self._yaml(f"{stem}.{language}.yaml")
                if sibling is not None:
                    siblings[language] = sibling
        document = with_translations(file, siblings, self.languages[0])
        self.problems.extend(document.problems)
        self.places.documents[path] = document
        return document

    def _yaml(self, name: str) -> YamlFile | None:
        text = self.files.text(name)
        if text is None:
            return None
        file = read_yaml(text, name)
        self.problems.extend(file.problems)
        return None if file.problems else file

    def _validated(self, model: type[Model], document: Document, data: Any, base: str) -> Model | None:
        context = {"language": self.languages[0], "base": base}
        return validated(model, document, data if isinstance(data, dict) else {}, context, self.problems)

    def _nowhere(self, path: Path) -> Document:
        """Positions for an activity made of Markdown files: those of its line in section.yaml."""
        section = self.places.documents[path[:2]]
        return Document(YamlFile(section.base.file, section.base.node(path[2:]), None), None)

    def _is_inside(self, folder: str, name: str, where: Path) -> bool:
        try:
            self.files.resolve(name if PurePosixPath(name).is_absolute() else f"{folder}/{name}".lstrip("/"))
        except (OutsideCourseError, OSError, ValueError):
            message = f"“{name}” leads out of the course folder"
            self.problems.append(rules.PATH_OUTSIDE.at(self.places.of(where), message))
            return False
        return True

    def _has(self, file_name: str, path: Path) -> bool:
        if self.files.exists(file_name):
            return True
        self.problems.append(rules.FILE_MISSING.at(self.places.of(path), f"there is no file {file_name}"))
        return False


def _model(kind: Kind) -> type[Page | Book | Quiz | Glossary | Training]:
    return ACTIVITY_KINDS[kind]


def _declared_languages(data: Any) -> tuple[str, ...]:
    """The course's languages as far as they can be read before it is validated."""
    languages = data.get("languages") if isinstance(data, dict) else None
    named = [item for item in languages if isinstance(item, str)] if isinstance(languages, list) else []
    return tuple(named) or ("en",)


def _section_id(folder: str) -> str:
    return _without_number(PurePosixPath(folder).name)


def _without_number(name: str) -> str:
    """`01-schemes` -> `schemes`: the number orders, the words identify."""
    return re.sub(r"^\d+[-_.]", "", name)


def _in_number_order(name: str) -> tuple[int, str]:
    match = re.match(r"\d+", name)
    return (int(match.group()) if match else 1_000_000, name)


def _language_of(file_name: str, stem: str) -> str | None:
    """The language of `stem.LANGUAGE.md`, or None for another file."""
    match = re.fullmatch(re.escape(stem) + r"\.([A-Za-z-]+)\.md", file_name)
    return match.group(1) if match else None
