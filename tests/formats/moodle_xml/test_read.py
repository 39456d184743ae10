"""A Moodle XML file is read as Moodle reads it, and each thing that is wrong is named with its place."""

import pytest

from coursepack.formats.moodle_xml import read
from tests.formats.moodle_xml.bank import element, read_xml

_TRUE = '<answer fraction="100"><text>true</text></answer><answer fraction="0"><text>false</text></answer>'
_SEA = '<answer fraction="100"><text>sea</text></answer>'


def _only(kind, inner, name="A"):
    bank = read_xml(element(kind, inner, name))
    (entry,) = bank.entries
    return entry.question


def _codes(bank):
    return [(problem.code, problem.place.line, problem.place.column) for problem in bank.problems]


def test_a_category_holds_for_the_questions_after_it():
    bank = read_xml(
        element("description"),
        '<question type="category"><category><text>$course$/top/Sea/Salt // Water</text></category>'
        '<info format="html"><text>About</text></info><idnumber>c1</idnumber></question>',
        element("description"),
    )
    assert [entry.category for entry in bank.entries] == [(), ("Sea", "Salt / Water")]
    (category,) = bank.categories
    assert (category.path, category.info.get("und"), category.idnumber) == (
        ("Sea", "Salt / Water"),
        "About",
        "c1",
    )


@pytest.mark.parametrize(
    ("format_name", "read_as"),
    [("html", "html"), ("moodle_auto_format", "moodle"), ("plain_text", "plain"), ("markdown", "markdown")],
)
def test_a_text_keeps_its_format(format_name, read_as):
    question = _only("description", f'<questiontext format="{format_name}"><text> x </text></questiontext>')
    assert (question.text.format, question.text.values) == (read_as, {"und": "x"})


def test_other_texts_have_the_format_of_the_question_unless_they_name_one():
    question = _only(
        "description",
        '<questiontext format="markdown"><text>x</text></questiontext>'
        "<generalfeedback><text>y</text></generalfeedback>",
    )
    assert question.general_feedback.format == "markdown"


def test_files_are_named_once_and_texts_point_at_them():
    image = '<text>&lt;img src="@@PLUGINFILE@@/a%20b.png"&gt;</text>'

    def text(content):
        return f'<questiontext>{image}<file name="a b.png" path="/" encoding="base64">{content}</file></questiontext>'

    bank = read_xml(*(element("description", text(content)) for content in ("QQ==", "QQ==", "Qg==")))
    assert bank.files == {"a b.png": b"A", "a b-2.png": b"B"}
    assert [entry.question.text.get("und") for entry in bank.entries] == [
        '<img src="a%20b.png">',
        '<img src="a%20b.png">',
        '<img src="a%20b-2.png">',
    ]


@pytest.mark.parametrize(
    "path", ["../../x.png", "/etc/x.png", "C:\\x.png", "a/./b/../x.png", "\x1fx.png", ".."]
)
def test_no_file_leads_out_of_its_folder(path):
    shown = path.replace("\x1f", "")
    (name,) = read_xml(
        element("description", f'<questiontext><text>x</text><file name="{shown}">QQ==</file></questiontext>')
    ).files
    assert ".." not in name.split("/")
    assert not name.startswith("/")
    assert "\\" not in name
    assert ":" not in name


def test_an_image_beside_the_text_as_moodle_1_9_wrote_it_comes_into_the_text():
    bank = read_xml(
        element(
            "description",
            "<questiontext><text>x</text></questiontext><image>i/a.png</image><image_base64>QQ==</image_base64>",
        )
    )
    assert bank.entries[0].question.text.get("und") == 'x <img src="i_a.png" />'
    assert bank.files == {"i_a.png": b"A"}


def test_a_type_that_needs_a_plugin_is_kept_as_it_was():
    bank = read_xml(element("stack", "<stackversion>1</stackversion>", "S"), element("description"))
    (kept,) = bank.kept_aside
    assert (kept.type, kept.name, kept.stored) == ("stack", "S", False)
    assert kept.raw == element("stack", "<stackversion>1</stackversion>", "S").encode()
    assert bank.counts() == {"description": 1}
    assert [code for code, _, _ in _codes(bank)] == ["CP-X005"]


