"""What is written of an activity comes back the same: each kind, each value that it may have, each question."""

import hashlib
import re

import pytest

from coursepack.comparing import Comparable, compare
from coursepack.flow import Wanted, context_of
from coursepack.formats import format_named
from coursepack.formats.identifiers import identifier
from coursepack.importing.courses import read_course
from coursepack.model import Completion
from coursepack.question_files import load
from tests.conftest import COURSES
from tests.formats.mbz.conftest import SPECIMEN
from tests.formats.mbz.reading.options import variants

EVERY_QUESTION = COURSES.parent / "tests" / "courses" / "every-question"

_GAP = re.compile(r"\{\{\d+\}\}")
SAYS_NOTHING = {
    r"\w+ group_mode=visible": "the course's own group mode",
    r"\w+ gradebook\.weight=.*": "a weight counts in a weighted mean alone",
    r"\w+ gradebook\.hidden=True": "it is hidden until a day already",
    r"(assignment|forum|lesson|lti) points=2\.5": "these activities have whole points in Moodle",
    r"(assignment|forum) points=(0\.0|None)": "what is not graded has no grade that passes",
    r"assignment points=.*": "a rubric's points are those of its assignment",
    r"(assignment|training) (rubric|guide)\..*points=2\.5": "an assignment has whole points in Moodle",
    r"(assignment|training) rubric\..*points=.*": "levels stand in the order of their points",
    r"assignment attempts=1|assignment reopened=.*": "only what may be handed in again is opened again",
    r"bank (show_intro|hidden|group_mode)=.*": "nobody sees a question bank on the course page",
    r"book chapters\.0\.is_subchapter=True": "a book begins with a chapter",
    r"feedback items\.\d+\.(dropdown|horizontal)=True": "a list to open is not horizontal",
    r"forum pass_mark=.*": "a forum without points has no grade that passes",
    r"forum subscription=.*": "what is usual for the type of forum",
    r"glossary entries\.\d+\.linked=.*": "what the glossary says for all",
    r"label show_intro=True": "a label's text is what the page shows",
    r"scorm gradebook\.(extra_credit=True|category=None)": "extra credit and weights go by the category",
    r"quiz worth=0\.0": "what is not graded has no grade that passes",
    r"quiz parts\.0\.title=None": "a quiz of one part without a heading is a quiz without parts",
}
"""Values that change nothing beside the others, as kind, path and value, and why."""
NOT_IN_A_BACKUP = {
    "format": "Moodle cannot show an encyclopedia of entries that nobody wrote",
    "package": "a section as a package is the package's file in a backup",
    "section": "a section as a package is the package's file in a backup",
}


def _differences(course, files, path):
    """What differs between a course and what is read of its backup."""
    (artifact,) = format_named("mbz").write(course, context_of(course, files, Wanted(languages=("en",))))
    path.write_bytes(artifact.output.packed())
    found = read_course(path)
    before = Comparable(course, lambda name: hashlib.sha1(files.read(name)).hexdigest())
    return compare(before, Comparable(found.course, lambda name: found.files[name]), "en")


def _with_activities(course, more):
    """The course with more activities in its sections: what gives them for each that is there."""
    sections = tuple(
        section.model_copy(
            update={
                "activities": (
                    *section.activities,
                    *(item for activity in section.activities for item in more(section, activity)),
                )
            }
        )
        for section in course.sections
    )
    return course.model_copy(update={"sections": sections})


@pytest.fixture(scope="module")
def specimen():
    return load(SPECIMEN)


KINDS = sorted({item.thing.activity for item in load(SPECIMEN).course.activities()})


