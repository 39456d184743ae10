"""What a package says in several languages, and of settings that the player cannot follow."""

import pytest
from lxml import etree

from coursepack import check
from coursepack.flow import clock
from coursepack.formats import Context, format_named
from coursepack.source import load
from tests.specimens import TINY, english_course, write_course


class NoFiles:
    def read(self, path):
        return b""


@pytest.mark.parametrize("standard", ["1.2", "2004"])
def test_a_package_of_several_languages_names_them_all(tmp_path, standard):
    checked = check(
        write_course(tmp_path / "course", {"course.yaml": f"{TINY['course.yaml']}keywords: [sea]\n"})
    )
    context = Context(("en", "fr"), clock(checked.course), checked.files, multilang=True)
    (artifact,) = format_named(f"scorm-{standard}").write(checked.course, context)
    ending = "-scorm-2004" if standard == "2004" else ""
    assert (artifact.name, artifact.language) == (f"tiny-1.0.0-multilang-one{ending}.zip", "mul")
    root = etree.fromstring(artifact.output.members["imsmanifest.xml"])
    (general,) = root.iter("{*}general")
    assert [one.text for one in general.findall("{*}language")] == ["en", "fr"]
    assert ["".join(one.itertext()) for one in general.find("{*}title")] == ["One", "Un"]
    assert root.findtext(".//{*}organization/{*}title") == "One"
    html = artifact.output.members["index.html"].decode()
    assert '<template data-language="fr" data-direction="ltr">' in html
    assert "La mer est salée." in html


def test_each_page_of_a_package_has_all_languages(tmp_path):
    checked = check(write_course(tmp_path / "course"))
    context = Context(("en", "fr"), clock(checked.course), checked.files, split="page", multilang=True)
    (artifact,) = format_named("scorm-1.2").write(checked.course, context)
    html = artifact.output.members["welcome.html"].decode()
    assert "Hello." in html
    assert "Bonjour." in html
    assert "La mer est salée." not in html


def test_gaps_in_another_order_in_another_language_are_said(tmp_path):
    question = "  - id: flow\n    type: gapselect\n    text: {en: '{{a}} runs to {{b}}', fr: '%s'}\n"
    choices = "    choices:\n      - {id: a, text: River}\n      - {id: b, text: Sea}\n"

    def lost(folder, french):
        quiz = f"title: Quiz\nquestions:\n{question % french}{choices}"
        files = {"one/quiz.yaml": quiz, "one/quiz.fr.yaml": "title: Test\nquestions: []\n"}
        course = load(write_course(folder, files)).course
        context = Context(("en", "fr"), clock(course), NoFiles(), multilang=True)
        (artifact,) = format_named("scorm-1.2").write(course, context)
        return [loss.subject for loss in artifact.losses if "another order" in loss.what]

    assert lost(tmp_path / "moved", "{{b}} reçoit {{a}}") == ["one/quiz/flow"]
    assert lost(tmp_path / "same", "{{a}} va à {{b}}") == []


@pytest.mark.parametrize(
    ("setting", "what"),
    [
        ("behaviour: adaptive", "each question is checked once, without further tries"),
        ("behaviour: deferredcbm", "learners are not asked how certain they are"),
        ("password: secret", "the password is left out"),
        ("in_order_only: true", "learners may go back to earlier questions"),
        ("behaviour: immediatefeedback", None),
        ("shuffle_questions: true", None),
    ],
)
def test_a_setting_that_the_player_does_not_follow_is_said(tmp_path, setting, what):
    question = "questions:\n  - {id: sea, type: truefalse, text: The sea is salty., answer: true}\n"
    course = english_course(tmp_path, f"title: Quiz\n{setting}\n{question}")
    (artifact,) = format_named("scorm-1.2").write(course, Context(("en",), clock(course), NoFiles()))
    assert [loss.what for loss in artifact.losses] == ([what] if what else [])
