"""YAML keeps texts as written, and refuses what is unsafe or doubtful."""

import pytest

from coursepack.problems import Place
from coursepack.source.yaml_reader import read_yaml


@pytest.mark.parametrize(
    "word", ["No", "yes", "off", "1:30", "012", "1e3", "2026-11-22", "0x1F", "NaN", ".5"]
)
def test_a_plain_word_stays_as_it_is_written(word):
    assert read_yaml(f"answer: {word}\n", "f").data == {"answer": word}


@pytest.mark.parametrize("nothing", ["", "~", "null"])
def test_an_empty_value_is_nothing(nothing):
    assert read_yaml(f"answer: {nothing}\n", "f").data == {"answer": None}


def test_a_quoted_null_is_a_text():
    assert read_yaml('answer: "null"\n', "f").data == {"answer": "null"}


def test_every_value_and_key_has_its_place():
    file = read_yaml("title: Quiz\nquestions:\n  - id: sea\n    text: Salty?\n", "quiz.yaml")
    assert file.place(("questions", 0, "text")) == Place("quiz.yaml", 4, 11)
    assert file.place(("questions", 0, "text"), key=True) == Place("quiz.yaml", 4, 5)


def test_what_does_not_exist_has_the_place_of_what_would_hold_it():
    file = read_yaml("title: Quiz\nquestions:\n  - id: sea\n", "quiz.yaml")
    assert file.place(("questions", 0, "answer")) == Place("quiz.yaml", 3, 5)


@pytest.mark.parametrize(
    ("text", "code", "place"),
    [
        ("title: [Quiz\n", "CP-S001", (1, 8)),
        ("title: a\n\tb: c\n", "CP-S001", (2, 1)),
        ("title: !!python/object/apply:os.system [ls]\n", "CP-S008", (1, 8)),
        ("title: !custom x\n", "CP-S008", (1, 8)),
        ("a: 1\nb: 2\na: 3\n", "CP-S009", (3, 1)),
        ("a: &x {b: 1}\nc:\n  <<: *x\n", "CP-S010", (3, 3)),
    ],
)
def test_unsafe_or_doubtful_yaml_is_refused_where_it_stands(text, code, place):
    (problem,) = read_yaml(text, "f").problems
    assert (problem.code, problem.place.line, problem.place.column) == (code, *place)


def test_an_alias_bomb_is_refused_quickly():
    levels = "".join(f"l{n}: &l{n} [{', '.join([f'*l{n - 1}'] * 10)}]\n" for n in range(1, 9))
    file = read_yaml(f"l0: &l0 [x]\n{levels}", "f")
    assert [problem.code for problem in file.problems] == ["CP-S010"]


def test_a_map_that_holds_itself_is_refused():
    assert {problem.code for problem in read_yaml("a: &a {b: *a}\n", "f").problems} == {"CP-S010"}


@pytest.mark.parametrize("opener", ["[", "{a: "])
def test_very_deep_nesting_is_refused_without_a_crash(opener):
    assert {problem.code for problem in read_yaml(opener * 50_000, "f").problems} <= {"CP-S001", "CP-S010"}
