"""Quizzes and the question bank."""

import json

import pytest
import yaml

from coursepack import check
from tests.formats.mbz.conftest import TRUE_FALSE
from tests.specimens import EVERY_TYPE, TYPES_WITH_PARTS, write_course


def test_a_quiz_owns_its_questions_in_its_own_context(everything):
    quiz = everything.of("reading/quiz", "*")
    categories = everything.xml("questions.xml").findall("question_category")
    assert {item.findtext("contextid") for item in categories} == {quiz.get("contextid")}
    assert {item.findtext("contextlevel") for item in categories} == {"70"}
    assert [item.findtext("parent") for item in categories].count("0") == 1


def test_a_pool_that_several_draw_from_stands_in_the_course(backup):
    quiz = "{id: %s, title: Exam, draws: [{count: 1, from: pool}]}"
    activities = f"  - bank: pool\n  - quiz: {quiz % 'a'}\n  - quiz: {quiz % 'b'}\n"
    pool = "title: Pool\nquestions: [{id: sea, type: truefalse, text: Salty., answer: true}]\n"
    members = backup(activities, **{"one/pool.yaml": pool})
    levels = {item.findtext("contextlevel") for item in members.xml("questions.xml")}
    assert levels == {"50"}


def test_slots_point_at_the_entries_of_their_questions(everything):
    instances = everything.of("reading/quiz", "*").findall("quiz/question_instances/question_instance")
    entries = {
        entry.get("id"): entry.findtext("idnumber")
        for entry in everything.xml("questions.xml").iter("question_bank_entry")
    }
    pointed = [
        entries[item.findtext("question_reference/questionbankentryid")]
        for item in instances
        if item.find("question_reference") is not None
    ]
    assert pointed == [
        "q-1",
        *(f"reading/quiz/{name}" for name in ("several", "about", "name", "half", "pairs")),
    ]


def test_the_sum_of_marks_is_the_sum_of_the_slots(everything):
    quiz = everything.of("reading/quiz", "*").find("quiz")
    marks = sum(float(item.findtext("maxmark")) for item in quiz.iter("question_instance"))
    assert float(quiz.findtext("sumgrades")) == marks == 2 + 1 + 0 + 1 + 1 + 1 + 2 * 2 + 1
    assert quiz.findtext("grade") == "50.00000"


def test_a_part_begins_a_page_and_a_page_holds_so_many(everything):
    quiz = everything.of("reading/quiz", "*").find("quiz")
    assert [item.findtext("page") for item in quiz.iter("question_instance")] == list("112233445")
    sections = [(item.findtext("firstslot"), item.findtext("heading")) for item in quiz.iter("section")]
    assert sections == [("1", "First part"), ("7", "Drawn")]


def test_a_random_slot_says_where_it_draws_from_and_with_which_tags(everything):
    quiz = everything.of("reading/quiz", "*").find("quiz")
    conditions = [
        json.loads(item.findtext("filtercondition")) for item in quiz.iter("question_set_reference")
    ]
    pool = next(
        int(item.get("id"))
        for item in everything.xml("questions.xml")
        if item.findtext("idnumber") == "bank/pool"
    )
    plain = {"questioncategoryid": pool, "includingsubcategories": True}
    assert conditions == [plain, plain, {**plain, "tags": ["1,hard"]}]


def test_what_learners_see_and_when(everything):
    quiz = everything.of("reading/quiz", "*").find("quiz")
    assert int(quiz.findtext("reviewattempt")) == 0x11010
    assert int(quiz.findtext("reviewspecificfeedback")) == 0x10000
    assert int(quiz.findtext("reviewrightanswer")) == 0x00010
    assert int(quiz.findtext("reviewgeneralfeedback")) == 0


def test_overall_feedback_covers_every_grade(everything):
    quiz = everything.of("reading/quiz", "*").find("quiz")
    bounds = [(item.findtext("mingrade"), item.findtext("maxgrade")) for item in quiz.iter("feedback")]
    assert bounds == [("30.00000", "51.00000"), ("0.00000", "30.00000")]


