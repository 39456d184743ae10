"""Reading the files of one course: YAML with its translations, Markdown with its titles."""

import re
from pathlib import PurePosixPath
from typing import TYPE_CHECKING, Any

from coursepack.model import Path
from coursepack.problems import Place, Problem
from coursepack.problems.rules import source as rules
from coursepack.problems.rules import text as text_rules
from coursepack.source.document import Document, with_translations
from coursepack.source.expansion import StandIns
from coursepack.source.files import CourseFiles, OutsideCourseError
from coursepack.source.markdown_file import split_title
from coursepack.source.near import near_file
from coursepack.source.places import Places
from coursepack.source.validation import Model, validated
from coursepack.source.yaml_reader import YamlFile, read_yaml

if TYPE_CHECKING:
    from coursepack.source.question_source import ReadQuestions


class Reader:
    """Reads files of a course; notes every problem, and the place of what it reads."""

    def __init__(self, files: CourseFiles, read_questions: "ReadQuestions | None" = None) -> None:
        self.files = files
        self.read_questions = read_questions
        self.places = Places()
        self.languages: tuple[str, ...] = ("en",)
        self.stand_ins = StandIns()
        self.certificates: frozenset[str] = frozenset()
        """Ids of the course's certificates."""

    @property
    def problems(self) -> list[Problem]:
        return self.files.problems

    def yaml(self, name: str) -> YamlFile | None:
        """A YAML file without its translations; None where it cannot be read."""
        text = self.files.text(name)
        if text is None:
            return None
        file = read_yaml(text, name)
        self.problems.extend(file.problems)
        return None if file.problems else file

    def document(self, name: str, file: YamlFile, path: Path) -> Document:
        """The file with its translations, its problems noted and its places known."""
        siblings = {}
        stem = name.removesuffix(".yaml")
        for language in self.languages[1:]:
            if self.files.exists(f"{stem}.{language}.yaml"):
                sibling = self.yaml(f"{stem}.{language}.yaml")
                if sibling is not None:
                    siblings[language] = sibling
        document = with_translations(file, siblings, self.languages[0])
        self.problems.extend(document.problems)
        self.places.documents[path] = document
        return document

    def validated(self, model: type[Model], document: Document, data: Any, base: str) -> Model | None:
        """The model's object for the data; texts and files in it start from the folder `base`."""
        context = {"language": self.languages[0], "base": base}
        return validated(model, document, data if isinstance(data, dict) else {}, context, self.problems)

    def markdown(
        self, stem: str, named_at: Path, path: Path, *, titled: bool = True
    ) -> tuple[dict[str, str], dict[str, str]]:
        """Titles and texts by language of the files `stem.LANGUAGE.md`.

        `named_at` is what names the files, `path` what they become. Without `titled` the first line is
        text like any other.
        """
        folder, _, name = stem.rpartition("/")
        titles: dict[str, str] = {}
        texts: dict[str, str] = {}
        found = [
            (file_name, language)
            for file_name in (self.files.names(folder) if self.files.is_folder(folder) else ())
            if (language := _language_of(file_name, name)) is not None
        ]
        for file_name, language in found:
            full = str(PurePosixPath(folder) / file_name)
            if language not in self.languages:
                message = f"the course does not declare the language “{language}”"
                self.problems.append(text_rules.LANGUAGE_UNDECLARED.at(Place(full), message))
            elif titled:
                self._add_titled(full, language, path, titles, texts)
            else:
                self._add_text(full, language, path, texts)
        if not found:
            self._note_missing(f"{stem}.{self.languages[0]}.md", named_at)
        ordered = [language for language in self.languages if language in texts]
        return {key: titles[key] for key in ordered if titled}, {key: texts[key] for key in ordered}

    def _add_titled(
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

    def _add_text(self, file_name: str, language: str, path: Path, texts: dict[str, str]) -> None:
        text = self.files.text(file_name)
        if text is not None:
            texts[language] = text
            self.places.texts[(*path, "text", language)] = Place(file_name, 1, 1)

    def is_inside(self, folder: str, name: str, where: Path) -> bool:
        """Whether what `name` means in the folder stays in the course; a problem at `where` if not."""
        try:
            self.files.resolve(name if PurePosixPath(name).is_absolute() else f"{folder}/{name}".lstrip("/"))
        except (OutsideCourseError, OSError, ValueError):
            message = f"“{name}” leads out of the course folder"
            self.problems.append(rules.PATH_OUTSIDE.at(self.places.of(where), message))
            return False
        return True

    def has(self, file_name: str, path: Path) -> bool:
        """Whether the file is there; a problem at `path` if not."""
        if self.files.exists(file_name):
            return True
        self._note_missing(file_name, path)
        return False

    def _note_missing(self, file_name: str, path: Path) -> None:
        message = f"there is no file {file_name}"
        remedy = near_file(self.files, file_name)
        self.problems.append(rules.FILE_MISSING.at(self.places.of(path), message, remedy))


def without_number(name: str) -> str:
    """`01-schemes` -> `schemes`: the number orders, the words identify."""
    return re.sub(r"^\d+[-_.]", "", name)


def _language_of(file_name: str, stem: str) -> str | None:
    """The language of `stem.LANGUAGE.md`, or None for another file."""
    match = re.fullmatch(re.escape(stem) + r"\.([A-Za-z-]+)\.md", file_name)
    return match.group(1) if match else None
