"""What each sharable content object of a package shows: a whole section, or one page of it."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any

from coursepack.formats.base import SEVERAL, Split, stable_id
from coursepack.model import Course, Section
from coursepack.web.data import script_data
from coursepack.web.fragments import safe_path
from coursepack.web.pages import PageView, Questions, pages
from coursepack.web.terms import KnownTerms
from coursepack.web.texts import MAX_ANSWER, Texts

PAGE = "index.html"


@dataclass(frozen=True, slots=True)
class Face:
    """What a unit shows in one language."""

    language: str
    title: str
    pages: tuple[PageView, ...]
    data: Mapping[str, Any]
    """What the script needs to know."""


@dataclass(frozen=True, slots=True)
class Unit:
    """One sharable content object before it is written."""

    identifier: str
    href: str
    section: Section
    faces: tuple[Face, ...]
    """In each language of the package."""

    @property
    def title(self) -> str:
        return self.faces[0].title

    @property
    def group(self) -> str:
        """Common title of units that belong together, such as the chapters of a book."""
        return self.pages[0].group if len(self.pages) == 1 else ""

    @property
    def pages(self) -> tuple[PageView, ...]:
        """Its pages in the package's first language; those in others have the same ids."""
        return self.faces[0].pages

    @property
    def root(self) -> str:
        """Way from its page to the package's folder: '' or `../`."""
        return "../" * self.href.count("/")

    @property
    def media(self) -> tuple[str, ...]:
        """Paths of the course files that it shows."""
        pages = (page for face in self.faces for page in face.pages)
        return tuple(dict.fromkeys(path for page in pages for path in page.media))

    def in_one_visit(self) -> "Unit":
        """The unit that tells learners to finish in one visit: a platform may not keep all of their answers."""
        faces = (replace(face, data={**face.data, "oneVisit": True}) for face in self.faces)
        return replace(self, faces=tuple(faces))

    @property
    def quizzes(self) -> tuple[Questions, ...]:
        return tuple(page.body for page in self.pages if isinstance(page.body, Questions))


@dataclass(frozen=True, slots=True)
class Telling:
    """How units are told: the languages of their package, and the terms that their texts explain."""

    split: Split
    terms: Mapping[str, KnownTerms]
    """By language, in the package's order."""
    longest_answer: int = MAX_ANSWER

    @property
    def language(self) -> str:
        """The package's language; `mul` for several."""
        return next(iter(self.terms)) if len(self.terms) == 1 else SEVERAL


def units(course: Course, section: Section, telling: Telling) -> tuple[Unit, ...]:
    """The units of one section: with the split "page" one for each page, else a single one."""
    name = ("scorm", course.id, section.id, telling.language)
    href = f"{safe_path(section.folder)}/{PAGE}" if telling.split == "course" else PAGE
    root = "../" * href.count("/")
    views = {
        language: pages(section, Texts(language, root, telling.longest_answer, terms))
        for language, terms in telling.terms.items()
    }
    if telling.split != "page":
        titles = {language: section.title.get(language) for language in views}
        return (_unit(_identifier(*name), href, section, titles, views),)
    return tuple(
        _page_unit(name, section, views, number) for number in range(len(next(iter(views.values()))))
    )


def _unit(
    identifier: str,
    href: str,
    section: Section,
    titles: Mapping[str, str],
    views: Mapping[str, tuple[PageView, ...]],
) -> Unit:
    def face(language: str) -> Face:
        shown, title = views[language], titles[language]
        others = (other for other in views if other != language)
        data = script_data(
            package_id=identifier, title=title, languages=(language, *others), section=section, pages=shown
        )
        return Face(language, title, shown, data)

    return Unit(identifier, href, section, tuple(face(language) for language in views))


def _page_unit(
    name: tuple[str, ...], section: Section, views: Mapping[str, tuple[PageView, ...]], number: int
) -> Unit:
    shown = {language: (found[number],) for language, found in views.items()}
    titles = {language: view.title for language, (view,) in shown.items()}
    ((first,), *_) = shown.values()
    return _unit(_identifier(*name, first.id), _href(first), section, titles, shown)


def _href(view: PageView) -> str:
    """The course's own ids are lower-case; those of other pages would meet them on some disks."""
    return f"{view.id}.html" if view.id.islower() else f"_{view.id.lower()}.html"


def _identifier(*parts: str) -> str:
    return f"CP-{stable_id(*parts)}"
