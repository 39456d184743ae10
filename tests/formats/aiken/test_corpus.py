"""Aiken that others wrote is read as real Moodle 4.5 reads it."""

import pytest

from coursepack.formats.aiken import is_aiken, read
from tests.formats.corpus import FOLDER, truth, types


@pytest.mark.parametrize("row", truth("aiken"))
def test_as_many_questions_as_moodle_stores(row):
    data = (FOLDER / row["file"]).read_bytes()
    assert is_aiken(data)
    assert read(data, row["file"]).counts() == types(row)


@pytest.mark.parametrize("row", truth("aiken"))
def test_as_many_errors_as_moodle_reports(row):
    bank = read((FOLDER / row["file"]).read_bytes(), row["file"])
    unfinished = bank.problems[-1:] and "end of the file" in bank.problems[-1].message
    errors = sum(problem.is_error for problem in bank.problems)
    # Moodle says nothing of a question that the end of the file leaves unfinished.
    assert int(row["parse_errors"]) in {errors, errors - bool(unfinished)}


@pytest.mark.parametrize("row", truth("gift"))
def test_gift_is_not_taken_for_aiken(row):
    assert not is_aiken((FOLDER / row["file"]).read_bytes())
