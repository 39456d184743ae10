"""A value that does not fit is told without words of programs, and what to write instead."""

import pytest

from coursepack.source import load
from tests.specimens import write_course

_COURSE = "id: tiny\ntitle: Tiny\nlanguages: [en]\nversion: 1.0.0\nsections: [one]\n"
_SECTION = "title: One\nactivities:\n  - quiz: quiz\n"
_QUIZ = (
    "title: Quiz\nattempts: 3\npass: 60 %\nkeep: highest\ncloses: 2026-03-01\nquestions:\n"
    "  - {id: sea, type: truefalse, text: Salty., answer: true, points: 2}\n"
)


@pytest.mark.parametrize(
    ("right", "wrong", "message", "remedy"),
    [
        ("attempts: 3", "attempts: three", "“three” does not fit “attempts”", "a whole number in digits"),
        ("points: 2", "points: ten", "“ten” does not fit “points”", "a number in digits"),
        ("points: 2", "points: -1", "“-1” does not fit “points”", "at least 0"),
        ("60 %", "160 %", "“160 %” does not fit “pass”", "at most 100"),
        ("60 %", "sixty", "“sixty” does not fit “pass”", "a percentage such as 60 %"),
        ("highest", "best", "“best” does not fit “keep”", "one of: highest, average, first or last"),
        ("2026-03-01", "01.03.2026", "“01.03.2026” does not fit “closes”", "a day such as 2026-03-01"),
        ("2026-03-01", "2026-02-30", "there is no such day: “2026-02-30”", "year, month, day"),
        ("id: sea", "id: Die Größe", "the id “Die Größe” is not made of", "Write die-grosse."),
        ("answer: true", "answer: richtig", "“richtig” does not fit “answer”", "true or false"),
        ("title: Quiz", "title:", "an empty value does not fit “title”", "Write a text"),
        ("[en]", "[english]", "“english” is no language code", "en, fr or pt-BR"),
        ("[en]", "en", "“languages” takes a list", "“- ”"),
        ("1.0.0", "final (2)", "“final (2)” is no version", "1.0.0"),
        ("- quiz: quiz", "- quiz", "“quiz” alone names no activity", "- page: quiz"),
        (
            "- quiz: quiz",
            "- url: {id: law, title: Law, link: www.example.org}",
            "“www.example.org” is no web address",
            "https://",
        ),
    ],
)
def test_a_value_that_does_not_fit(tmp_path, right, wrong, message, remedy):
    files = {"course.yaml": _COURSE, "one/section.yaml": _SECTION, "one/quiz.yaml": _QUIZ}
    changed = {path: text.replace(right, wrong, 1) for path, text in files.items()}
    (problem,) = load(write_course(tmp_path, start=changed)).problems
    assert problem.code == "CP-S003"
    assert message in problem.message
    assert remedy in problem.remedy
