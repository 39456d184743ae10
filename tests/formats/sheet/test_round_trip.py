"""Questions that a workbook can hold come back from it as they were, but for what is listed as left in the course."""

import datetime

from hypothesis import Phase, given, settings
from hypothesis import strategies as st

from coursepack.formats import Context
from coursepack.formats.sheet import read, write
from coursepack.formats.sheet.columns import TYPES as IN_SHEETS
from coursepack.model import Course, PlainText, Quiz, Section
from tests.meaning import meaning
from tests.strategies import TYPES, as_question

_TOGETHER = 10
"""Questions in one workbook: opening one costs more than reading them."""
_CASES = settings(
    max_examples=settings().max_examples // _TOGETHER,
    phases=[Phase.explicit, Phase.reuse, Phase.generate],  # making ten questions smaller would take too long
)
_IN_ROWS = frozenset({"id", "type", "text", "points", "general_feedback", "tags", "name"}) | {
    "answer", "answers", "pairs", "items", "single",
}  # fmt: skip


def _for_a_row(data):
    """The question as far as a row says it: without other settings, with its texts in Markdown."""
    carried = _IN_ROWS | ({"feedback"} if data["type"] == "truefalse" else frozenset())
    return _in_markdown({key: value for key, value in data.items() if key in carried})


def _in_markdown(value):
    if isinstance(value, dict):
        return {key: _in_markdown(item) for key, item in value.items() if key != "format"}
    return [_in_markdown(item) for item in value] if isinstance(value, list) else value


_ANY = st.one_of(*(TYPES[name] for name in IN_SHEETS))
_QUESTIONS = st.one_of(_ANY, _ANY.map(_for_a_row), _ANY.map(_for_a_row)).map(as_question)
_CONTEXT = Context(("en",), datetime.datetime(2026, 1, 1, tzinfo=datetime.UTC), None)


def _course(made):
    title = PlainText(values={"en": "One"})
    quiz = Quiz.model_construct(id="quiz", kind="quiz", title=title, questions=made)
    section = Section.model_construct(id="one", folder="one", title=title, activities=(quiz,))
    return Course.model_construct(
        id="tiny", title=title, version="1.0.0", languages=("en",), sections=(section,)
    )


@_CASES
@given(st.lists(_QUESTIONS, min_size=_TOGETHER, max_size=_TOGETHER))
def test_what_is_not_listed_comes_back_as_it_was(made):
    made = tuple(question.model_copy(update={"id": f"q{n}"}) for n, question in enumerate(made))
    (artifact,) = write(_course(made), _CONTEXT)
    bank = read(artifact.output.zipped(), "questions.xlsx")
    assert [problem for problem in bank.problems if problem.is_error] == []
    came = {entry.question.idnumber: entry.question for entry in bank.entries}
    lost = {loss.subject for loss in artifact.losses}
    for question in made:
        idnumber = f"one/quiz/{question.id}"
        if idnumber not in lost:
            back = came[idnumber].model_copy(update={"id": question.id})
            assert meaning(back) == meaning(question), question
