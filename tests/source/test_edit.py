"""One value is changed, and everything else stays as the author wrote it."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coursepack.source.edit import CannotEditError, with_item, with_value, without
from coursepack.source.yaml_reader import read_yaml

_FILE = """\
# A quiz about the sea.
title: "Sea"   # the title
intro: |
  One.

  Two.

# The questions.
questions:
  - id: salty      # the first
    type: truefalse
    text: >-
      The sea
      is salty.
    answer: true
  # the second
  - {id: deep, answers: [{text: Yes, right: true}, {text: "No"}], text: Is it deep?}
  - id: wide
    answers:
      - text: 'Yes'
      - text: No
tags: [salt,
  water]
last: x
"""

_PATHS = [
    ("title",),
    ("intro",),
    ("questions", 0, "id"),
    ("questions", 0, "text"),
    ("questions", 0),
    ("questions", 1, "answers"),
    ("questions", 1, "answers", 0, "text"),
    ("questions", 1),
    ("questions", 2, "answers"),
    ("questions", 2, "answers", 1, "text"),
    ("tags",),
    ("tags", 1),
    ("last",),
]
_VALUES = st.sampled_from(
    [
        "y",
        "No",
        "",
        "a: b # c",
        "two\nlines",
        " a\n\n  b\n",
        "é",
        "- x",
        {"a": "b"},
        ["c", {"d": "e\nf"}],
        "'\"",
        "x" * 200,
    ]
)


def _data(text):
    file = read_yaml(text, "x.yaml")
    assert file.problems == [], text
    return file.data


def _set(data, path, value):
    for step in path[:-1]:
        data = data[step]
    data[path[-1]] = value


@given(st.sampled_from(_PATHS), _VALUES)
def test_only_the_value_at_the_path_is_another(path, value):
    expected = _data(_FILE)
    _set(expected, path, value)
    assert _data(with_value(_FILE, path, value)) == expected


@given(st.sampled_from([(), ("questions", 0), ("questions", 1), ("questions", 2)]), _VALUES)
def test_a_new_key_is_added_to_its_map(path, value):
    expected = _data(_FILE)
    _set(expected, (*path, "feedback"), value)
    assert _data(with_value(_FILE, (*path, "feedback"), value)) == expected


@given(
    st.sampled_from([("questions",), ("questions", 1, "answers"), ("questions", 2, "answers"), ("tags",)]),
    _VALUES,
)
def test_an_item_is_added_to_its_list(path, value):
    expected = _data(_FILE)
    holder = expected
    for step in path:
        holder = holder[step]
    holder.append(value)
    assert _data(with_item(_FILE, path, value)) == expected


@pytest.mark.parametrize(
    "path",
    [
        ("title",),
        ("intro",),
        ("questions", 0),
        ("questions", 2, "answers", 1),
        ("last",),
        ("questions", 1, "id"),
        ("questions", 0, "id"),
        ("questions", 1, "answers"),
        ("questions", 1, "text"),
        ("tags", 0),
        ("tags", 1),
        ("questions", 1, "answers", 0),
    ],
)
def test_a_key_or_item_is_taken_out(path):
    expected = _data(_FILE)
    holder = expected
    for step in path[:-1]:
        holder = holder[step]
    del holder[path[-1]]
    assert _data(without(_FILE, path)) == expected


def test_comments_and_layout_stay():
    changed = with_value(_FILE, ("questions", 2, "answers", 1, "text"), "Maybe")
    assert changed == _FILE.replace("      - text: No\n", "      - text: Maybe\n")


def test_a_place_that_is_not_there_is_refused():
    with pytest.raises(CannotEditError):
        with_value(_FILE, ("nothing", "here"), "x")
