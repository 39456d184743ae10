"""Restrictions are written as conditions, one word each, and nested as deep as needed."""

import datetime

import pytest
from pydantic import TypeAdapter, ValidationError

from coursepack.model import AllOf, AnyOf, Completed, Condition, From, GradeBetween, InGroup, Threshold, Until

_CONDITION = TypeAdapter(Condition)


def test_one_condition_stands_alone():
    assert _CONDITION.validate_python({"completed": "module-1/quiz"}) == Completed(completed="module-1/quiz")


def test_a_list_means_all_of_its_conditions():
    read = _CONDITION.validate_python([{"completed": "quiz"}, {"group": "coast"}])
    assert read == AllOf(all=(Completed(completed="quiz"), InGroup(group="coast")))


def test_conditions_nest():
    read = _CONDITION.validate_python({"any": [{"group": "coast"}, [{"completed": "a"}, {"completed": "b"}]]})
    assert isinstance(read, AnyOf)
    assert read.any[1] == AllOf(all=(Completed(completed="a"), Completed(completed="b")))


def test_a_day_alone_is_whole():
    begin = _CONDITION.validate_python({"from": "2026-03-01"})
    end = _CONDITION.validate_python({"until": "2026-03-01"})
    assert isinstance(begin, From)
    assert isinstance(end, Until)
    assert begin.from_ == datetime.datetime(2026, 3, 1)  # noqa: DTZ001
    assert end.until == datetime.datetime(2026, 3, 1, 23, 59, 59)  # noqa: DTZ001


def test_a_grade_is_a_share_or_points():
    read = _CONDITION.validate_python({"grade_of": "course", "at_least": "60 points", "below": "80 %"})
    assert isinstance(read, GradeBetween)
    assert read.at_least == Threshold(points=60)
    assert read.below == Threshold(percent=80)


@pytest.mark.parametrize(
    ("points", "maximum", "percent"),
    [(60, 385, 15.58441), (120, 385, 31.16883), (231, 385, 60.0), (100, 100, 100.0), (1, 3, 33.33333)],
)
def test_points_are_cut_off_so_that_who_has_them_passes(points, maximum, percent):
    assert Threshold(points=points).percent_of(maximum) == percent
    assert points / maximum * 100 >= percent


@pytest.mark.parametrize(
    "wrong",
    [
        {"complete": "quiz"},
        {"grade_of": "quiz"},
        {"grade_of": "quiz", "at_least": "60"},
        {"completed": "a quiz"},
        {"from": "1 March"},
        {"profile": "country"},
        {"all": []},
    ],
)
def test_what_says_nothing_is_refused(wrong):
    with pytest.raises(ValidationError):
        _CONDITION.validate_python(wrong)
