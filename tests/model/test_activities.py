"""What activities work out from what is written."""

import pytest
from pydantic import ValidationError

from coursepack.model import Assignment, Label, Quiz, Rubric, Scorm, Submission


def _quiz(**keys):
    question = {"id": "sea", "type": "truefalse", "text": "The sea is salty.", "answer": True, "points": 2}
    return Quiz.model_validate({"id": "quiz", "title": "Quiz", "questions": [question], **keys})


def test_a_quiz_is_worth_its_questions_and_draws():
    assert _quiz(draws=[{"count": 3, "from": "bank", "points": 2}]).grade == 8


def test_a_quiz_may_be_worth_something_else():
    assert _quiz(worth=5).grade == 5
    assert _quiz(worth=5).points == 2


def test_a_quiz_asks_something():
    with pytest.raises(ValidationError):
        Quiz.model_validate({"id": "quiz", "title": "Quiz"})


def test_an_assignment_has_the_points_of_its_rubric():
    criterion = {
        "id": "facts",
        "text": "Facts",
        "levels": [{"points": 0, "text": "-"}, {"points": 5, "text": "+"}],
    }
    rubric = Rubric.model_validate({"criteria": [criterion, {**criterion, "id": "form"}]})
    assert Assignment(id="work", title="Work", rubric=rubric).grade == 10
    assert Assignment(id="work", title="Work").grade == 100
    assert Assignment(id="work", title="Work", points=0).grade == 0


@pytest.mark.parametrize(
    ("written", "text", "files"),
    [
        ("text", True, False),
        ("files", False, True),
        (["text", "files"], True, True),
        ("nothing", False, False),
    ],
)
def test_what_is_handed_in_is_said_in_words(written, text, files):
    read = Submission.model_validate(written)
    assert (read.text is not None, read.files is not None) == (text, files)


def test_a_label_is_named_after_its_first_words():
    label = Label.model_validate(
        {"id": "hint", "text": {"en": "## Read **this** [first](a.md)\n\nThen that."}}
    )
    assert label.title.get("en") == "Read this first Then that."


def test_a_scorm_activity_has_one_source():
    with pytest.raises(ValidationError):
        Scorm(id="s", title="S")
    with pytest.raises(ValidationError):
        Scorm(id="s", title="S", package="a.zip", section="one")