def test_what_the_model_cannot_hold_is_kept_aside_and_counted_as_moodle_counts_it():
    bank = read_xml(element("calculated", '<answer fraction="100"><text>1</text></answer>'))
    assert bank.counts() == {"calculated": 1}
    assert [code for code, _, _ in _codes(bank)] == ["CP-R007"]


def test_nothing_follows_a_question_at_which_moodle_stops():
    bank = read_xml(
        element("description"),
        element("shortanswer", '<answer fraction="50"><text>x</text></answer>'),
        element("description"),
    )
    assert [entry.stored for entry in bank.entries] == [True, False, False]
    assert bank.counts() == {"description": 1}


def test_a_fraction_that_moodle_does_not_know_costs_one_question_only():
    answers = '<answer fraction="100"><text>x</text></answer><answer fraction="33"><text>y</text></answer>'
    bank = read_xml(element("shortanswer", answers), element("description"))
    assert [entry.stored for entry in bank.entries] == [False, True]


def test_a_file_without_a_name_costs_the_whole_bank():
    bank = read_xml(
        element("description"),
        element("description", "<questiontext><text>x</text><file>QQ==</file></questiontext>"),
    )
    assert bank.counts() == {}
    assert "CP-X011" in [code for code, _, _ in _codes(bank)]


def test_problems_have_the_line_and_column_of_their_element():
    data = (
        '\n\n<?xml version="1.0"?>\n<quiz>\n  <question type="shortanswer"><name><text>Ü</text></name>\n'
        '    <penalty>ü</penalty> <answer fraction="a"><text>x</text></answer>\n  </question>\n</quiz>'
    )
    bank = read(data.encode(), "bank.xml")
    assert ("CP-X008", 6, 5) in _codes(bank)
    assert ("CP-X008", 6, 26) in _codes(bank)


def test_html_that_is_not_escaped_is_read_and_reported():
    bank = read_xml(element("description", "<questiontext><text>x <b>y</b></text></questiontext>"))
    assert bank.entries[0].question.text.get("und") == "x <b>y</b>"
    assert [code for code, _, _ in _codes(bank)] == ["CP-X007"]


def test_hints_that_say_and_do_nothing_are_left_out():
    hints = "<hint><text></text></hint><hint><text></text><clearwrong/></hint><hint><text>x</text></hint>"
    question = _only("match", f"{_pair('a', 'b')}{_pair('c', 'd')}{hints}")
    assert [(hint.text.get("und"), hint.clear_wrong) for hint in question.hints] == [("", True), ("x", False)]


def _pair(stem, answer):
    return f"<subquestion><text>{stem}</text><answer><text>{answer}</text></answer></subquestion>"


def test_right_options_that_share_everything_are_read_as_right():
    answers = "".join(
        f'<answer fraction="{fraction}"><text>{text}</text></answer>'
        for text, fraction in (("a", "33.33333"), ("b", "33.33333"), ("c", "33.33333"), ("d", "-33.33333"))
    )
    question = _only("multichoice", f"<single>false</single>{answers}")
    assert [(answer.right, answer.fraction) for answer in question.answers] == [
        (True, None),
        (True, None),
        (True, None),
        (False, None),
    ]


@pytest.mark.parametrize(
    ("code", "kind", "answers"),
    [
        ("{1:SHORTANSWER:=sky}", "shortanswer", [("sky", 100, "")]),
        (
            "{:SA:sky~=blue#Yes \\} \\#1~%50%air}",
            "shortanswer",
            [("sky", 0, ""), ("blue", 100, "Yes } #1"), ("air", 50, "")],
        ),
        ("{2:NM:=2,5:0.1~%50%3#near}", "numerical", [(2.5, 100, ""), (3, 50, "near")]),
        ("{1:MC:a &amp; b~=c#x &lt;b&gt;}", "multichoice", [("a & b", 0, ""), ("c", 100, "x <b>")]),
        ("{1:MRH:=a~=b~c}", "multichoice", [("a", 50, ""), ("b", 50, ""), ("c", -50, "")]),
        ("{1:MR:%25%a~%75%b~%-50%c}", "multichoice", [("a", 25, ""), ("b", 75, ""), ("c", -50, "")]),
        ("{1:MCV:=a&#125;~b\\~c}", "multichoice", [("a}", 100, ""), ("b\\~c", 0, "")]),
    ],
)
def test_a_cloze_code_is_read_as_moodle_reads_it(code, kind, answers):
    text = code.replace("&", "&amp;").replace("<", "&lt;")
    question = _only("cloze", f"<questiontext><text>x {text} y</text></questiontext>")
    (gap,) = question.gaps
    assert question.text.get("und") == f"x {{{{{gap.id}}}}} y"
    assert gap.type == kind
    assert [_answer(gap, answer) for answer in gap.answers] == answers


