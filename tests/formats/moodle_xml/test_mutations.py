"""Damaged Moodle XML raises nothing, and each problem has its place; tests/long has the command with many more."""

import pytest
from hypothesis import settings

from tests.formats.mutated_archives import xml_mutants
from tests.formats.test_hostile_files import read_hostile

_MUTATIONS = settings().max_examples * 2
"""200 in a quick run, 2,000 in CI."""


@pytest.mark.parametrize("part", range(4))
def test_damaged_files_give_problems_with_places(part):
    for data in xml_mutants(_MUTATIONS // 4, part):
        read_hostile("moodle-xml", data)
