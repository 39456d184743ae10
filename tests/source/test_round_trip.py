"""Questions of every type, written as course source and loaded, mean what they meant; so do those of Moodle XML."""

import re
import tempfile
from pathlib import Path

from hypothesis import Phase, given, settings
from hypothesis import strategies as st

from coursepack.formats.moodle_xml import read
from coursepack.source import load
from coursepack.source.dump import Words, as_data
from coursepack.source.yaml_writer import yaml_text
from tests.formats.moodle_xml.bank import written
from tests.meaning import meaning
from tests.specimens import SEA, write_course
from tests.strategies import FILES, questions

_TOGETHER = 4
"""Questions in one course: loading costs more than making them."""
_CASES = settings(
    max_examples=settings().max_examples // _TOGETHER,
    phases=[Phase.explicit, Phase.reuse, Phase.generate],  # making four questions smaller would take too long
)
_WORDS = Words("en", "en")
_FOLDER = re.compile(r"@@PLUGINFILE@@/(one/)?")
_COURSE = {
    "course.yaml": "id: tiny\ntitle: Tiny\nlanguages: [en]\nsections: [one]\n",
    "one/section.yaml": "title: One\nactivities:\n  - quiz: quiz\n",
    "one/sea.svg": SEA,
}


def _through_source(made):
    """The questions after they were saved in a course and loaded, each with an id of its own."""
    data = [as_data(question, _WORDS) | {"id": f"q{number}"} for number, question in enumerate(made)]
    quiz = yaml_text({"title": "Quiz", "questions": data})
    with tempfile.TemporaryDirectory() as name:
        loaded = load(write_course(Path(name), {"one/quiz.yaml": quiz}, start=dict(_COURSE)))
    assert [problem for problem in loaded.problems if problem.is_error] == [], quiz
    return [located.thing for located in loaded.course.questions()]


def _said(question, like):
    """The meaning, with the id of another question, from which values are drawn and names come."""
    return _FOLDER.sub("@@PLUGINFILE@@/", repr(meaning(question.model_copy(update={"id": like.id}))))


@_CASES
@given(st.lists(questions(), min_size=_TOGETHER, max_size=_TOGETHER))
def test_what_is_saved_is_loaded_as_it_was(made):
    for came, question in zip(_through_source(made), made, strict=True):
        assert _said(came, question) == _said(question, question)


@_CASES
@given(st.lists(questions(), min_size=_TOGETHER, max_size=_TOGETHER))
def test_moodle_xml_through_source_keeps_what_moodle_reads(made):
    numbered = [question.model_copy(update={"id": f"q{n}"}) for n, question in enumerate(made)]
    first = [entry.question for entry in read(written(numbered, FILES), "bank.xml").entries]
    again = written(_through_source(first), {"one/sea.svg": SEA.encode()})
    second = [entry.question for entry in read(again, "bank.xml").entries]
    for came, question in zip(second, first, strict=True):
        assert _said(came, question) == _said(question, question)
