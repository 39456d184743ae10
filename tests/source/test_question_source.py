"""A quiz may take its questions from a file of another format."""

import io

import pytest
from openpyxl import Workbook

from coursepack import check
from coursepack.flow import build
from tests.specimens import write_course

_COURSE = {
    "course.yaml": "id: tiny\ntitle: {en: Tiny, fr: Petit}\nlanguages: [en, fr]\nsections: [one]\n",
    "one/section.yaml": "title: {en: One, fr: Un}\nactivities:\n  - quiz: quiz\n",
    "one/quiz.yaml": "title: {en: Quiz, fr: Test}\nsource: {en: questions.gift, fr: questions.fr.gift}\n",
    "one/questions.gift": "::sea:: The sea is salty. {T}\n\n::lake:: What is fresh? {=The lake#Yes. ~The sea}\n",
    "one/questions.fr.gift": "::lake:: Qui est doux ? {=Le lac#Oui. ~La mer}\n\n::sea:: La mer est salée. {T}\n",
}


@pytest.fixture
def checked(tmp_path):
    def run(**changes):
        names = {"quiz": "one/quiz.yaml", "english": "one/questions.gift", "french": "one/questions.fr.gift"}
        return check(
            write_course(
                tmp_path / "course", {names[key]: text for key, text in changes.items()}, start=dict(_COURSE)
            )
        )

    return run


def _errors(found):
    return [(item.code, str(item.place)) for item in found.problems if item.is_error]


def test_the_questions_of_the_file_are_those_of_the_quiz(checked):
    found = checked()
    assert _errors(found) == []
    (quiz,) = (located.thing for located in found.course.quizzes())
    assert [question.id for question in quiz.questions] == ["sea", "lake"]
    assert quiz.questions[1].text.values == {"fr": "Qui est doux ?", "en": "What is fresh?"}
    assert quiz.questions[1].answers[0].feedback.values == {"fr": "Oui.", "en": "Yes."}


def test_packages_are_built_from_it(tmp_path, checked):
    checked()
    build(tmp_path / "course", tmp_path / "dist", allow_loss=True)
    written = (tmp_path / "dist/tiny-1.0.0-fr.gift").read_text(encoding="utf-8")
    assert "::lake::[html]Qui est doux ?{" in written


def test_what_is_wrong_stands_in_that_file(checked):
    found = checked(english="::sea:: The sea is salty. {T}\n\nWhat {=a\n")
    assert ("CP-G001", "one/questions.gift:3:6") in _errors(found)
    found = checked(english="::sea:: Salty? <script>x</script> {T}\n", french="::sea:: Salée ? {T}\n")
    assert ("CP-T001", "one/questions.gift:1:1") in _errors(found)


def test_a_missing_translation_is_reported(checked):
    found = checked(quiz="title: {en: Quiz, fr: Test}\nsource: questions.gift\n")
    assert ("CP-L001", "one/questions.gift:1:1") in _errors(found)


def test_a_translation_of_nothing_is_reported(checked):
    found = checked(french=_COURSE["one/questions.fr.gift"] + "\n::rain:: La pluie est douce. {T}\n")
    assert _errors(found) == [("CP-S014", "one/questions.fr.gift:5:1")]


@pytest.mark.parametrize(
    ("source", "code"),
    [
        ("missing.gift", "CP-S005"),
        ("../../secret.gift", "CP-S011"),
        ("quiz.yaml", "CP-R002"),
        ("[questions.gift]", "CP-S003"),
        ("{fr: questions.fr.gift}", "CP-S003"),
    ],
)
def test_a_source_that_cannot_be_read_is_reported(checked, source, code):
    found = checked(quiz=f"title: {{en: Quiz, fr: Test}}\nsource: {source}\n")
    assert code in [problem for problem, _ in _errors(found)]


def test_questions_written_in_the_quiz_come_after(checked):
    more = "questions:\n  - {id: x, type: truefalse, text: {en: x, fr: y}, answer: true}\n"
    found = checked(quiz=_COURSE["one/quiz.yaml"] + more)
    (quiz,) = (located.thing for located in found.course.quizzes())
    assert [question.id for question in quiz.questions] == ["sea", "lake", "x"]


def test_a_workbook_is_a_source_too(tmp_path):
    book = Workbook()
    book.active.title = "Module 1"
    for row in (
        ("question", "answer 1", "right 1"),
        ("How many?", "three", "yes"),
        ("How big?", "3", "perhaps"),
    ):
        book.active.append(row)
    buffer = io.BytesIO()
    book.save(buffer)
    files = {
        "course.yaml": "id: tiny\ntitle: Tiny\nlanguages: [en]\nsections: [one]\n",
        "one/section.yaml": "title: One\nactivities:\n  - quiz: quiz\n",
        "one/quiz.yaml": "title: Quiz\nsource: questions.xlsx\n",
        "one/questions.xlsx": buffer.getvalue(),
    }
    found = check(write_course(tmp_path / "course", start=files))
    assert [question.thing.text.get("en") for question in found.course.questions()] == ["How many?"]
    assert [str(item.place) for item in found.problems if item.code == "CP-B004"] == [
        'one/questions.xlsx Sheet "Module 1" C3'
    ]
