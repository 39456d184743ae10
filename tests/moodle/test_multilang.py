"""One course in a real Moodle, in which a learner of each language reads his own and nothing of the other.

Every text of the course says its language, and every page that a learner can open is read over HTTP.
"""

import html
import re
import shutil

import pytest

from coursepack import check
from coursepack.flow import Wanted, context_of
from coursepack.formats import format_named
from coursepack.package import write
from coursepack.source import load
from tests.bilingual import ENGLISH, SPANISH, in_two_languages
from tests.conftest import COURSES
from tests.specimens import EVERY_TYPE, SEA, TYPES_WITH_PARTS, english_course

_SPECIMEN = COURSES.parent / "tests" / "courses" / "everything"
_TYPES = "title: Types\nactivities:\n  - quiz: every\n  - quiz: parts\n"
_SPANISH_HAS_MORE = "\n\nOne paragraph more\n\n- and a point\n"

_UNSEEN = re.compile(r"<(script|style)\b.*?</\1>|\sdata-[\w-]+=\"[^\"]*\"", re.DOTALL)
_BESIDE = re.compile(rf"[^<>\"]*{ENGLISH} / [^<>\"]*{SPANISH}[^<>\"]*")
_KEYWORDS = re.compile(r"<select[^>]*name=\"keyword-.*?</select>", re.DOTALL)
_SHOWN_TO_ALL = {
    "badge": "Moodle names the activities that a badge is given for as they stand",
    "wiki": "Moodle finds the first page by its name, and lists groups as they stand",
    "types/every page 6": "the template of an essay is in the first language",
    "types/parts page 13": "answers of other questions to choose from are those of the first language",
    "review right": "a typed answer is shown as it was given, and the right one in the first language",
    "list of forum": "Moodle 5.1 names the button to subscribe as it stands",
    "list of feedback": "Moodle 4.5 lists surveys as they stand",
    "list of wiki": "Moodle 4.5 lists wikis as they stand",
    "list of workshop": "Moodle 4.5 lists workshops as they stand",
    "list of lti": "Moodle lists external tools as they stand",
}
"""Pages that show something in both languages, or in the first, by words in their names; docs/languages.md says so."""


def _package(folder, more=""):
    source = folder / "source"
    shutil.copytree(_SPECIMEN, source)
    course = source / "course.yaml"
    course.write_text(f"{course.read_text('utf-8').rstrip()}\n  - 06-types\n", "utf-8")
    types = source / "06-types"
    types.mkdir()
    texts = {"section.yaml": _TYPES, "every.yaml": EVERY_TYPE, "parts.yaml": TYPES_WITH_PARTS, "sea.svg": SEA}
    for name, text in texts.items():
        (types / name).write_text(text, "utf-8")
    checked = check(source)
    assert not checked.has_errors, checked.problems
    context = context_of(in_two_languages(checked.course, more), checked.files, Wanted(multilang=True))
    artifacts = format_named("mbz").write(in_two_languages(checked.course, more), context)
    (artifact,) = (item for item in artifacts if not item.plugins)
    write(folder / artifact.name, artifact.output)
    return folder / artifact.name


@pytest.fixture(scope="module")
def report(oracle, tmp_path_factory):
    return oracle("language_pages.php", "--languages=en,es", _package(tmp_path_factory.mktemp("multilang")))


@pytest.mark.parametrize("questions", [EVERY_TYPE, TYPES_WITH_PARTS], ids=["every type", "types with parts"])
def test_a_question_bank_of_several_languages_comes_in_whole_and_answers_are_right(
    oracle, tmp_path, questions
):
    english_course(tmp_path / "source", questions)
    loaded = load(tmp_path / "source")
    course = in_two_languages(loaded.course)
    context = context_of(course, loaded.files, Wanted(multilang=True))
    (artifact,) = format_named("moodle-xml").write(course, context)
    write(tmp_path / artifact.name, artifact.output)
    report = oracle("attempt_questions.php", "--format=xml", tmp_path / artifact.name)
    attempts = [attempt for question in report["questions"] for attempt in question["attempts"]]
    assert report["messages"] == []
    assert len(report["questions"]) == len(list(course.questions()))
    right = [
        item["fraction"] for item in attempts if item["kind"] == "correct" and item["fraction"] is not None
    ]
    assert right
    assert [fraction for fraction in right if abs(fraction - 1) > 1e-6] == []


def _seen(page):
    """What a reader can come upon: text, alternatives and tips; not what only programs read."""
    return html.unescape(_BESIDE.sub("", _KEYWORDS.sub("", _UNSEEN.sub("", page["html"]))))


def test_the_backup_restores_without_a_word(report):
    assert report["messages"] == []
    assert report["restore"]["precheck"] == {"ok": True, "clean": True, "errors": [], "warnings": []}
    assert report["course"]["lang"] == ""


@pytest.mark.parametrize(("language", "own", "other"), [("en", ENGLISH, SPANISH), ("es", SPANISH, ENGLISH)])
def test_every_page_shows_the_readers_language_and_nothing_of_the_other(report, language, own, other):
    pages = {name: page for name, page in report["pages"][language].items() if page["status"] == 200}
    wrong = {
        name: re.findall(rf".{{0,80}}{other}", _seen(page))[:3]
        for name, page in pages.items()
        if other in _seen(page) and not any(words in name for words in _SHOWN_TO_ALL)
    }
    assert wrong == {}
    assert len(pages) > 110
    assert sum(own in _seen(page) for page in pages.values()) >= len(pages) - 3


def test_every_question_is_asked_in_the_readers_language(report):
    questions = {name: page for name, page in report["pages"]["es"].items() if " types/" in f" {name}"}
    asked = [name for name in questions if re.search(r"types/(every|parts) page \d+", name)]
    assert len(asked) > 20
    assert not [name for name in questions if "refuses" in name]


def test_no_page_shows_the_spans_themselves(report):
    for pages in report["pages"].values():
        shown = [
            name
            for name, page in pages.items()
            if 'class="multilang"' in _UNSEEN.sub("", page["html"])
            and not any(w in name for w in _SHOWN_TO_ALL)
        ]
        assert shown == []


def test_texts_of_which_one_language_has_more_show_it_to_its_readers_alone(oracle, tmp_path):
    report = oracle("language_pages.php", "--languages=en", _package(tmp_path, _SPANISH_HAS_MORE))
    assert report["messages"] == []
    wrong = {
        name: page["path"]
        for name, page in report["pages"]["en"].items()
        if SPANISH in _seen(page) and not any(words in name for words in _SHOWN_TO_ALL)
    }
    assert wrong == {}
