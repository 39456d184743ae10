"""A package in a browser, with a small learning platform around it or without one."""

import mimetypes
from collections.abc import Callable, Mapping
from pathlib import Path
from urllib.parse import unquote, urlsplit

import pytest
from playwright.sync_api import Page, Route

from coursepack import check
from coursepack.flow import clock
from coursepack.formats import Context, format_named
from tests.browser.keyboard import Keyboard
from tests.specimens import SEA, write_course

SITE = "http://course.test"
_FOLDER = Path(__file__).parent
_LIBRARY = _FOLDER.parents[1] / "node_modules" / "scorm-again" / "dist"
_SCRIPTS = {
    "": '<script src="/fake_lms.js"></script>',
    "1.2": '<script src="/scorm12.min.js"></script><script src="/scorm_again.js" data-standard="1.2"></script>',
    "2004": '<script src="/scorm2004.min.js"></script><script src="/scorm_again.js" data-standard="2004"></script>',
}
_PLATFORM = """<!doctype html><html lang="en"><head><title>Platform</title>%s</head>
<body><iframe src="/package/index.html" title="Package" width="1100" height="800"></iframe></body></html>"""

Members = Mapping[str, bytes | Path]


class Visit:
    """A learner who opens a package, in a platform or on its own."""

    def __init__(self, page: Page, members: Members, platform: str) -> None:
        self.page, self.members, self.platform = page, members, platform
        self.complaints: list[str] = []
        page.on("console", lambda message: self._note(message.type, message.text))
        page.on("pageerror", lambda error: self.complaints.append(str(error)))
        page.route("**/*", self._serve)

    def _note(self, kind: str, text: str) -> None:
        if kind in ("error", "warning"):
            self.complaints.append(text)

    def _serve(self, route: Route) -> None:
        path = unquote(urlsplit(route.request.url).path)
        if path == "/platform.html":
            route.fulfill(body=_PLATFORM % _SCRIPTS[self.platform], content_type="text/html")
        elif path.endswith("lms.js") or path.startswith("/scorm"):
            folder = _LIBRARY if path.endswith(".min.js") else _FOLDER
            route.fulfill(path=folder / path[1:], content_type="text/javascript")
        elif path.startswith("/package/") and path.removeprefix("/package/") in self.members:
            body = self.members[path.removeprefix("/package/")]
            kind = mimetypes.guess_type(path)[0]
            route.fulfill(body=body.read_bytes() if isinstance(body, Path) else body, content_type=kind)
        elif path == "/favicon.ico":
            route.fulfill(status=204)
        else:
            route.fulfill(status=404)

    def in_platform(self) -> "Visit":
        """Open (again) within the platform, which keeps what it was told."""
        self.page.goto(f"{SITE}/platform.html")
        self.frame = self.page.frames[-1]
        self.frame.wait_for_selector("#ProgressText:not(:empty)", state="attached")
        return self

    def alone(self, address: str = "") -> "Visit":
        """Open without a platform."""
        self.page.goto(f"{SITE}/package/index.html{address}")
        self.frame = self.page.main_frame
        self.frame.wait_for_selector("#ProgressText:not(:empty)", state="attached")
        return self

    def leave(self) -> None:
        """Close the package as a learner does who goes elsewhere on the platform."""
        self.page.evaluate("() => { document.querySelector('iframe').src = 'about:blank'; }")
        self.page.wait_for_function("() => lms.finished === 1")

    @property
    def keyboard(self) -> Keyboard:
        return Keyboard(self.page, self.frame)

    @property
    def told(self) -> Mapping[str, str]:
        """What the platform has been told."""
        return self.page.evaluate("() => lms.data")

    @property
    def errors(self) -> list[object]:
        """Calls that the platform refused."""
        return self.page.evaluate("() => lms.errors")


Open = Callable[..., Visit]


@pytest.fixture
def visit(page: Page, tmp_path: Path) -> Open:
    """Make the only SCORM package of an English course from these files and open it."""

    def make(
        files: Mapping[str, str],
        language: str = "en",
        format_name: str = "scorm-1.2",
        platform: str = "",
        languages: tuple[str, ...] = (),
    ) -> Visit:
        course = {
            "course.yaml": f"id: tiny\ntitle: Tiny\nlanguages: [{language}]\nsections: [one]\n",
            "one/sea.svg": SEA,
            **files,
        }
        checked = check(write_course(tmp_path / "course", start=dict(course)))
        assert not checked.has_errors, checked.problems
        multilang = bool(languages)
        context = Context(languages or (language,), clock(checked.course), checked.files, multilang=multilang)
        (artifact,) = format_named(format_name).write(checked.course, context)
        return Visit(page, artifact.output.members, platform)

    return make
