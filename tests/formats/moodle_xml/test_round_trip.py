"""What is written as Moodle XML is read back, and means the same."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from coursepack.formats.moodle_xml import read
from tests.formats.moodle_xml.bank import written
from tests.meaning import meaning
from tests.strategies import FILES, TYPES, as_question

_A_SHARE = settings(max_examples=settings().max_examples // len(TYPES) + 1)
"""All types together have as many cases as the profile says: 1,000 in CI, 10,000 in the profile `long`."""


@pytest.mark.parametrize("kind", TYPES)
@_A_SHARE
@given(data=st.data())
def test_a_question_comes_back_as_it_was(kind, data):
    question = as_question(data.draw(TYPES[kind]))
    bank = read(written([question], FILES), "bank.xml")
    assert [problem for problem in bank.problems if problem.is_error] == []
    (entry,) = bank.entries
    assert meaning(entry.question) == meaning(question)


@pytest.mark.parametrize("kind", TYPES)
@_A_SHARE
@given(data=st.data())
def test_what_was_read_is_written_as_it_was(kind, data):
    question = as_question(data.draw(TYPES[kind]))
    once = written([question], FILES)
    bank = read(once, "bank.xml")
    again = read(written([entry.question for entry in bank.entries], bank.files, "und"), "bank.xml")
    assert again.entries == bank.entries
    assert again.files == bank.files