@pytest.mark.parametrize("kind", KINDS)
def test_every_value_of_an_activity_comes_back(kind, specimen, tmp_path):
    tried = {}

    def others(section, activity):
        if activity.activity != kind:
            return
        for path, value, other in variants(activity):
            what = f"{kind} {'.'.join(map(str, path))}={value}"
            if what not in tried.values():
                own = f"{activity.id}-{len(tried)}"
                tried[f"{section.id}/{own}"] = what
                yield other.model_copy(update={"id": own, "idnumber": None})

    course = _with_activities(specimen.course, others)
    found = {
        f"{tried[change.place]}: {item.field}"
        for change in _differences(course, specimen.files, tmp_path / "course.mbz")
        if change.place in tried
        for item in change.fields
        if item.field not in NOT_IN_A_BACKUP
        if not any(re.fullmatch(pattern, tried[change.place]) for pattern in SAYS_NOTHING)
    }
    assert found == set()
    assert len(tried) > 3


RULES = {
    "page": [{"viewed": True}, {"manually": True}, {"never": True}],
    "book": [{"manually": True}],
    "label": [{"manually": True}],
    "assignment": [
        {"submitted": True},
        {"graded": True},
        {"passed": True},
        {"viewed": True, "submitted": True},
    ],
    "quiz": [{"graded": True}, {"passed": True}, {"passed_or_out_of_attempts": True}, {"attempts": 2}],
    "forum": [{"discussions": 1}, {"replies": 3}, {"posts": 2}, {"viewed": True, "posts": 2}],
    "glossary": [{"entries": 2}],
    "feedback": [{"submitted": True}],
    "choice": [{"submitted": True}, {"viewed": True, "by": "2026-03-01 08:30"}],
    "lesson": [{"reached_end": True}, {"time_spent": "10 min"}, {"graded": True}],
    "scorm": [{"status": ["passed"]}, {"status": ["passed", "completed"]}, {"score": 60}],
    "workshop": [{"graded": True}],
}
"""What completes an activity of each kind, besides what does anyway."""


@pytest.mark.parametrize(
    ("kind", "number"), [(kind, at) for kind, rules in RULES.items() for at in range(len(rules))]
)
def test_every_rule_of_completion_comes_back(kind, number, specimen, tmp_path):
    rule = Completion.model_validate(RULES[kind][number])
    first = next(item for item in specimen.course.activities() if item.thing.activity == kind)
    other = first.thing.model_copy(update={"id": "other", "idnumber": None, "complete_when": rule})

    def once(section, activity):
        return [other] if activity is first.thing else []

    course = _with_activities(specimen.course, once)
    found = _differences(course, specimen.files, tmp_path / "course.mbz")
    fields = {item.field for change in found if change.place.endswith("/other") for item in change.fields}
    assert fields - set(NOT_IN_A_BACKUP) == set()


def _means_the_same(field, before, after):
    """Whether a field says the same: gaps have other names, and a unit is typed where nothing is said."""
    if field == "text":
        return _GAP.sub("{{}}", before) == _GAP.sub("{{}}", after)
    return field == "unit_entry" and {before, after} == {"text", None}


@pytest.fixture(scope="module")
def questions(tmp_path_factory):
    """What differs of each question, of every type and with every option, by its place in the backup."""
    loaded = load(EVERY_QUESTION)
    found = _differences(loaded.course, loaded.files, tmp_path_factory.mktemp("questions") / "course.mbz")
    return {
        change.place: fields
        for change in found
        if change.what != "renamed"
        if (
            fields := [
                item.field
                for item in change.fields
                if not _means_the_same(item.field, item.before, item.after)
            ]
        )
        or change.what != "changed"
    }


def _place(item, question):
    """Where a question is found again: a question with an ID number of its own is named after its name."""
    name = next(iter(question.name.values.values())) if question.name and question.idnumber else ""
    return f"{item.section.id}/{item.thing.id}/{identifier(name) or question.id}"


EVERY = [
    _place(item, question)
    for item in load(EVERY_QUESTION).course.question_sets()
    for question in item.thing.questions
]


@pytest.mark.parametrize("place", EVERY)
def test_every_question_comes_back(place, questions):
    assert questions.get(place, []) == []


def test_nothing_else_of_every_question_changes(questions):
    assert {place: fields for place, fields in questions.items() if place not in EVERY} == {"": ["starts"]}
