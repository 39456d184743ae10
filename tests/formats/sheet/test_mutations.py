"""Damaged workbooks raise nothing, and each problem has its place; tests/long has the command with many more."""

from hypothesis import settings

from tests.formats.mutated_archives import workbook_mutants
from tests.formats.test_hostile_files import read_hostile


def test_damaged_workbooks_give_problems_with_places(tmp_path):
    banks = [read_hostile("xlsx", data) for data in workbook_mutants(settings().max_examples, tmp_path)]
    assert any(bank.entries for bank in banks)
    assert any(bank.problems for bank in banks)
