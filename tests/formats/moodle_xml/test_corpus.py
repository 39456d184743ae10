"""Moodle XML that others wrote is read as real Moodle 4.5 reads it."""

import pytest

from coursepack.formats.moodle_xml import read
from tests.formats.corpus import FOLDER, truth, types
from tests.formats.moodle_xml.bank import written


@pytest.mark.parametrize("row", truth("moodle_xml"))
def test_as_many_questions_of_each_type_as_moodle_stores(row):
    bank = read((FOLDER / row["file"]).read_bytes(), row["file"])
    assert bank.counts() == types(row)


@pytest.mark.parametrize("row", truth("moodle_xml"))
def test_types_that_moodle_does_not_know_are_kept_aside_by_name(row):
    bank = read((FOLDER / row["file"]).read_bytes(), row["file"])
    unknown = [kept.type for kept in bank.kept_aside if not kept.stored and ":" not in kept.type]
    expected = {} if row["unsupported_types"] == "-" else types({"by_type": row["unsupported_types"]})
    for name, count in expected.items():
        assert unknown.count(name) == count or name.startswith("{$")
    assert all(kept.raw.startswith(b"<question") and kept.raw.endswith(b">") for kept in bank.kept_aside)


@pytest.mark.parametrize("row", truth("moodle_xml"))
def test_what_was_read_is_written_and_read_again_alike(row):
    bank = read((FOLDER / row["file"]).read_bytes(), row["file"])
    once = read(written([entry.question for entry in bank.entries], bank.files, "und"), row["file"])
    twice = read(written([entry.question for entry in once.entries], once.files, "und"), row["file"])
    assert [entry.question for entry in twice.entries] == [entry.question for entry in once.entries]
    assert [entry.question.type for entry in once.entries] == [entry.question.type for entry in bank.entries]