def test_stamps_stay_the_same_when_a_text_changes(backup):
    def stamps(text):
        quiz = f"title: Quiz\nquestions: [{{id: sea, type: truefalse, text: {text}, answer: true}}]\n"
        return [
            item.text
            for item in backup("  - quiz: quiz\n", **{"one/quiz.yaml": quiz})
            .xml("questions.xml")
            .iter("stamp")
        ]

    assert stamps("The sea is salty.") == stamps("The sea is very salty.")


@pytest.mark.parametrize("source", [EVERY_TYPE, TYPES_WITH_PARTS], ids=["simple", "with parts"])
def test_every_type_has_what_its_plug_in_reads(backup, source):
    members = backup("  - quiz: quiz\n", **{"one/quiz.yaml": source})
    questions = {
        item.findtext("name"): item
        for item in members.xml("questions.xml").iter("question")
        if item.findtext("parent") == "0"
    }
    for question in yaml.safe_load(source)["questions"]:
        written = questions[question["id"]]
        assert written.findtext("qtype") == question["type"]
        plugin = written.find(f"plugin_qtype_{question['type']}_question")
        assert plugin is not None or question["type"] == "description"


def test_the_questions_in_a_text_belong_to_it(backup):
    members = backup("  - quiz: quiz\n", **{"one/quiz.yaml": TYPES_WITH_PARTS})
    questions = members.xml("questions.xml")
    (cloze,) = questions.xpath("//question[qtype='multianswer']")
    parts = questions.xpath(f"//question[parent='{cloze.get('id')}']")
    sequence = cloze.findtext("plugin_qtype_multianswer_question/multianswer/sequence")
    assert sequence.split(",") == [part.get("id") for part in parts]
    assert all(f"{{#{number}}}" in cloze.findtext("questiontext") for number in range(1, len(parts) + 1))


def test_true_and_false_point_at_their_answers(everything):
    (question,) = everything.xml("questions.xml").xpath("//question[name='true-false']")
    plugin = question.find("plugin_qtype_truefalse_question")
    by_id = {item.get("id"): item for item in plugin.find("answers")}
    right = by_id[plugin.findtext("truefalse/trueanswer")]
    wrong = by_id[plugin.findtext("truefalse/falseanswer")]
    assert (right.findtext("fraction"), wrong.findtext("fraction")) == ("1.0000000", "0.0000000")
    assert right.findtext("feedback") == "<p>Yes.</p>"


def test_a_quiz_that_earns_no_points_is_complete_after_one_try(backup):
    """It has no grade, and so none to pass with: learners would never be done."""
    quiz = f"title: Quiz\npass: 60 %\nworth: 0\n{TRUE_FALSE}"
    members = backup("  - quiz: quiz\n", **{"one/quiz.yaml": quiz})
    assert members.of("one/quiz").findtext("completionpassgrade") == "0"
    assert members.of("one/quiz", "*").findtext("quiz/completionminattempts") == "1"


def test_nobody_is_asked_to_pass_a_quiz_that_earns_no_points(tmp_path):
    start = {
        "course.yaml": "id: tiny\ntitle: Tiny\nlanguages: [en]\nsections: [one]\n",
        "one/section.yaml": "title: One\nactivities:\n  - quiz: quiz\n",
        "one/quiz.yaml": f"title: Quiz\nworth: 0\ncomplete_when: passed\n{TRUE_FALSE}",
    }
    found = check(write_course(tmp_path / "course", start=start)).problems
    assert ["has no “passed”" in item.message for item in found if item.is_error] == [True]


def test_a_later_release_does_not_make_an_unchanged_question_another(backup, monkeypatch):
    """A site knows a question by all its fields: none of them may follow the release."""

    def fields(released, version):
        monkeypatch.setenv("SOURCE_DATE_EPOCH", released)
        members = backup("  - quiz: quiz\n", f"version: {version}\n")
        (question,) = members.xml("questions.xml").iter("question")
        return [(item.tag, item.text) for item in question.iter()]

    assert fields("1768435200", "1.0.0") == fields("1800000000", "2.0.0")
