"""Building one format of a small course."""

from collections.abc import Callable
from pathlib import Path

import pytest

from coursepack import check
from coursepack.flow import clock
from coursepack.formats import Context, format_named
from coursepack.package import Package
from tests.specimens import SEA, write_course


@pytest.fixture
def built(tmp_path: Path) -> Callable[[str, str], bytes]:
    """The only file that a format makes of an English course with this quiz."""

    def build(format_name: str, quiz: str) -> bytes:
        course = {
            "course.yaml": "id: tiny\ntitle: Tiny\nlanguages: [en]\nsections: [one]\n",
            "one/section.yaml": "title: One\nactivities:\n  - quiz: quiz\n",
            "one/sea.svg": SEA,
            "one/quiz.yaml": quiz,
        }
        checked = check(write_course(tmp_path / "course", start=dict(course)))
        assert not checked.has_errors, checked.problems
        context = Context(("en",), clock(checked.course), checked.files)
        (artifact,) = format_named(format_name).write(checked.course, context)
        output = artifact.output
        return (
            output.zipped()
            if isinstance(output, Package)
            else output
            if isinstance(output, bytes)
            else b"".join(output)
        )

    return build
