"""GIFT that others wrote is read as real Moodle 4.5 reads it."""

import pytest

from coursepack.formats.gift.read import read
from tests.formats.corpus import FOLDER, truth, types


@pytest.mark.parametrize("row", truth("gift"))
def test_as_many_questions_of_each_type_as_moodle_stores(row):
    bank = read((FOLDER / row["file"]).read_bytes(), row["file"])
    if row["refused_as_not_utf8"]:
        # Moodle's form refuses such a file; the table then says what its importer does with the raw bytes.
        assert [problem.code for problem in bank.problems] == ["CP-S006"]
        assert bank.counts() == {}
    else:
        assert bank.counts() == types(row)


@pytest.mark.parametrize("row", truth("gift"))
def test_errors_are_reported_just_where_moodle_reports_some(row):
    bank = read((FOLDER / row["file"]).read_bytes(), row["file"])
    lost = int(row["parse_errors"]) + int(row["dropped"]) + bool(row["refused_as_not_utf8"])
    assert any(problem.is_error for problem in bank.problems) == (lost > 0)
