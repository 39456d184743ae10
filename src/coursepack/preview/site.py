"""What the preview shows: the packages of a course as they would be built, made when they are asked for."""

import json
import threading
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache
from importlib import resources
from pathlib import Path

from jinja2 import Environment, PackageLoader, StrictUndefined

from coursepack.flow import Checked, check, clock
from coursepack.formats import Context, format_named
from coursepack.model import Course, Section
from coursepack.package import Content, Package
from coursepack.problems import Problem
from coursepack.web.player import Standard
from coursepack.web.words import direction

POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; frame-src 'self'; "
    "base-uri 'none'; form-action 'none'; frame-ancestors 'none'"
)
"""Content security policy of the preview's own pages; packages have their own."""

Say = Callable[[Sequence[Problem]], str]
"""Problems as the terminal shows them."""


@dataclass(slots=True)
class Site:
    """A course folder, checked again when it changes; the last course without errors stays."""

    folder: Path
    say: Say
    standard: Standard | None = None
    """What version of SCORM the preview plays the platform of; None to play none."""
    languages: tuple[str, ...] = ()
    edition: str | None = None
    """The edition of the course that is shown."""
    generation: int = 0
    """Counts the times that the course was read."""
    problems: tuple[Problem, ...] = ()
    _good: Checked | None = None
    _packages: dict[tuple[str, str], Mapping[str, Content]] = field(default_factory=dict)
    _lock: threading.RLock = field(default_factory=threading.RLock)

    @property
    def course(self) -> Course | None:
        """The last course without errors."""
        return self._good.course if self._good else None

    def refresh(self) -> None:
        """Read the course again."""
        checked = check(self.folder, edition=self.edition)
        with self._lock:
            self.problems = checked.problems
            self.generation += 1
            if checked.course is not None and not checked.has_errors:
                self._good = checked
                self._packages.clear()

    def state(self) -> bytes:
        """What the browser is told after each change."""
        with self._lock:
            errors = [problem for problem in self.problems if problem.is_error]
            state = {"generation": self.generation, "errors": self.say(errors) if errors else ""}
        return json.dumps(state, ensure_ascii=False).encode()

    def page(self, path: str) -> tuple[str, bytes] | None:
        """Kind and content of what stands at a path: the list, a shell around a package, or a package's file."""
        if path == "/":
            return "text/html", self._index()
        if path.startswith("/own/"):
            return _own(path.removeprefix("/own/"))
        parts = path.removeprefix("/").split("/", 3)
        if len(parts) >= 3 and parts[0] == "show" and self._package(parts[1], parts[2]) is not None:
            return "text/html", self._shell(parts[1], parts[2])
        if len(parts) == 4 and parts[0] == "package":
            content = (self._package(parts[1], parts[2]) or {}).get(parts[3])
            if content is not None:
                return "", content.read_bytes() if isinstance(content, Path) else content
        return None

    def _package(self, language: str, section: str) -> Mapping[str, Content] | None:
        with self._lock:
            key = (language, section)
            if key not in self._packages and key in self._known():
                self._packages[key] = self._built(language, section)
            return self._packages.get(key)

    @property
    def _shows_hidden(self) -> bool:
        """Whether hidden parts are shown, marked; where a platform is played, packages are as learners get them."""
        return self.standard is None

    def _known(self) -> dict[tuple[str, str], Section]:
        """The sections that are shown, by language and folder."""
        course = self._good.course if self._good else None
        if course is None:
            return {}
        return {
            (language, section.folder): section
            for language in self.languages or course.languages
            for section in course.sections
            if self._shows_hidden or not section.hidden
        }

    def _built(self, language: str, section: str) -> Mapping[str, Content]:
        assert self._good is not None
        assert self._good.course is not None
        row = format_named(f"scorm-{self.standard or '1.2'}")
        assert row is not None
        context = Context(
            (language,),
            clock(self._good.course),
            self._good.files,
            (section,),
            shows_hidden=self._shows_hidden,
        )
        outputs = [artifact.output for artifact in row.write(self._good.course, context)]
        return next((output.members for output in outputs if isinstance(output, Package)), {})

    def _index(self) -> bytes:
        with self._lock:
            course = self._good.course if self._good else None
            return _render("index.html", course=course, known=self._known(), direction=direction)

    def _shell(self, language: str, section: str) -> bytes:
        with self._lock:
            title = self._known()[language, section].title.get(language)
            return _render(
                "shell.html", language=language, section=section, title=title, standard=self.standard
            )


@cache
def _environment() -> Environment:
    loader = PackageLoader("coursepack.preview")
    return Environment(loader=loader, autoescape=True, undefined=StrictUndefined, trim_blocks=True)


def _render(template: str, **values: object) -> bytes:
    return _environment().get_template(template).render(**values).encode()


_KINDS = {"preview.js": "text/javascript", "platform.js": "text/javascript", "preview.css": "text/css"}


def _own(name: str) -> tuple[str, bytes] | None:
    if name not in _KINDS:
        return None
    return _KINDS[name], resources.files("coursepack.preview").joinpath("static", name).read_bytes()
