"""The player is small, and a module opens with one request; `benchmarks/scorm.py` measures the seconds."""

import zlib

import pytest

from coursepack import check
from coursepack.flow import clock
from coursepack.formats import Context, format_named
from coursepack.web.player import script, style
from tests.browser.slow_line import BYTES_A_SECOND, LATENCY, open_slowly
from tests.browser.test_tracking import READING
from tests.conftest import COURSES

pytestmark = pytest.mark.browser


def test_the_player_without_content_is_under_60_kilobytes(visit):
    members = visit(READING).members
    assert sum(len(zlib.compress(content, 6)) for content in members.values()) < 60_000
    assert len(zlib.compress(script("2004"), 6)) + len(zlib.compress(style(), 6)) < 30_000


def test_what_a_module_needs_to_open_passes_a_slow_line_within_a_second(page):
    """Of the bytes and requests; what the browser adds is measured by the benchmark."""
    checked = check(COURSES / "ecowas-toolkit")
    context = Context(("en",), clock(checked.course), checked.files)
    for artifact in format_named("scorm-1.2").write(checked.course, context):
        files = {name: bytes(content) for name, content in artifact.output.members.items()}
        packed = len(zlib.compress(files["index.html"]))
        assert packed / BYTES_A_SECOND + LATENCY / 1000 < 0.8, artifact.name
    opening = open_slowly(page, files, "index.html", "#ProgressText:not(:empty)", times=1)
    assert opening.requests == 1
