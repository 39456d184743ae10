"""Whatever a backup holds, inspecting and importing it raises nothing but a refusal, ends soon, and says where."""

import pytest

from tests.formats.mbz.hostile import read_hostile
from tests.formats.mbz.mutated_backups import HOSTILE, mutants, with_everywhere


@pytest.fixture(scope="module")
def members(everything):
    found = everything.package.members
    return {name: content for name, content in found.items() if name.endswith(".xml")}


@pytest.mark.parametrize("seed", range(3))
def test_spoilt_backups_are_imported_or_refused(seed, members, tmp_path):
    outcomes = []
    for number, data in enumerate(mutants(members, 100, seed)):
        folder = tmp_path / str(number)
        folder.mkdir()
        outcomes.append(read_hostile(data, folder, written=number % 5 == 0))
    assert any(outcome.is_imported for outcome in outcomes)
    assert any(not outcome.is_imported for outcome in outcomes)
    assert any(outcome.problems for outcome in outcomes)
    assert [problem for outcome in outcomes for problem in outcome.loading] == []


@pytest.mark.parametrize("value", HOSTILE, ids=lambda value: repr(value[:20]))
def test_a_value_that_breaks_readers_breaks_none_wherever_it_stands(value, members, tmp_path):
    assert read_hostile(with_everywhere(members, value), tmp_path).is_imported


def test_mutants_are_the_same_each_time(members):
    assert list(mutants(members, 5)) == list(mutants(members, 5))
    assert list(mutants(members, 5, 2)) != list(mutants(members, 5, 3))


def test_values_that_break_readers_are_among_the_mutations():
    assert {"", "-1", "NaN", "1000000000", "../../etc/passwd"} <= set(HOSTILE)
    assert max(map(len, HOSTILE)) > 65_535
