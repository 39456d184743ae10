"""Completion is a word, a list of words, or a map."""

import pytest
from pydantic import ValidationError

from coursepack.model import Completion, CourseCompletion, EarnedWhen


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("viewed", Completion(viewed=True)),
        (["viewed", "passed"], Completion(viewed=True, passed=True)),
        ({"posts": "2"}, Completion(posts=2)),
        (["viewed", {"posts": "2"}], Completion(viewed=True, posts=2)),
        ("never", Completion(never=True)),
    ],
)
def test_the_ways_to_write_it(written, meant):
    assert Completion.model_validate(written) == meant


def test_only_what_moodle_finds_out_by_itself_is_automatic():
    assert Completion(viewed=True).is_automatic
    assert not Completion(manually=True).is_automatic
    assert Completion(manually=True).is_tracked
    assert not Completion(never=True).is_tracked


@pytest.mark.parametrize(
    "wrong", ["view", ["manually", "viewed"], {"posts": 0}, {"never": True, "viewed": True}]
)
def test_contradictions_and_unknown_words_are_refused(wrong):
    with pytest.raises(ValidationError):
        Completion.model_validate(wrong)


def test_words_stand_for_the_whole_course():
    assert CourseCompletion.model_validate("never").never
    assert EarnedWhen.model_validate("course complete").course_complete


def test_a_badge_is_given_for_something():
    with pytest.raises(ValidationError):
        EarnedWhen.model_validate({"grade": 60})
