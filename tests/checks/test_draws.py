"""Draws are checked for the worst that the draws before them may take."""

import pytest

from coursepack import check
from tests.specimens import write_course

_SECTION = "title: One\nactivities:\n  - bank: pool\n  - quiz: {id: exam, title: Exam, draws: [%s]}\n"
_POOL = "title: Pool\nquestions:\n" + "".join(
    f"  - {{id: q{number}, type: truefalse, text: {number} is a number., answer: true{tags}}}\n"
    for number, tags in enumerate(["", "", "", ", tags: [hard]", ", tags: [hard]"])
)


@pytest.mark.parametrize(
    ("draws", "found"),
    [
        ("{count: 5, from: pool}", []),
        ("{count: 6, from: pool}", ["6 are drawn from 5 questions"]),
        ("{count: 1, from: pool}, {count: 1, from: pool, tags: [hard]}", []),
        (
            "{count: 2, from: pool}, {count: 1, from: pool, tags: [hard]}",
            ["1 are drawn from 2 questions, of which draws before may take 2"],
        ),
        ("{count: 1, from: pool, tags: [hard]}, {count: 4, from: one/pool}", []),
        (
            "{count: 2, from: pool, tags: [hard]}, {count: 4, from: one/pool}",
            ["4 are drawn from 5 questions, of which draws before may take 2"],
        ),
    ],
)
def test_what_draws_before_may_take_counts(tmp_path, draws, found):
    files = {
        "course.yaml": "id: tiny\ntitle: Tiny\nlanguages: [en]\nsections: [one]\n",
        "one/section.yaml": _SECTION % draws,
        "one/pool.yaml": _POOL,
    }
    problems = check(write_course(tmp_path, start=files)).problems
    assert [problem.message for problem in problems if problem.code == "CP-C004"] == found
