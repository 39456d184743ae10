"""What each sharable content object of a package shows: a whole section, or one page of it."""

from dataclasses import dataclass

from coursepack.formats.base import Split, stable_id
from coursepack.model import Course, Section
from coursepack.web.fragments import safe_path
from coursepack.web.pages import PageView, Questions, pages
from coursepack.web.texts import Texts

PAGE = "index.html"


@dataclass(frozen=True, slots=True)
class Unit:
    """One sharable content object before it is written."""

    identifier: str
    title: str
    href: str
    section: Section
    pages: tuple[PageView, ...]
    group: str = ""
    """Common title of units that belong together, such as the chapters of a book."""

    @property
    def root(self) -> str:
        """Way from its page to the package's folder: '' or `../`."""
        return "../" * self.href.count("/")

    @property
    def media(self) -> tuple[str, ...]:
        """Paths of the course files that it shows."""
        return tuple(dict.fromkeys(path for page in self.pages for path in page.media))

    @property
    def quizzes(self) -> tuple[Questions, ...]:
        return tuple(page.body for page in self.pages if isinstance(page.body, Questions))


def is_shown(section: Section) -> bool:
    """Whether the section has anything to show, and shows it to learners."""
    holds = section.activities or section.summary or section.objectives or section.key_points
    return bool(holds) and not section.hidden


def units(course: Course, section: Section, language: str, split: Split) -> tuple[Unit, ...]:
    """The units of one section: with `split` "page" one for each page, else a single one."""
    name = ("scorm", course.id, section.id, language)
    href = f"{safe_path(section.folder)}/{PAGE}" if split == "course" else PAGE
    views = pages(section, Texts(language, root="../" * href.count("/")))
    if split != "page":
        return (Unit(_identifier(*name), section.title.get(language), href, section, views),)
    return tuple(
        Unit(_identifier(*name, view.id), view.title, _href(view), section, (view,), view.group)
        for view in views
    )


def _href(view: PageView) -> str:
    """The course's own ids are lower-case; those of other pages would meet them on some disks."""
    return f"{view.id}.html" if view.id.islower() else f"_{view.id.lower()}.html"


def _identifier(*parts: str) -> str:
    return f"CP-{stable_id(*parts)}"
