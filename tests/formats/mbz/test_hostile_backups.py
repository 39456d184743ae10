"""Whatever a backup holds, inspecting and importing it raises nothing but a refusal, ends soon, and says where."""

import re

import pytest

from tests.formats.mbz.hostile import read_hostile
from tests.formats.mbz.mutated_backups import HOSTILE, mutants, with_everywhere
from tests.formats.mbz.reading.changed import changed
from tests.formats.mutated_archives import archive_of


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


@pytest.mark.parametrize("kind", ["a/../../../../outside/x", "/outside/x", "..\\outside", "C:outside", ""])
def test_the_type_of_an_unknown_question_leads_nowhere(kind, members, tmp_path):
    def of_that_kind(root):
        next(root.iter("qtype")).text = kind

    folder = tmp_path / "one" / "two"
    folder.mkdir(parents=True)
    data = archive_of(changed(members, "questions.xml", of_that_kind))
    assert read_hostile(data, folder, written=True).is_imported
    assert [path.name for path in tmp_path.iterdir()] == ["one"]
    assert sorted(path.name for path in folder.iterdir()) == ["course", "course.mbz"]
    (kept,) = (folder / "course" / "kept-aside" / "questions").iterdir()
    assert kept.is_file()
    assert re.fullmatch(r"1-[a-z0-9-]+\.xml", kept.name)


def test_mutants_are_the_same_each_time(members):
    assert list(mutants(members, 5)) == list(mutants(members, 5))
    assert list(mutants(members, 5, 2)) != list(mutants(members, 5, 3))


def test_values_that_break_readers_are_among_the_mutations():
    assert {"", "-1", "NaN", "1000000000", "../../etc/passwd"} <= set(HOSTILE)
    assert max(map(len, HOSTILE)) > 65_535
