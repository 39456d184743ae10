"""Two courses compared: what an administrator will see change, and nothing else."""

import hashlib
import json
import shutil

import pytest
from click.testing import CliRunner

from coursepack.cli.diff import command
from coursepack.comparing import Comparable, compare
from coursepack.question_files import load
from tests.conftest import COURSES
from tests.specimens import write_course

QUIZ = """\
title: Quiz
pass: 60 %
questions:
  - {id: salt, type: truefalse, text: The sea is salty., answer: true}
  - {id: blue, type: multichoice, text: Which is blue?, answers: [{text: Sea, right: true}, {text: Sun}]}
"""
SITE = "  - url: {id: site, title: Site, link: https://example.org/}\n"
START = {
    "course.yaml": "id: tiny\ntitle: Tiny\nlanguages: [en]\nreleased: 2026-01-15\nsections: [one, two]\n",
    "one/section.yaml": f"title: One\nactivities:\n  - page: page\n  - quiz: quiz\n{SITE}",
    "one/page.en.md": "# Page\n\nHello **you**.\n",
    "one/quiz.yaml": QUIZ,
    "two/section.yaml": "title: Two\nactivities:\n  - page: end\n",
    "two/end.en.md": "# End\n\nBye.\n",
}


@pytest.fixture
def between(tmp_path):
    """What changes from one small course to another, each written as files that are laid over the first ones."""

    def found(before: dict[str, str], after: dict[str, str], language: str = "en"):
        one = write_course(tmp_path / "one", before, start=START)
        other = write_course(tmp_path / "other", after, start=START)
        return compare(_comparable(one), _comparable(other), language)

    return found


@pytest.fixture
def changes(between):
    """What changes when some files of a small course are written in another way."""

    def found(**files: str):
        return between(
            {}, {name.replace("__", "/").replace("_DOT_", "."): text for name, text in files.items()}
        )

    return found


def _comparable(folder):
    loaded = load(folder)
    return Comparable(loaded.course, lambda name: hashlib.sha1(loaded.files.read(name)).hexdigest())


def _told(changes):
    return [(change.what, change.kind, change.place) for change in changes]


def test_a_course_is_the_same_as_itself(changes):
    assert changes() == ()


def test_the_same_meaning_written_in_another_way_is_no_change(changes):
    page = {"one__page_DOT_en_DOT_md": "# Page\n\nHello\n__you__.\n"}
    quiz = QUIZ.replace("{text: Sea, right: true}", "{text: Sea, fraction: 100}").replace("60 %", "60")
    assert changes(**page, one__quiz_DOT_yaml=quiz) == ()


def test_a_changed_text_names_its_field_and_both_texts(changes):
    (change,) = changes(one__page_DOT_en_DOT_md="# Page\n\nHello all.\n")
    assert (change.what, change.place) == ("changed", "one/page")
    (field,) = change.fields
    assert (field.field, field.after) == ("text", "Hello all.")


def test_points_and_dates_are_fields_too(changes):
    (change,) = changes(one__quiz_DOT_yaml=QUIZ.replace("pass: 60 %", "pass: 70 %\nopens: 2026-02-01"))
    assert {item.field: (item.before, item.after) for item in change.fields} == {
        "pass": (60.0, 70.0),
        "opens": (None, "2026-02-01 00:00:00"),
    }


def test_questions_come_and_go(changes):
    quiz = QUIZ.replace("id: salt", "id: depth").replace("salty", "deep")
    assert _told(changes(one__quiz_DOT_yaml=quiz)) == [
        ("added", "question", "one/quiz/depth"),
        ("removed", "question", "one/quiz/salt"),
    ]


def test_a_question_with_another_id_and_the_same_name_is_renamed(changes):
    quiz = QUIZ.replace("id: salt", "id: sea, name: salt")
    assert ("renamed", "question", "one/quiz/sea") in _told(changes(one__quiz_DOT_yaml=quiz))


def test_an_activity_in_another_place_is_moved(changes):
    section = f"title: One\nactivities:\n{SITE}  - page: page\n  - quiz: quiz\n"
    assert _told(changes(one__section_DOT_yaml=section)) == [("moved", "url", "one/site")]


def test_as_few_activities_as_can_be_are_moved(between):
    lines = [f"  - url: {{id: site-{n}, title: Site {n}, link: https://example.org/{n}}}\n" for n in range(5)]
    before, after = (
        {"one/section.yaml": "title: One\nactivities:\n" + "".join(lines[n] for n in order)}
        for order in ((0, 1, 2, 3, 4), (0, 2, 4, 3, 1))
    )
    assert [what for what, *_ in _told(between(before, after))] == ["moved", "moved"]


def test_a_cloze_with_other_names_of_its_gaps_is_the_same(between):
    def quiz(one, other):
        asked = f"{{id: salt, type: multianswer, text: 'The {{{{{one}}}}} is {{{{{other}}}}}.', gaps: ["
        gaps = [
            f"{{id: '{name}', type: shortanswer, answers: [{{text: {said}}}]}}"
            for name, said in ((one, "sea"), (other, "salty"))
        ]
        return {"one/quiz.yaml": f"title: Quiz\nquestions:\n  - {asked}{', '.join(gaps)}]}}\n"}

    assert between(quiz("sea", "taste"), quiz("1", "2")) == ()
    assert between(quiz("2", "1"), quiz("1", "2")) == ()
    swapped = {
        name: text.replace("The {{1}} is {{2}}", "The {{2}} is {{1}}")
        for name, text in quiz("1", "2").items()
    }
    assert _told(between(quiz("1", "2"), swapped)) == [("changed", "question", "one/quiz/salt")]


