"""Moodle XML says what the course says, in the way that Moodle reads it whole."""

import pytest
from lxml import etree

from coursepack.formats.base import Kept
from coursepack.formats.moodle_xml.losses import losses
from tests.golden import assert_same_xml
from tests.specimens import EVERY_TYPE, TYPES_WITH_PARTS, english_course


def _question(built, yaml):
    quiz = etree.fromstring(built("moodle-xml", f"title: Quiz\nquestions:\n{yaml}"))
    return quiz.xpath("question[@type != 'category']")[0]


def test_every_type_is_as_recorded(built):
    assert_same_xml("moodle-xml/every-type.xml", built("moodle-xml", EVERY_TYPE))


def test_every_text_is_in_cdata_so_that_moodle_keeps_its_blanks(built):
    xml = built("moodle-xml", EVERY_TYPE).decode()
    assert "&lt;" not in xml
    assert "<![CDATA[<p>The sea is <strong>salty</strong>.</p>]]>" in xml


def test_the_end_of_cdata_in_a_text_survives(built):
    question = _question(built, '  - {id: a, type: description, text: "x ]]> y"}\n')
    assert question.findtext("questiontext/text") == "<p>x ]]&gt; y</p>"


def test_right_options_share_the_points_and_wrong_ones_take_off(built):
    answers = "[{text: a, right: true}, {text: b, right: true}, {text: c, right: true}, {text: d}]"
    question = _question(built, f"  - {{id: a, type: multichoice, text: Which?, answers: {answers}}}\n")
    assert question.xpath("answer/@fraction") == ["33.33333", "33.33333", "33.33333", "-33.33333"]
    assert question.findtext("single") == "false"


def test_an_image_comes_with_its_text(built):
    question = _question(built, '  - {id: a, type: description, text: "![Sea](sea.svg)"}\n')
    (file,) = question.findall("questiontext/file")
    assert 'src="@@PLUGINFILE@@/one/sea.svg"' in question.findtext("questiontext/text")
    assert (file.get("name"), file.get("path"), file.get("encoding")) == ("sea.svg", "/one/", "base64")


def test_the_path_in_the_course_is_the_idnumber(built):
    assert _question(built, "  - {id: a, type: description, text: x}\n").findtext("idnumber") == "one/quiz/a"


def test_questions_of_a_section_are_in_its_category(built):
    quiz = etree.fromstring(built("moodle-xml", EVERY_TYPE))
    assert quiz.findtext("question[@type='category']/category/text") == "$course$/top/Tiny/One"


def test_very_long_blanks_are_broken_up_where_moodle_would_lose_them(built):
    question = _question(built, f'  - {{id: a, type: description, text: "`a{" " * 400}b`"}}\n')
    text = question.findtext("questiontext/text")
    assert "&#32;" in text
    assert max(len(run) for run in text.split("&#32;")) < 250


def test_types_with_parts_are_as_recorded(built):
    assert_same_xml("moodle-xml/types-with-parts.xml", built("moodle-xml", TYPES_WITH_PARTS))


def test_gaps_have_the_numbers_of_their_choices(built):
    question = _question(
        built,
        "  - id: a\n    type: gapselect\n    text: The {{mat}} and the {{cat}}.\n    choices:\n"
        "      - {id: cat, text: cat}\n      - {text: dog}\n      - {id: mat, text: mat}\n",
    )
    assert question.findtext("questiontext/text") == "<p>The [[3]] and the [[1]].</p>"


def test_zones_have_the_coordinates_that_moodle_draws(built):
    polygon = "{marker: m, shape: polygon, points: [[0, 1], [2, 3], [4, 5]]}"
    zones = f"[{polygon}, {{marker: m, shape: circle, at: [1, 2], radius: 3}}]"
    question = _question(
        built,
        "  - {id: a, type: ddmarker, text: x, background: sea.svg, markers: [{id: m, text: M, count: 2}], "
        f"zones: {zones}}}\n",
    )
    assert question.xpath("drop/coords/text()") == ["0,1;2,3;4,5", "1,2;3"]
    assert question.find("file").get("path") == "/"


@pytest.mark.parametrize(
    ("question", "how", "what"),
    [
        ("type: description, text: x, points: 2", Kept.CHANGED, "it has no points"),
        ('type: essay, text: x, template: "![Sea](sea.svg)"', Kept.CHANGED, "images in the template"),
        (
            'type: multianswer, text: "{{n}}", gaps: [{id: n, type: numerical, answers: [{number: 1}, {number: "*"}]}]',
            Kept.KEPT,
            "`*` as a number comes in as it is",
        ),
    ],
)
def test_what_moodles_importer_passes_over_is_listed(tmp_path, question, how, what):
    course = english_course(tmp_path, f"title: Quiz\nquestions:\n  - {{id: a, {question}}}\n")
    ((found, text),) = [
        (loss.how, loss.what) for located in course.questions() for loss in losses(located.thing, "q")
    ]
    assert (found, text[: len(what)]) == (how, what)
