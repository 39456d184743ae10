"""Numbers and sizes of the guide, in each of its languages."""

import pytest

from coursepack.release.guide.numbers import number, size


@pytest.mark.parametrize(
    ("value", "english", "french", "spanish"),
    [
        (7, "7", "7", "7"),
        (0.5, "0.5", "0,5", "0,5"),
        (1234, "1,234", "1\u202f234", "1234"),
        (1234.25, "1,234.25", "1\u202f234,25", "1234,25"),
        (12345, "12,345", "12\u202f345", "12\u202f345"),
        (1234567, "1,234,567", "1\u202f234\u202f567", "1\u202f234\u202f567"),
    ],
)
def test_numbers_are_written_as_the_language_writes_them(value, english, french, spanish):
    assert [number(value, language) for language in ("en", "fr", "es")] == [english, french, spanish]


def test_sizes_are_written_as_the_language_writes_them():
    assert [size(2_540_000, language) for language in ("en", "fr", "es")] == [
        "2.5\u00a0MB",
        "2,5\u00a0Mo",
        "2,5\u00a0MB",
    ]
    assert size(12, "es") == "0,1\u00a0kB"
