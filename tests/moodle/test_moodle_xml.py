"""What a real Moodle imports from our Moodle XML and exports again means what it meant."""

import pytest
from hypothesis import HealthCheck, Phase, given, seed, settings

from coursepack import build
from coursepack.formats.moodle_xml import read
from tests.formats.moodle_xml.bank import written
from tests.moodle.meaning import passed
from tests.specimens import EVERY_TYPE, TYPES_WITH_PARTS, english_course
from tests.strategies import FILES, TYPES, as_question

_A_TYPE = 12
"""How many generated questions of each type go through Moodle."""


def _generated(kind):
    found = []

    @seed(7)
    @settings(
        max_examples=_A_TYPE,
        database=None,
        phases=[Phase.generate],
        deadline=None,
        suppress_health_check=list(HealthCheck),
    )
    @given(TYPES[kind])
    def collect(data):
        found.append(data)

    collect()
    return [as_question(_without_clashes(data, f"{kind}-{number}")) for number, data in enumerate(found)]


def _without_clashes(data, name):
    """Shared wildcards of one name and other ranges would be one thing in Moodle, which is CP-Q035."""
    wildcards = [{**wildcard, "shared": False} for wildcard in data.get("wildcards", ())]
    return {**data, "id": name, "name": {"en": name}, **({"wildcards": wildcards} if wildcards else {})}


def _exported(oracle, tmp_path, file):
    report = oracle("import_questions.php", "--format=xml", f"--export={tmp_path / 'export.xml'}", file)
    bank = read((tmp_path / "export.xml").read_bytes(), "export.xml")
    named = {entry.question.name or entry.question.id: entry.question for entry in bank.entries}
    return report, {str(getattr(name, "values", {}).get("und", name)): item for name, item in named.items()}


def test_generated_questions_of_every_type_come_back(tmp_path, oracle):
    questions = [question for kind in TYPES for question in _generated(kind)]
    (tmp_path / "bank.xml").write_bytes(written(questions, FILES))
    report, exported = _exported(oracle, tmp_path, tmp_path / "bank.xml")
    assert report["messages"] == []
    assert report["imported"] == len(questions)
    for question in questions:
        assert passed(exported[question.id]) == passed(question)


@pytest.mark.parametrize("quiz", [EVERY_TYPE, TYPES_WITH_PARTS], ids=["every-type", "types-with-parts"])
def test_the_specimens_come_back(tmp_path, oracle, quiz):
    course = english_course(tmp_path / "course", quiz)
    build(tmp_path / "course", tmp_path / "dist", allow_loss=True)
    (file,) = (tmp_path / "dist").glob("*.xml")
    report, exported = _exported(oracle, tmp_path, file)
    assert report["messages"] == []
    for located in course.questions():
        assert passed(exported[located.thing.id]) == passed(located.thing)


@pytest.mark.parametrize("quiz", [EVERY_TYPE, TYPES_WITH_PARTS], ids=["every-type", "types-with-parts"])
def test_right_partly_right_and_no_answers_earn_what_they_should(tmp_path, oracle, quiz):
    course = english_course(tmp_path / "course", quiz)
    build(tmp_path / "course", tmp_path / "dist", allow_loss=True)
    (file,) = (tmp_path / "dist").glob("*.xml")
    report = oracle(
        "attempt_questions.php", "--format=xml", "--behaviours=deferredfeedback,interactive", file
    )
    assert (report["messages"], report["problems"]) == ([], [])
    kinds = {located.thing.id: located.thing.type for located in course.questions()}
    for question in report["questions"]:
        earned = [(attempt["kind"], attempt["fraction"]) for attempt in question["attempts"]]
        if question["autogradable"]:
            assert {fraction for kind, fraction in earned if kind == "correct"} == {1.0}
        if kinds[question["name"]] != "ordering":  # the order shown counts as a response
            assert {fraction or 0.0 for kind, fraction in earned if kind == "empty"} <= {0.0}
        for answer in question.get("answers_graded") or ():
            assert answer["graded"] == pytest.approx(answer["stored"], abs=1e-6)