def _answer(gap, answer):
    written = answer.number if gap.type == "numerical" else answer.text.get("und")
    fraction = gap.fraction(answer) if gap.type == "multichoice" else answer.fraction
    return written, fraction, answer.feedback.get("und") if answer.feedback else ""


def test_a_broken_cloze_code_swallows_what_follows_as_in_moodle():
    question = _only("cloze", "<questiontext><text>{1:SA:=a~} and {1:SA:=b}</text></questiontext>")
    (gap,) = question.gaps
    assert [answer.text.get("und") for answer in gap.answers] == ["a", "} and {1:SA:=b"]


def test_numbered_gaps_get_the_names_of_their_words():
    question = _only(
        "gapselect",
        "<questiontext><text>[[2]] and [[1]] and [[2]]</text></questiontext>"
        "<selectoption><text>Cat</text><group>3</group></selectoption><selectoption><text>Où ?</text></selectoption>",
    )
    assert question.text.get("und") == "{{ou}} and {{cat}} and {{ou}}"
    assert [(choice.id, choice.group) for choice in question.choices] == [("cat", 3), ("ou", 1)]


def test_numbers_come_with_units_and_decimal_commas():
    question = _only(
        "numerical",
        '<answer fraction="100"><text>2,5 cm</text><tolerance>1cm</tolerance></answer>'
        "<units><unit><multiplier>1</multiplier><unit_name>m</unit_name></unit>"
        "<unit><multiplier>100</multiplier><unit_name>cm</unit_name></unit></units>",
    )
    (answer,) = question.answers
    assert (answer.number, answer.tolerance) == pytest.approx((0.025, 0.01))
    assert [(unit.name, unit.multiplier) for unit in question.units] == [("m", 1), ("cm", 100)]


def test_items_of_wildcards_come_in_the_order_of_their_numbers():
    items = "".join(
        f"<dataset_item><number>{number}</number><value>{value}</value></dataset_item>"
        for number, value in ((2, "2.50"), (1, "1.0"))
    )
    question = _only(
        "calculatedsimple",
        '<answer fraction="100"><text>{a}*2</text><tolerance>0.1</tolerance></answer><dataset_definitions>'
        f"<dataset_definition><name><text>a</text></name><dataset_items>{items}</dataset_items>"
        "</dataset_definition></dataset_definitions>",
    )
    assert question.wildcards[0].values == ("1.0", "2.50")


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (b"<quiz><question></quiz>", "CP-X001"),
        (b"", "CP-X001"),
        (b'<!DOCTYPE a [<!ENTITY b SYSTEM "file:///etc/passwd">]><quiz>&b;</quiz>', "CP-X002"),
        (b"<quiz><question>&b;</question></quiz>", "CP-X001"),
        (b"<quiz><question>" + b"<a>" * 100, "CP-X003"),
        (b"<quiz><question>" + b"<a/>" * 100_001, "CP-X003"),
        (b"<html></html>", "CP-X004"),
        (b"<quiz/>", "CP-R001"),
        ("<quiz>é</quiz>".encode("latin-1"), "CP-S006"),
        ("<quiz/>".encode("utf-16"), "CP-S006"),
    ],
)
def test_a_file_that_cannot_be_read_is_named_with_its_reason(data, code):
    bank = read(data, "bank.xml")
    assert [problem.code for problem in bank.problems] == [code]
    assert bank.entries == ()


def test_a_file_that_is_not_whole_gives_nothing_as_in_moodle():
    assert read(f"<quiz>{element('description')}<question>".encode(), "bank.xml").entries == ()
