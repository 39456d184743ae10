"""What a course says is written down so that it is read back the same."""

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from coursepack.model import Node, RichText
from coursepack.source.dump import Words, as_data
from coursepack.source.yaml_reader import read_yaml
from coursepack.source.yaml_writer import yaml_text, yaml_value
from tests.specimens import EVERY_TYPE, TYPES_WITH_PARTS, english_course

_ENGLISH = Words("en", "en")


@pytest.mark.parametrize("quiz", [EVERY_TYPE, TYPES_WITH_PARTS], ids=["every type", "types with parts"])
def test_every_type_of_question_reads_back_the_same(tmp_path, quiz):
    before = english_course(tmp_path / "before", quiz)
    questions = [as_data(found.thing, _ENGLISH) for found in before.questions()]
    again = yaml_text({"title": yaml.safe_load(quiz)["title"], "questions": questions})
    after = english_course(tmp_path / "after", again)
    assert [found.thing for found in after.questions()] == [found.thing for found in before.questions()]


_TEXTS = st.text("ab:#-?{}[],&*!|>'\"%@`~ \n\té漢😀\\0123yesnotrul.", max_size=40)
_KEYS = _TEXTS.filter(lambda key: key != "<<")
_DATA = st.recursive(
    _TEXTS,
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(_KEYS, inner, max_size=4),
    max_leaves=12,
)


@given(st.dictionaries(st.text("abc", min_size=1), _DATA, min_size=1))
def test_any_data_reads_back_the_same(data):
    file = read_yaml(yaml_text(data), "x.yaml")
    assert file.problems == []
    assert file.data == data


@given(_DATA, st.sampled_from([2, 4, 6]))
def test_a_value_can_stand_at_any_depth(value, indent):
    blanks = " " * indent
    file = read_yaml(f"a:\n{blanks}b: {yaml_value(value, indent + 2)}\n{blanks}c: x\n", "x.yaml")
    assert file.problems == []
    assert file.data == {"a": {"b": value, "c": "x"}}


def _said(text, **keywords):
    return as_data(_Holder(text=text), Words(**({"language": "en", "course_language": "en"} | keywords)))[
        "text"
    ]


class _Holder(Node):
    text: RichText


@pytest.mark.parametrize(
    ("html", "written"),
    [
        ("<p>The <em>sea</em> is <strong>salty</strong>.</p>", "The *sea* is **salty**."),
        ("<p>One</p>\n<ul>\n<li>Two</li>\n</ul>", "One\n\n- Two"),
        ('<p><img src="media/sea.png" alt="The sea"></p>', "![The sea](media/sea.png)"),
        ("<p>\\(x^2\\) costs 5 $</p>", "$x^2$ costs 5 $"),
        ("<p>3. May</p>", "3\\. May"),
        ("<div>One</div>", {"format": "html", "en": "<div>One</div>"}),
        ("<p>One</p><p>Two</p>", {"format": "html", "en": "<p>One</p><p>Two</p>"}),
        ("no paragraph", {"format": "html", "en": "no paragraph"}),
    ],
)
def test_html_becomes_markdown_only_where_that_says_the_same(html, written):
    assert _said(RichText.of({"und": html}, text_format="html")) == written


def test_moodles_own_format_is_markdown_where_it_looks_the_same():
    assert _said(RichText.of({"und": "Is 2*3 = 6?"}, text_format="moodle")) == "Is 2*3 = 6?"


def test_a_text_in_another_language_names_it():
    assert _said(RichText.of({"und": "Oui."}), language="fr") == {"fr": "Oui."}


def test_moved_files_are_named_where_they_are():
    text = RichText.of({"und": '<p><img src="a.png" alt=""></p>'}, text_format="html")
    assert _said(text, moved={"a.png": "media/a.png"}) == "![](media/a.png)"
