"""A warning is accepted where it stands, with a reason, and the report shows it."""

import json

import pytest
from click.testing import CliRunner

from coursepack.cli import group
from tests.checks.findings import checked

_QUIZ = "title: Quiz\n%squestions:\n  - {id: sea, type: truefalse, text: The sea is salty., answer: true%s}\n"
_COURSE = "id: tiny\ntitle: Tiny\nlanguages: [en]\nsections: [one]\n"
_SECTION = "title: One\nactivities:\n  - page: welcome\n  - quiz: quiz\n"
_BECAUSE = "accept: {CP-W017: The facilitator explains.}\n"


def _two(found):
    return {p.code for p in found.problems}, {(p.code, p.accepted) for p in found.accepted}


@pytest.mark.parametrize(
    "files",
    [
        {"one/quiz.yaml": _QUIZ % ("", f", {_BECAUSE.strip()}")},
        {"one/quiz.yaml": _QUIZ % (_BECAUSE, "")},
        {"one/quiz.yaml": _QUIZ % ("", ""), "one/section.yaml": _SECTION + _BECAUSE},
        {"one/quiz.yaml": _QUIZ % ("", ""), "course.yaml": _COURSE + _BECAUSE},
        {
            "one/quiz.yaml": _QUIZ % ("", ""),
            "course.yaml": _COURSE + "accept: {CP-W017: {one/quiz/sea: The facilitator explains.}}\n",
        },
    ],
    ids=["question", "activity", "section", "course", "one item, from the course"],
)
def test_it_is_accepted_from_the_item_up_to_the_course(tmp_path, files):
    assert _two(checked(tmp_path, files)) == (set(), {("CP-W017", "The facilitator explains.")})


def test_an_acceptance_covers_its_own_item_only(tmp_path):
    quiz = (
        _QUIZ % ("", f", {_BECAUSE.strip()}")
        + "  - {id: lake, type: truefalse, text: So is it., answer: true}\n"
    )
    found = checked(tmp_path, {"one/quiz.yaml": quiz})
    assert [(p.code, p.place.line) for p in found.problems] == [("CP-W017", 4)]


def test_a_page_is_named_from_its_section(tmp_path):
    files = {
        "one/section.yaml": _SECTION + "accept: {CP-W044: {welcome: Everybody here works there.}}\n",
        "one/welcome.en.md": "# Welcome\n\nThe WMO works.\n",
    }
    assert _two(checked(tmp_path, files)) == (set(), {("CP-W044", "Everybody here works there.")})


def test_a_page_is_accepted_beside_its_name(tmp_path):
    files = {
        "one/section.yaml": _SECTION.replace(
            "page: welcome\n", "page: welcome\n    accept: {CP-W044: Everybody here works there.}\n"
        ),
        "one/welcome.en.md": "# Welcome\n\nThe WMO works.\n",
    }
    assert _two(checked(tmp_path, files)) == (set(), {("CP-W044", "Everybody here works there.")})


@pytest.mark.parametrize(
    ("accept", "code"),
    [
        ("CP-W008: It is so.", "CP-E002"),
        ("CP-W999: It is so.", "CP-E001"),
        ("CP-L001: It is so.", "CP-E001"),
        ("CP-W017: ''", "CP-S003"),
    ],
)
def test_an_acceptance_that_is_unused_unknown_or_without_reason_is_a_problem(tmp_path, accept, code):
    quiz = _QUIZ % ("", f", accept: {{{accept}}}")
    found = [p for p in checked(tmp_path, {"one/quiz.yaml": quiz}).problems if p.code != "CP-W017"]
    assert [(p.code, p.place.line) for p in found] == [(code, 3)]


def test_links_that_were_not_asked_do_not_make_an_acceptance_unused(tmp_path):
    files = {"course.yaml": _COURSE + "accept: {CP-W062: The server is down at night.}\n"}
    assert checked(tmp_path, files).problems == ()


def test_the_report_shows_the_reason(tmp_path):
    checked(tmp_path, {"one/quiz.yaml": _QUIZ % ("", f", {_BECAUSE.strip()}")})
    text = CliRunner().invoke(group, ["check", str(tmp_path), "--strict"])
    assert (text.exit_code, "CP-W017  accepted: The facilitator explains." in text.stderr) == (0, True)
    document = json.loads(CliRunner().invoke(group, ["check", str(tmp_path), "--format", "json"]).stdout)
    assert {row["accepted"] for row in document["accepted"]} == {"The facilitator explains."}
    assert document["problems"] == []
