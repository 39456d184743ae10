"""The RELAX NG grammar takes what Moodle exports and what we write, and refuses what Moodle would stumble over."""

from pathlib import Path

import pytest
from hypothesis import given, settings
from lxml import etree

from coursepack.formats.moodle_xml import read
from tests.formats.moodle_xml.bank import written
from tests.meaning import meaning
from tests.specimens import EVERY_TYPE, TYPES_WITH_PARTS, english_course
from tests.strategies import FILES, questions

_ROOT = Path(__file__).parents[3]
_GRAMMAR = etree.RelaxNG(etree.parse(str(_ROOT / "schemas" / "moodle-xml.rng")))
_GOLDEN = _ROOT / "tests" / "golden" / "moodle-xml"
_EXPORTS = {"every-type": EVERY_TYPE, "types-with-parts": TYPES_WITH_PARTS}
_HEAD = '<name><text>A</text></name><questiontext format="html"><text>x</text></questiontext>'
_ANSWER = '<answer fraction="100"><text>a</text></answer>'


def _is_valid(xml):
    return _GRAMMAR.validate(etree.fromstring(xml))


def _quiz(kind, inner, head=_HEAD):
    return f'<quiz><question type="{kind}">{head}{inner}</question></quiz>'


@pytest.mark.parametrize("name", _EXPORTS)
def test_what_moodle_exports_fits(name):
    """Recorded from Moodle 4.5 and 5.1, which export the same."""
    assert _is_valid((_GOLDEN / f"exported-by-moodle-{name}.xml").read_bytes())


@pytest.mark.parametrize("name", _EXPORTS)
def test_what_moodle_exports_means_what_we_wrote(tmp_path, name):
    bank = read((_GOLDEN / f"exported-by-moodle-{name}.xml").read_bytes(), "export.xml")
    read_back = {entry.question.idnumber: entry.question for entry in bank.entries}
    for located in english_course(tmp_path, _EXPORTS[name]).questions():
        question = located.thing
        expected, found = meaning(question), meaning(read_back[f"one/quiz/{question.id}"])
        if question.type == "calculatedmulti":  # Moodle reads the text of its hints alone
            for one in (expected, found):
                one["hints"] = [hint["text"] for hint in one["hints"]]
        assert found == expected


@settings(max_examples=settings().max_examples // 4)
@given(question=questions())
def test_what_we_write_fits(question):
    assert _is_valid(written([question], FILES)), _GRAMMAR.error_log.last_error


@pytest.mark.parametrize(
    "xml",
    [
        _quiz("description", ""),
        _quiz("stack", "<anything><at all='1'/></anything>"),
        _quiz("shortanswer", f"<usecase>1</usecase>{_ANSWER}"),
        _quiz("shortanswer", f"{_ANSWER}<usecase>1</usecase>"),
        '<quiz><question type="category"><category><text>top/A</text></category></question></quiz>',
    ],
)
def test_elements_may_stand_in_any_order(xml):
    assert _is_valid(xml)


@pytest.mark.parametrize(
    "xml",
    [
        "<questions/>",
        _quiz("description", "", head=""),
        _quiz("description", "<penalty>much</penalty>"),
        _quiz("description", "<tags><tag/></tags>"),
        _quiz("shortanswer", "<answer><text>a</text></answer>"),
        _quiz("shortanswer", '<answer fraction="200"><text>a</text></answer>'),
        _quiz("shortanswer", f"{_ANSWER}<usecase>perhaps</usecase>"),
        _quiz("multichoice", f"<single>true</single>{_ANSWER}"),
        _quiz("multichoice", f"{_ANSWER}{_ANSWER}"),
        _quiz("truefalse", _ANSWER),
        _quiz("numerical", '<answer fraction="100"/>'),
        _quiz("match", "<subquestion><text>a</text></subquestion>"),
        _quiz("essay", "<responseformat>video</responseformat>"),
        _quiz("ordering", f"{_ANSWER}{_ANSWER}"),
        _quiz("randomsamatch", "<choose>1</choose><subcats>0</subcats>"),
        _quiz("gapselect", "<selectoption><group>1</group></selectoption>"),
        _quiz("calculated", f"{_ANSWER}"),
        _quiz("ddmarker", "<drag><no>1</no><text>a</text></drag><drop><no>1</no><choice>1</choice></drop>"),
        _quiz("description", '<generalfeedback format="word"><text>x</text></generalfeedback>'),
        _quiz(
            "description",
            '<generalfeedback><text>x</text><file encoding="base64">QQ==</file></generalfeedback>',
        ),
        _quiz("description", "<generalfeedback><text>x <b>y</b></text></generalfeedback>"),
    ],
)
def test_what_moodle_stumbles_over_does_not_fit(xml):
    assert not _is_valid(xml)
