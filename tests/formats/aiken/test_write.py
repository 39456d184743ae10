"""Aiken says what it can of a course, and lists each question that it leaves out or changes."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coursepack.formats import Context, Kept, format_named
from coursepack.formats.aiken import read, write
from coursepack.model import Course, MultiChoice, Quiz, Section
from tests.specimens import EVERY_TYPE, english_course


def _artifact(course):
    (artifact,) = write(course, Context(("en",), None, None))
    return b"".join(artifact.output).decode(), artifact.losses


def _question(tmp_path, more="", text="What is salty?", option="The sea"):
    course = english_course(
        tmp_path,
        f"title: Quiz\nquestions:\n  - id: q\n    type: multichoice\n    text: {text}\n{more}"
        f"    answers: [{{text: {option}, right: true}}, {{text: The lake}}]\n",
    )
    text, losses = _artifact(course)
    return text, [(loss.how, loss.what) for loss in losses]


def test_a_question_is_its_text_its_options_and_the_answer(tmp_path):
    assert _question(tmp_path) == ("What is salty?\nA) The sea\nB) The lake\nANSWER: A\n\n", [])


def test_every_other_type_is_listed_as_dropped(tmp_path):
    text, losses = _artifact(english_course(tmp_path, EVERY_TYPE))
    assert text.count("ANSWER:") == 1
    dropped = {loss.subject for loss in losses if loss.how is Kept.DROPPED}
    assert len(dropped) == EVERY_TYPE.count("  - id:")


@pytest.mark.parametrize(
    ("change", "loss"),
    [
        ({"more": "    points: 2\n"}, (Kept.DROPPED, "2 points become 1: Aiken has no points")),
        ({"more": "    tags: [salt]\n"}, (Kept.CHANGED, "left out: tags")),
        ({"text": "What is **salty**?"}, (Kept.CHANGED, "formatting and images become plain words")),
        (
            {"text": "A. Smith sails on what?"},
            (Kept.DROPPED, "the question is left out: its text begins as an option or ANSWER: does"),
        ),
    ],
)
def test_what_is_not_carried_is_listed(tmp_path, change, loss):
    assert _question(tmp_path, **change)[1] == [loss]


def test_it_is_not_built_unless_asked_for():
    assert not format_named("aiken").by_default


_WORDS = st.text("ab é漢.,:;()<>&#{}=~\\*_`[]!-+|$1", min_size=2, max_size=30).map(str.strip).filter(bool)


@given(st.lists(_WORDS, min_size=3, max_size=8, unique=True), st.data())
def test_plain_questions_come_back_as_they_were(words, data):
    right = data.draw(st.integers(0, len(words) - 2))
    plain = [{"format": "plain", "en": word} for word in words]
    answers = [{"text": text, "right": number == right} for number, text in enumerate(plain[1:])]
    question = MultiChoice.model_validate(
        {"type": "multichoice", "id": "q", "text": plain[0], "answers": answers}
    )
    quiz = Quiz(id="quiz", title="Quiz", questions=(question,))
    section = Section(id="one", folder="one", title="One", activities=(quiz,))
    text, losses = _artifact(Course(id="tiny", title="Tiny", languages=("en",), sections=(section,)))
    if any(loss.how is Kept.DROPPED for loss in losses):
        assert text == ""
        return
    (entry,) = read(text.encode(), "x").entries
    came = [answer.text.get("und") for answer in entry.question.answers]
    assert [_plain(entry.question.text.get("und")), *map(_plain, came)] == [
        " ".join(w.split()) for w in words
    ]
    assert entry.question.fraction(entry.question.answers[right]) == 100


def _plain(html):
    return html.replace("&lt;", "<").replace("&gt;", ">").replace("&amp;", "&")
