"""One backup in which each learner reads his language."""

import re

import pytest

from coursepack import check
from coursepack.flow import Wanted, context_of
from coursepack.formats import format_named
from coursepack.render import holds_blocks
from tests.bilingual import ENGLISH, SPANISH, in_two_languages
from tests.formats.mbz.conftest import SPECIMEN, Members
from tests.specimens import write_course

_SPAN = re.compile(r'<span lang="(\w+)" class="multilang">(.*?)</span>', re.DOTALL)
_BESIDE = {"definition", "description", "message", "imagecaption"}
"""Elements of rubrics and badges: Moodle shows both as they stand."""


def _artifact(course, files):
    context = context_of(course, files, Wanted(multilang=True))
    (artifact,) = format_named("mbz").write(course, context)
    return artifact


@pytest.fixture(scope="module")
def artifact():
    checked = check(SPECIMEN)
    return _artifact(in_two_languages(checked.course), checked.files)


@pytest.fixture(scope="module")
def members(artifact):
    return Members(artifact.output)


def _own(folder, **files):
    checked = check(write_course(folder, start=files))
    assert checked.course is not None, checked.problems
    return _artifact(checked.course, checked.files)


def test_the_file_says_that_it_holds_several_languages(artifact):
    assert artifact.name == "everything-2.1.0-multilang.mbz"
    assert (artifact.language, artifact.languages) == ("mul", ("en", "es"))


def test_every_text_stands_in_both_languages_or_is_reported(artifact, members):
    alone = {
        (name, element.tag)
        for name in artifact.output.members
        if name.endswith(".xml") and not name.startswith("files/")
        for element in members.xml(name).iter()
        if element.text and (ENGLISH in element.text) != (SPANISH in element.text)
    }
    kinds = {(re.sub(r"_\d+|.*/", "", name), tag) for name, tag in alone}
    assert kinds == {
        ("questions.xml", "name"),
        ("questions.xml", "answertext"),
        ("badges.xml", "messagesubject"),
        ("glossary.xml", "alias_text"),
        ("lesson.xml", "answer_text"),
        ("scorm.xml", "title"),
        ("wiki.xml", "firstpagetitle"),
    }


def test_no_text_is_in_one_language_outside_of_spans(artifact, members):
    for name in artifact.output.members:
        if name.endswith(".xml") and not name.startswith(("files/", "badges", "moodle_backup")):
            for element in members.xml(name).iter():
                text = element.text or ""
                if ENGLISH in text and SPANISH in text and element.tag not in _BESIDE:
                    rest = _SPAN.sub("", re.sub("&#(60|62|34|35|38|126|125);", _sign, text))
                    assert ENGLISH not in rest, (name, element.tag, text)
                    assert {language for language, inner in _SPAN.findall(text) if inner} <= {"en", "es"}


def _sign(found):
    return chr(int(found.group(1)))


def test_what_moodle_shows_as_it_stands_is_reported(artifact):
    reported = {(loss.subject, loss.how.value) for loss in artifact.losses}
    assert reported >= {
        ("badges/reader", "changed"),
        ("reading/terms", "changed"),
        ("talking/notes", "changed"),
        ("work/essay", "changed"),
        ("work/tool", "changed"),
    }


def test_what_moodle_cleans_has_no_paragraphs_in_spans():
    checked = check(SPECIMEN)
    artifact = _artifact(in_two_languages(checked.course, "\n\nOne more\n\n- point\n"), checked.files)
    members = Members(artifact.output)
    cleaned = [
        *members.of("reading/terms", "*").iter("definition"),
        *members.of("talking/single", "*").iter("intro"),
        *members.of("work/guided", "grading.xml").iter("description", "descriptionmarkers"),
        *members.xml("course/calendar.xml").iter("description"),
        *members.xml("groups.xml").iter("description"),
    ]
    assert len([element for element in cleaned if element.text]) > 6
    assert not any(holds_blocks(element.text or "") for element in cleaned)
    assert holds_blocks(members.of("page-1", "*").findtext("page/content"))
    reported = {loss.subject for loss in artifact.losses if "not all have the same paragraphs" in loss.what}
    assert reported >= {"reading/terms", "talking/single", "work/guided", "calendar/kick-off"}


def test_no_language_is_forced_and_the_filter_is_turned_on(members):
    assert members.xml("course/course.xml").findtext("lang") is None or not members.xml(
        "course/course.xml"
    ).findtext("lang")
    active = members.xml("course/filters.xml").find("filter_actives/filter_active")
    assert (active.findtext("filter"), active.findtext("active")) == ("multilang", "1")


def test_learners_may_type_the_answer_in_each_language(members):
    questions = members.xml("questions.xml").findall(".//question[qtype='shortanswer']")
    accepted = [
        [answer.text for answer in question.iter("answertext") if answer.text.endswith((ENGLISH, SPANISH))]
        for question in questions
    ]
    assert all(len(found) % 2 == 0 for found in accepted)
    assert [found[0].replace(ENGLISH, SPANISH) for found in accepted] == [found[1] for found in accepted]


_COURSE = (
    "id: tiny\ntitle: {en: Tiny, es: Chico}\nlanguages: [en, es]\nreleased: 2026-01-15\nsections: [one]\n"
)
_LONG = "A name of many words that goes on and on and on until there is hardly any room for the other one"


def test_a_name_too_long_for_its_column_is_cut_in_both_languages_and_reported(tmp_path):
    section = f"title: {{en: One, es: Uno}}\nactivities:\n  - page: page\n    title: {{en: {_LONG}, es: {_LONG} dos}}\n"
    artifact = _own(
        tmp_path,
        **{
            "course.yaml": _COURSE,
            "one/section.yaml": section,
            "one/page.en.md": f"# {_LONG}\n\nA.\n",
            "one/page.es.md": f"# {_LONG} dos\n\nB.\n",
        },
    )
    name = Members(artifact.output).of("one/page", "*").findtext("page/name")
    assert len(name) == 255
    assert [language for language, _ in _SPAN.findall(name)] == ["en", "es"]
    (loss,) = artifact.losses
    assert loss.subject == "one/page"
    assert "characters, 255 fit" in loss.what


def test_a_text_whose_gaps_are_not_alike_stands_in_the_first_language_and_is_reported(tmp_path):
    quiz = (
        "title: {en: Quiz, es: Prueba}\nquestions:\n  - id: gaps\n    type: gapselect\n"
        "    text: {en: '{{a}} before {{b}}.', es: '{{b}} tras {{a}}.'}\n"
        "    choices: [{id: a, text: {en: One, es: Uno}}, {id: b, text: {en: Two, es: Dos}}]\n"
    )
    artifact = _own(
        tmp_path,
        **{
            "course.yaml": _COURSE,
            "one/section.yaml": "title: {en: One, es: Uno}\nactivities:\n  - quiz: quiz\n",
            "one/quiz.yaml": quiz,
        },
    )
    text = Members(artifact.output).xml("questions.xml").findtext(".//questiontext")
    assert text == "<p>[[1]] before [[2]].</p>"
    assert [loss.subject for loss in artifact.losses] == ["one/quiz/gaps"]
