"""One question bank in which each learner is asked in his language."""

import pytest
from lxml import etree

from coursepack.flow import Wanted, context_of
from coursepack.formats import format_named
from coursepack.source import load
from tests.specimens import write_course

_QUIZ = """title: {en: Quiz, es: Prueba}
questions:
  - id: sea
    type: shortanswer
    text: {en: What is salty?, es: ¿Qué es salado?}
    answers:
      - {text: {en: the sea, es: el mar}, feedback: {en: 'Yes.', es: Sí.}}
      - {text: {en: H2O, es: H2O}, fraction: 50}
  - id: gap
    type: gapselect
    text: {en: 'The {{sea}} is salty.', es: 'El {{sea}} es salado.'}
    choices: [{id: sea, text: {en: sea < land, es: mar}}]
  - id: essay
    type: essay
    text: {en: Describe it., es: Descríbalo.}
    template: {en: It is, es: Es}
"""


def _spans(english, spanish):
    return f'<span lang="en" class="multilang">{english}</span><span lang="es" class="multilang">{spanish}</span>'


@pytest.fixture
def artifact(tmp_path):
    files = {
        "course.yaml": "id: tiny\ntitle: {en: Tiny, es: Chico}\nlanguages: [en, es]\nsections: [one]\n",
        "one/section.yaml": "title: {en: One, es: Uno}\nactivities:\n  - quiz: quiz\n",
        "one/quiz.yaml": _QUIZ,
    }
    loaded = load(write_course(tmp_path, start=files))
    context = context_of(loaded.course, loaded.files, Wanted(multilang=True))
    (artifact,) = format_named("moodle-xml").write(loaded.course, context)
    return artifact


@pytest.fixture
def questions(artifact):
    root = etree.fromstring(b"".join(artifact.output))
    return {question.get("type"): question for question in root}


def test_the_file_says_that_it_holds_several_languages(artifact):
    assert (artifact.name, artifact.language, artifact.languages) == (
        "tiny-1.0.0-multilang.xml",
        "mul",
        ("en", "es"),
    )


def test_texts_and_feedback_stand_in_every_language(questions):
    question = questions["shortanswer"]
    assert question.findtext("questiontext/text") == f"<p>{_spans('What is salty?', '¿Qué es salado?')}</p>"
    assert question.findtext("answer/feedback/text") == f"<p>{_spans('Yes.', 'Sí.')}</p>"


def test_what_learners_type_is_accepted_in_every_language_without_spans(questions):
    answers = questions["shortanswer"].findall("answer")
    found = [(answer.findtext("text"), answer.get("fraction")) for answer in answers]
    assert found == [("the sea", "100"), ("el mar", "100"), ("H2O", "50")]


def test_a_gap_stands_once_between_the_spans(questions):
    question = questions["gapselect"]
    text = f"<p>{_spans('The ', 'El ')}[[1]]{_spans(' is salty.', ' es salado.')}</p>"
    assert question.findtext("questiontext/text") == text
    assert question.findtext("selectoption/text") == _spans("sea &lt; land", "mar")


def test_what_moodle_shows_as_it_stands_is_in_the_first_language_and_reported(questions, artifact):
    assert questions["essay"].findtext("responsetemplate/text") == "<p>It is</p>"
    assert questions["category"].findtext("category/text") == "$course$/top/Tiny/One"
    assert [(loss.subject.rpartition("/")[2], loss.how.value) for loss in artifact.losses] == [
        ("sea", "changed"),
        ("essay", "changed"),
    ]
