"""What questions are when they are written in the shortest way."""

import pytest
from pydantic import TypeAdapter, ValidationError

from coursepack.model import Question

_QUESTION = TypeAdapter(Question)


def _read(**fields):
    return _QUESTION.validate_python({"id": "q", "text": "x", **fields})


def _gap(name="a", **fields):
    return {"id": name, "type": "shortanswer", "answers": [{"text": "b"}], **fields}


def test_a_text_with_questions_in_it_has_their_points():
    assert _read(type="multianswer", gaps=[_gap(points=2), _gap("c")]).points == 3


def test_other_points_than_the_sum_are_refused():
    with pytest.raises(ValidationError, match="add up to 1"):
        _read(type="multianswer", gaps=[_gap()], points=5)


def test_a_gap_with_one_right_option_is_a_list_and_with_two_a_column():
    def layout(*right):
        answers = [{"text": str(number), "right": value} for number, value in enumerate(right)]
        return _read(type="multianswer", gaps=[{"id": "a", "type": "multichoice", "answers": answers}]).gaps[
            0
        ]

    assert (layout(True, False).layout, layout(True, True).layout) == ("dropdown", "vertical")


def test_a_drop_down_list_has_one_right_option():
    answers = [{"text": "a", "right": True}, {"text": "b", "right": True}]
    with pytest.raises(ValidationError, match="drop-down"):
        _read(
            type="multianswer",
            gaps=[{"id": "a", "type": "multichoice", "display": "dropdown", "answers": answers}],
        )


def test_values_of_a_wildcard_are_drawn_alike_for_the_same_question_and_differ_for_another():
    def values(name):
        fields = {"answers": [{"formula": "{a}"}], "wildcards": [{"name": "a", "decimals": 3}]}
        question = _QUESTION.validate_python({"id": name, "text": "x", "type": "calculated", **fields})
        return [values["a"] for values in question.value_sets_drawn()]

    assert values("one") == values("one")
    assert values("one") != values("two")
    assert len(set(values("one"))) > 5
    assert all(1 <= float(value) <= 10 and len(value.partition(".")[2]) == 3 for value in values("one"))


def test_a_value_is_shown_as_it_is_written():
    wildcard = {"name": "a", "values": ["2.50", "3"]}
    question = _read(type="calculatedsimple", answers=[{"formula": "{a}"}], wildcards=[wildcard])
    assert question.value_sets_drawn() == ({"a": "2.50"}, {"a": "3"})


@pytest.mark.parametrize("kind", ["essay", "description"])
def test_what_nobody_tries_twice_has_no_hints(kind):
    with pytest.raises(ValidationError, match="no hints"):
        _read(type=kind, hints=[{"text": "x"}])


def test_hints_have_the_options_of_their_type():
    with pytest.raises(ValidationError, match="clear_wrong"):
        _read(type="shortanswer", answers=[{"text": "a"}], hints=[{"text": "x", "clear_wrong": True}])


def test_a_number_has_decimals_or_significant_figures():
    with pytest.raises(ValidationError, match="not both"):
        _read(
            type="calculated",
            answers=[{"formula": "1", "decimals": 1, "significant_figures": 2}],
            wildcards=[{"name": "a"}],
        )


def test_an_ordering_shows_no_more_items_than_there_are():
    with pytest.raises(ValidationError, match="3, and there are 2"):
        _read(type="ordering", items=["a", "b"], select="random", select_count=3)