def test_an_activity_in_another_section_is_moved_and_what_names_it_is_the_same(between):
    restricted = START["two/section.yaml"] + "    available_when: {passed: one/quiz}\n"
    one = f"title: One\nactivities:\n  - page: page\n{SITE}"
    two = restricted.replace("one/quiz", "quiz") + "  - quiz: quiz\n"
    after = {"one/section.yaml": one, "two/section.yaml": two, "two/quiz.yaml": QUIZ}
    change, *more = between({"two/section.yaml": restricted}, after)
    assert (change.what, change.was, change.place) == ("moved", "one/quiz", "two/quiz")
    assert _told(more) == [], more


def test_what_is_another_in_a_moved_activity_is_told_too(between):
    sections = {"one/section.yaml": START["one/section.yaml"].replace("  - page: page\n", "")}
    sections["two/section.yaml"] = START["two/section.yaml"] + "  - page: page\n"
    page = "# Page\n\nRead all of this before the workshop begins, {}.\n"
    after = sections | {"two/page.en.md": page.format("on paper")}
    found = between({"one/page.en.md": page.format("at home")}, after)
    assert _told(found) == [("moved", "page", "two/page"), ("changed", "page", "two/page")]


def test_another_activity_of_the_same_name_is_not_the_one_that_went(between):
    sections = {"one/section.yaml": START["one/section.yaml"].replace("  - page: page\n", "")}
    sections["two/section.yaml"] = START["two/section.yaml"] + "  - page: page\n"
    after = sections | {"two/page.en.md": "# Reading\n\nThe sea gives salt to those who dwell beside it.\n"}
    found = between({"one/page.en.md": "# Page\n\nHow a budget comes about.\n"}, after)
    assert {("removed", "page", "one/page"), ("added", "page", "two/page")} <= set(_told(found))


def test_activities_outlive_their_section(between):
    course = START["course.yaml"].replace("[one, two]", "[one]")
    one = START["one/section.yaml"] + "  - page: end\n"
    after = {"course.yaml": course, "one/section.yaml": one, "one/end.en.md": START["two/end.en.md"]}
    assert _told(between({}, after)) == [("moved", "page", "one/end"), ("removed", "section", "two")]


def test_a_question_in_another_quiz_is_moved(between):
    first, _, blue = QUIZ.split("  - {id: ")
    section = START["one/section.yaml"] + "  - quiz: more\n"
    after = {
        "one/section.yaml": section,
        "one/quiz.yaml": first + "  - {id: " + blue,
        "one/more.yaml": QUIZ.replace("title: Quiz", "title: More").replace(
            blue, blue.replace("blue", "red")
        ),
    }
    found = between({}, after)
    assert ("moved", "question", "one/more/salt") in _told(found)
    assert "removed" not in {change.what for change in found}


def test_an_answer_more_is_one_difference(changes):
    more = QUIZ.replace("answers: [", "answers: [{text: Snow}, ")
    (change,) = changes(one__quiz_DOT_yaml=more)
    assert [(item.field, item.before) for item in change.fields] == [("answers[1]", None)]


def test_texts_can_be_compared_in_one_language_alone(between):
    both = START["course.yaml"].replace("[en]", "[en, fr]").replace("Tiny", "{en: Tiny, fr: Petit}")
    start = {"course.yaml": both, "one/page.fr.md": "# Page\n\nBonjour.\n"}
    after = start | {"one/page.fr.md": "# Page\n\nBonsoir.\n"}
    assert between(start, after, "en") == ()
    (change,) = between(start, after, "fr")
    assert change.fields[0].after == "Bonsoir."


def test_sections_come_and_go(changes):
    course = START["course.yaml"].replace("[one, two]", "[one]")
    completion, section = changes(course_DOT_yaml=course)
    assert _told([section]) == [("removed", "section", "two")]
    assert [item.field for item in completion.fields] == ["complete_when.activities[4]"]


def test_a_restriction_is_compared_by_what_it_names(changes):
    plain = "title: Two\nactivities:\n  - page: end\n    available_when: {}\n"
    with_one = plain.replace("{}", "{passed: one/quiz}")
    (change,) = changes(two__section_DOT_yaml=with_one)
    assert [item.field for item in change.fields] == ["available_when"]
    assert change.fields[0].after == {"passed": "one/quiz"}


def test_the_command_ends_with_one_where_courses_differ(tmp_path):
    one = write_course(tmp_path / "one", start=START)
    other = write_course(tmp_path / "other", {"two/end.en.md": "# End\n\nSee you.\n"}, start=START)
    same = CliRunner().invoke(command, [str(one), str(one)])
    assert (same.exit_code, same.output) == (0, "The courses are the same.\n")
    result = CliRunner().invoke(command, [str(one), str(other), "--format", "json"])
    assert result.exit_code == 1
    (change,) = json.loads(result.output)["changes"]
    assert change["fields"] == [{"field": "text", "before": "Bye.", "after": "See you.", "of": ""}]


def test_between_two_editions_only_what_the_overlays_say_is_another(tmp_path):
    source = shutil.copytree(COURSES / "e-academy-labour-migration", tmp_path / "academy")
    last = (source / "editions" / "2022.yaml").read_text(encoding="utf-8")
    following = last.replace("e-academy-2022", "e-academy-2023").replace('"2022"', '"2023"')
    (source / "editions" / "2023.yaml").write_text(following, encoding="utf-8")
    before, after = (Comparable(load(source, edition).course, str) for edition in ("2022", "2023"))
    (change,) = compare(before, after, "en")
    assert (change.what, change.kind) == ("changed", "course")
    assert {item.field.partition(".")[0] for item in change.fields} == {
        "title",
        "short_name",
        "edition",
        "badges",
    }
