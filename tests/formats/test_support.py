"""What the table of formats says is kept, changed and dropped is what a reader of the written file finds."""

import re

import pytest
from tools.support import EVERY_QUESTION, kept, losses_of

from coursepack import check
from coursepack.flow import clock
from coursepack.formats import Context, format_named
from coursepack.formats.kinds import kind_named
from coursepack.model import question_idnumber
from coursepack.package import Package
from coursepack.render import to_html
from tests.every_question import COURSE
from tests.meaning import meaning

_FOLDERS = re.compile(r"@@PLUGINFILE@@/[a-z/-]*/")


@pytest.fixture(scope="module")
def checked():
    return check(COURSE)


def _questions(course):
    return {
        question_idnumber(found.section, found.thing, question): question
        for found in course.question_sets()
        for question in found.thing.questions
    }


def _read_back(checked, name):
    (artifact,) = format_named(name).write(
        checked.course, Context(("en",), clock(checked.course), checked.files)
    )
    output = artifact.output
    data = output.zipped() if isinstance(output, Package) else b"".join(output)
    bank = kind_named(name).read(data, artifact.name)
    assert [problem for problem in bank.problems if problem.is_error] == []
    return [entry.question for entry in bank.entries]


def _observed(question, came, *, units=True):
    if came is None or _earned(came, units=units) != _earned(question, units=units):
        return "dropped"
    return "kept" if _said(came) == _said(question) else "changed"


def _earned(question, *, units):
    """What decides about points."""
    graded = getattr(question, "unit_grading", "none") if units else "none"
    if question.type != "multichoice":
        return question.points, graded
    return question.points, [round(question.fraction(answer), 3) for answer in question.answers]


def _said(question):
    """The meaning, wherever in the course its images lie."""
    return _FOLDERS.sub("@@PLUGINFILE@@/", repr(meaning(question)))


def test_the_table_is_made_of_the_course_of_every_option():
    assert EVERY_QUESTION == COURSE


_ONLY_MOODLE_LOSES = {("moodle-xml", "NUMBERS-3")}
"""The file says it, Moodle's importer passes over it (`tests/moodle/test_every_question.py`)."""


@pytest.mark.parametrize("name", ["moodle-xml", "gift", "xlsx"])
def test_each_question_fares_as_its_losses_say(checked, name):
    came = {question.idnumber: question for question in _read_back(checked, name)}
    questions = _questions(checked.course)
    observed = {
        # What units earn stands in the course only, and comes back from there.
        idnumber: _observed(question, came.get(idnumber), units=name != "xlsx")
        for idnumber, question in questions.items()
    }
    stated = {idnumber: kept(losses).value for idnumber, losses in losses_of(name).items()}
    differences = {
        (name, idnumber): (stated[idnumber], how)
        for idnumber, how in observed.items()
        if stated[idnumber] != how
    }
    assert differences == dict.fromkeys(_ONLY_MOODLE_LOSES & {(name, "NUMBERS-3")}, ("changed", "kept"))


def test_aiken_has_no_ids_so_that_its_questions_are_known_by_their_words(checked):
    came = {_words(question.text): question for question in _read_back(checked, "aiken")}
    for idnumber, question in _questions(checked.course).items():
        found = came.get(_words(question.text))
        if found is not None and question.name is None:
            found = found.model_copy(update={"id": question.id})
        assert _observed(question, found) == kept(losses_of("aiken")[idnumber]).value, idnumber


def _words(text):
    (language,) = text.languages
    return " ".join(re.sub("<[^>]*>", " ", to_html(text, language).source).split())
