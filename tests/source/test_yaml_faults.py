"""A YAML text that cannot be read is explained where it is to be mended, in words for those who write courses."""

import pytest

from coursepack.source.yaml_reader import read_yaml


@pytest.mark.parametrize(
    ("text", "place", "message", "remedy"),
    [
        ("a: 1\nb:\n\tc: 2\n", (3, 1), "a tab stands before the text", "Replace it by spaces"),
        ("q:\n  - id: a\n\ttype: x\n", (3, 1), "a tab stands before the text", "Replace it by spaces"),
        ("q:\n  - id: a\n\u00a0   type: x\n    b: c\n", (3, 1), "no-break space", "Replace it by spaces"),
        ("q:\n  - id: a\n    type x\n    answer: true\n", (3, 5), "a colon is missing", "`key: value`"),
        ("q:\n  - id: a\n    answers\n      - text: b\n", (3, 5), "a colon is missing", "`key: value`"),
        ("title Quiz\nq: 1\n", (1, 1), "a colon is missing", "`key: value`"),
        (
            "q:\n  - id: a\n    type:x\n    b: c\n",
            (3, 5),
            "a space is missing after “type:”",
            "after the colon",
        ),
        ("q:\n  - id: a\n     type: x\n", (3, 6), "indented further than the key above", "same column"),
        ("q:\n  - id: a\n    b: c\n   z: 3\n", (4, 4), "neither to the list above it", "“- ”"),
        ("q:\n  - id: a\n  -id: b\n", (3, 3), "a space is missing after the hyphen", "“- ”"),
        ("q:\n  - id: a\n  – id: b\n", (3, 3), "“–” begins no item", "“- ”"),
        ("l:\n  * a\n", (2, 3), "“*” begins no item", "“- ”"),
        ("t: a: b\n", (1, 5), "without quotation marks", "double quotes"),
        ("t: “a: b”\n", (1, 4), "the quotation mark “ does not hold", "straight"),
        ("t: „a: b“\n", (1, 4), "the quotation mark „ does not hold", "straight"),
        ("t: He said: yes, “no” then\n", (1, 11), "without quotation marks", "double quotes"),
        ("l: [a, “b: c”\nd: e\n", (1, 8), "the quotation mark “ does not hold", "straight"),
        ('t: "He said "no" to it"\n', (1, 13), 'the text ends at this "', '\\"'),
        ("t: 'it's fine'\n", (1, 7), "the text ends at this '", "''"),
        ('t: "He said\nq: 1\n', (1, 4), "never closed", "Close it"),
        ("l: [a, b\nq: 1\n", (1, 4), "this [ is not closed", "]"),
        ("l: {a: 1 b: 2}\n", (1, 11), "a comma or } is missing", "comma"),
        ("id: [", (1, 5), "closing bracket is missing", "]"),
        ("t: *Important* text\n", (1, 4), "cannot begin with *", "double quotes"),
        ("t: @home\n", (1, 4), "cannot begin with @", "double quotes"),
        ("t: > abc\nq: 1\n", (1, 4), "cannot begin with >", "double quotes"),
        ('t: "C:\\new\\d"\n', (1, 10), "a backslash", "\\\\"),
        ("a: 1\n---\nb: 2\n", (2, 1), "second document", "Delete"),
    ],
)
def test_a_common_mistake_has_its_own_words_and_place(text, place, message, remedy):
    (problem,) = read_yaml(text, "quiz.yaml").problems
    assert (problem.code, (problem.place.line, problem.place.column)) == ("CP-S001", place)
    assert message in problem.message
    assert remedy in problem.remedy
