"""A quiz that draws at random has its questions in a package too, the same in every build."""

from coursepack import check
from coursepack.formats.scorm.draws import with_drawn
from tests.specimens import write_course

_POOL = "".join(
    f"  - {{id: q{number}, type: truefalse, text: Is {number} even?, answer: {str(number % 2 == 0).lower()}}}\n"
    for number in range(6)
)
_FILES = {
    "course.yaml": "id: tiny\ntitle: Tiny\nlanguages: [en]\nsections: [one, two]\n",
    "one/section.yaml": "title: One\nactivities:\n  - quiz: pool\n",
    "one/pool.yaml": f"title: Pool\nquestions:\n{_POOL}",
    "two/section.yaml": "title: Two\nactivities:\n  - quiz: test\n",
    "two/test.yaml": (
        "title: Test\ndraws:\n  - {id: a, count: 2, from: one/pool, points: 3}\n  - {id: b, count: 3, from: one/pool}\n"
    ),
}


def _drawn(folder):
    course = check(write_course(folder, start=dict(_FILES))).course
    return with_drawn(course).sections[1].activities[0]


def test_as_many_questions_are_drawn_as_asked_and_none_twice(tmp_path):
    quiz = _drawn(tmp_path)
    assert [question.points for question in quiz.questions] == [3, 3, 1, 1, 1]
    assert len({question.text.get("en") for question in quiz.questions}) == 5
    assert quiz.draws == ()


def test_the_same_ones_are_drawn_in_every_build(tmp_path):
    assert _drawn(tmp_path / "a") == _drawn(tmp_path / "b")
