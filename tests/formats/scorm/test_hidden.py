"""What an author hides is not in a package: no page, no word, no point, no file; and the build says so."""

import io
import zipfile

import pytest

from coursepack import check
from coursepack.flow import Wanted, context_of
from coursepack.formats import Kept, format_named
from tests.specimens import SEA, write_course

COURSE: dict[str, str | bytes] = {
    "course.yaml": "id: tiny\ntitle: Tiny\nlanguages: [en]\nsections: [one, two]\n",
    "one/section.yaml": (
        "title: One\nactivities:\n"
        "  - page: welcome\n  - page: solutions\n    hidden: true\n  - book:\n      id: reader\n      title: Reader\n"
        "      chapters:\n        - {id: shown, title: First chapter, text: Read this.}\n"
        "        - {id: kept, title: Kept chapter, text: Secret chapter., hidden: true}\n"
        "  - file: handbook\n"
        "  - quiz: quiz\n  - quiz: trial\n  - glossary: words\n"
    ),
    "one/welcome.en.md": "# Welcome\n\nThe tide turns. ![Waves on the open sea](sea.svg)\n",
    "one/solutions.en.md": "# Model answers\n\nSecret answer. ![Chart for facilitators](chart.svg)\n",
    "one/handbook.yaml": "title: Facilitator file\nhidden: true\nfile: handbook.txt\n",
    "one/handbook.txt": "Secret file.\n",
    "one/quiz.yaml": (
        "title: Quiz\npass: 60 %\nquestions:\n"
        "  - {id: sea, type: truefalse, text: The sea is salty., answer: true, points: 3}\n"
        "draws:\n  - {count: 1, from: two/bank, points: 2}\n"
    ),
    "one/trial.yaml": (
        "title: Trial\npass: 80 %\nhidden: true\nquestions:\n"
        "  - {id: lake, type: truefalse, text: Secret lake., answer: true, points: 50}\n"
    ),
    "one/words.yaml": (
        "title: Words\nhidden: true\nentries:\n  - {id: tide, term: tide, definition: Secret meaning.}\n"
    ),
    "one/sea.svg": SEA,
    "one/chart.svg": SEA.replace("Sea", "Secret chart"),
    "two/section.yaml": (
        "title: For facilitators\nhidden: true\nactivities:\n  - page: plan\n  - bank: bank\n  - glossary: more\n"
    ),
    "two/plan.en.md": "# Plan\n\nSecret plan.\n",
    "two/bank.yaml": (
        "title: Bank\nhidden: true\nquestions:\n"
        "  - {id: salt, type: truefalse, text: Rain is salty., answer: false}\n"
    ),
    "two/more.yaml": "title: More\nentries:\n  - {id: turns, term: turns, definition: Secret too.}\n",
}

HIDDEN = [
    "one/solutions",
    "one/reader/kept",
    "one/handbook",
    "one/trial",
    "one/words",
    "two/plan",
    "two/more",
]


@pytest.fixture
def course(tmp_path):
    checked = check(write_course(tmp_path / "course", start=COURSE))
    assert not checked.has_errors, [str(p) for p in checked.problems if p.is_error]
    return checked


def artifacts(checked, **wanted):
    context = context_of(checked.course, checked.files, Wanted(**wanted))
    return list(format_named("scorm-1.2").write(checked.course, context))


def everything_in(artifact):
    return b"\n".join(
        body if isinstance(body, bytes) else body.read_bytes() for body in artifact.output.members.values()
    ).decode()


@pytest.mark.parametrize("split", ["module", "course", "page"])
def test_no_word_and_no_file_of_what_is_hidden_is_in_a_package(course, split):
    (artifact,) = artifacts(course, split=split)
    whole = everything_in(artifact)
    assert "The tide turns." in whole
    assert "Read this." in whole
    for word in ("Secret", "Model answers", "Kept chapter", "Trial", "Facilitator file", "For facilitators"):
        assert word not in whole
    names = "\n".join(artifact.output.members)
    assert "sea.svg" in names
    for name in ("chart", "handbook", "solutions", "trial", "kept", "two/"):
        assert name not in names
        assert f'"{name}' not in whole


def test_hidden_quizzes_have_no_part_in_points_and_pass_mark(course):
    (artifact,) = artifacts(course)
    whole = everything_in(artifact)
    assert "<adlcp:masteryscore>60</adlcp:masteryscore>" in whole
    assert '"points":3' in whole
    assert '"points":50' not in whole


def test_questions_are_drawn_from_a_hidden_bank(course):
    (artifact,) = artifacts(course)
    assert "Rain is salty." in everything_in(artifact)
    assert '"points":2' in everything_in(artifact)


@pytest.mark.parametrize("split", ["module", "course", "page"])
def test_each_hidden_part_is_said_once_and_stops_no_build(course, split):
    (artifact,) = artifacts(course, split=split)
    hidden = [loss for loss in artifact.losses if "hidden" in loss.what]
    assert [loss.subject for loss in hidden] == HIDDEN
    assert {loss.how for loss in hidden} == {Kept.CHANGED}
    assert {loss.subject for loss in artifact.losses} - set(HIDDEN) == {"one/quiz"}


def test_a_section_with_nothing_left_to_show_has_no_package(tmp_path):
    hidden = {"two/section.yaml": "title: Two\nactivities:\n  - page: plan\n    hidden: true\n"}
    quiz = str(COURSE["one/quiz.yaml"]).partition("draws")[0]
    checked = check(write_course(tmp_path / "course", COURSE, {"one/quiz.yaml": quiz} | hidden, start={}))
    assert [artifact.name for artifact in artifacts(checked)] == ["tiny-1.0.0-en-one.zip"]


def test_a_restriction_that_a_package_cannot_keep_is_said(tmp_path):
    opened = "  - page: {id: later, title: Later, text: Now., available_when: {from: 2026-03-01}}\n"
    section = str(COURSE["one/section.yaml"]) + opened
    checked = check(write_course(tmp_path / "course", COURSE | {"one/section.yaml": section}, start={}))
    (artifact,) = artifacts(checked)
    assert "Now." in everything_in(artifact)
    (loss,) = [loss for loss in artifact.losses if loss.subject == "one/later"]
    assert (
        loss.what
        == "it is open to everybody from the start: a package keeps no restriction (`available_when`)"
    )


def test_a_hidden_section_is_packaged_where_an_activity_names_it(tmp_path):
    section = str(COURSE["one/section.yaml"]) + "  - scorm: {id: package, title: Package, section: two}\n"
    checked = check(write_course(tmp_path / "course", COURSE | {"one/section.yaml": section}, start={}))
    context = context_of(checked.course, checked.files, Wanted())
    data = context.section_package(checked.course, checked.course.find_section("two"), ("en",))
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        page = package.read("index.html").decode()
    assert "Secret plan." in page
    assert "The tide turns." not in page
