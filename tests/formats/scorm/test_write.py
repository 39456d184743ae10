"""A SCORM package holds what its manifest says, and what a learner may see."""

import json
import re

import pytest
from lxml import etree

from coursepack import check
from coursepack.flow import clock
from coursepack.formats import Context, Kept, format_named
from tests.specimens import EVERY_TYPE, TINY, write_course

IMSCP = "{http://www.imsproject.org/xsd/imscp_rootv1p1p2}"
ADLCP = "{http://www.adlnet.org/xsd/adlcp_rootv1p2}"


@pytest.fixture
def packages(tmp_path):
    """The packages of the small course with these files changed, by file name."""

    def build(changes=None, *, languages=("en", "fr"), sections=()):
        checked = check(write_course(tmp_path / "course", changes or {}))
        assert not checked.has_errors, checked.problems
        context = Context(languages, clock(checked.course), checked.files, sections)
        return {
            artifact.name: artifact for artifact in format_named("scorm-1.2").write(checked.course, context)
        }

    return build


def manifest(artifact):
    return etree.fromstring(artifact.output.members["imsmanifest.xml"])


def text(artifact):
    return artifact.output.members["index.html"].decode()


def script_data(artifact):
    return json.loads(
        re.search(r'<script type="application/json" id="Data">(.*?)</script>', text(artifact)).group(1)
    )


def test_each_section_and_language_has_a_package(packages):
    assert list(packages()) == ["tiny-1.0.0-en-one.zip", "tiny-1.0.0-fr-one.zip"]
    assert list(packages(languages=("fr",))) == ["tiny-1.0.0-fr-one.zip"]
    assert list(packages(sections=("two",))) == []


def test_the_manifest_lists_every_file_and_nothing_else(packages):
    artifact = packages()["tiny-1.0.0-en-one.zip"]
    listed = {element.get("href") for element in manifest(artifact).iter(f"{IMSCP}file")}
    assert listed == set(artifact.output.members) - {"imsmanifest.xml"}
    assert "course/one/sea.svg" in listed


def test_the_manifest_says_version_title_and_mastery_score(packages):
    root = manifest(packages()["tiny-1.0.0-fr-one.zip"])
    assert root.findtext(f"{IMSCP}metadata/{IMSCP}schemaversion") == "1.2"
    item = root.find(f".//{IMSCP}item")
    assert item.findtext(f"{IMSCP}title") == "Un"
    assert item.findtext(f"{ADLCP}masteryscore") == "60"
    (resource,) = root.iter(f"{IMSCP}resource")
    assert (item.get("identifierref"), resource.get(f"{ADLCP}scormtype")) == (
        resource.get("identifier"),
        "sco",
    )


def test_the_identifier_stays_over_versions_and_differs_by_language(packages):
    before = packages()
    after = packages(
        {"course.yaml": str(TINY["course.yaml"]).replace("1.0.0", "2.0.0").replace("Tiny", "Small")}
    )
    one, two = (manifest(artifact).get("identifier") for artifact in before.values())
    assert one != two
    assert manifest(after["tiny-2.0.0-en-one.zip"]).get("identifier") == one


def test_the_manifest_has_no_numeric_character_reference(packages):
    section = str(TINY["one/section.yaml"]).replace(
        "title: One", 'title: "L’été « à » l\'œuvre & <plus> \\""'
    )
    raw = packages({"one/section.yaml": section})["tiny-1.0.0-en-one.zip"].output.members["imsmanifest.xml"]
    assert b"&#" not in raw
    assert etree.fromstring(raw).findtext(f".//{IMSCP}item/{IMSCP}title") == "L’été « à » l'œuvre & <plus> \""


def test_a_section_with_two_quizzes_leaves_the_judgement_to_the_player(packages):
    section = str(TINY["one/section.yaml"]) + "  - quiz: more\n"
    more = "title: More\nquestions:\n  - {id: lake, type: truefalse, text: x, answer: true}\n"
    artifact = packages(
        {
            "one/section.yaml": section,
            "one/more.yaml": more,
            "one/more.fr.yaml": "title: Plus\nquestions:\n  - {id: lake, text: y}\n",
        }
    )["tiny-1.0.0-en-one.zip"]
    assert manifest(artifact).find(f".//{ADLCP}masteryscore") is None


def test_learners_do_not_get_the_facilitators_notes(packages):
    training = (
        "title: Exercise\nkind: case-study\nduration: 1 h 15 min\ngroup_size: 2 to 3\npurpose: Why.\n"
        "steps: [Do it.]\nhand_in: A page.\nfacilitator_notes: SECRET\n"
    )
    french = "title: Exercice\npurpose: Pourquoi.\nsteps: [Faites-le.]\nhand_in: Une page.\nfacilitator_notes: SECRET\n"
    page = text(
        packages(
            {
                "one/section.yaml": str(TINY["one/section.yaml"]) + "  - training: exercise\n",
                "one/exercise.yaml": training,
                "one/exercise.fr.yaml": french,
            }
        )["tiny-1.0.0-en-one.zip"]
    )
    assert "SECRET" not in page
    assert "1\u00a0h 15\u00a0min".replace("\u00a0", " ") in page.replace("\u00a0", " ")


def test_fractions_are_those_that_moodle_stores(packages):
    quiz = EVERY_TYPE.replace("  - id: essay", "  - id: thirds\n    type: multichoice\n    text: x\n    answers:\n"
        "      - {text: a, right: true}\n      - {text: b, right: true}\n      - {text: c, right: true}\n"
        "  - id: essay")  # fmt: skip
    artifact = packages(
        {"one/quiz.yaml": quiz, "course.yaml": "id: tiny\ntitle: Tiny\nlanguages: [en]\nsections: [one]\n"},
        languages=("en",),
    )["tiny-1.0.0-en-one.zip"]
    questions = {
        question["id"]: question["key"] for question in script_data(artifact)["quizzes"][0]["questions"]
    }
    assert questions["quiz--thirds"]["fractions"] == [0.3333333] * 3
    assert questions["quiz--single"]["fractions"] == [1, 0, -0.5]
    essay = [loss for loss in artifact.losses if loss.subject == "one/quiz/essay"]
    assert [loss.how for loss in essay] == [Kept.CHANGED]


def test_text_cannot_end_the_data_of_the_script(packages):
    quiz = "title: Quiz\nquestions:\n  - {id: a, type: shortanswer, text: x, answers: [{text: '</script><b>'}]}\n"
    artifact = packages(
        {
            "one/quiz.yaml": quiz,
            "one/quiz.fr.yaml": "title: Q\nquestions:\n  - {id: a, text: y, answers: [{text: z}]}\n",
        }
    )
    page = artifact["tiny-1.0.0-en-one.zip"]
    assert script_data(page)["quizzes"][0]["questions"][0]["key"]["answers"][0]["text"] == "</script><b>"
    assert text(page).count("</script>") == 2
