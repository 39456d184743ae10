"""`coursepack inspect` tells what a backup holds without unpacking it."""

import json

from click.testing import CliRunner

from coursepack.cli.inspect import command
from coursepack.formats.mbz.reading import inspect


def test_a_backup_is_told_in_numbers(everything, tmp_path):
    path = tmp_path / "everything.mbz"
    path.write_bytes(everything.package.packed())
    found = inspect(path)
    assert (found.title, found.short_name) == ("One of everything & more", "everything")
    assert found.moodle.startswith("4.5")
    assert found.sections == ("Reading", "Talking", "Work", "Later", "Bank")
    assert found.activities["forum"] == 6
    assert found.activities["workshop"] == 2
    assert found.questions["truefalse"] >= 1
    assert found.files > 3
    assert found.problems == ()


def test_machines_get_the_same_as_json(everything, tmp_path):
    path = tmp_path / "everything.mbz"
    path.write_bytes(everything.package.packed())
    result = CliRunner().invoke(command, [str(path), "--format", "json"])
    told = json.loads(result.output)
    assert told["format"] == "mbz"
    assert told["activities"]["quiz"] == 2
    assert told["not_modelled"] == {}
    assert result.exit_code == 0


def test_what_is_no_backup_ends_with_three(tmp_path):
    path = tmp_path / "sea.mbz"
    path.write_bytes(b"The sea is salty.")
    result = CliRunner().invoke(command, [str(path)])
    assert result.exit_code == 3
    assert "CP-M001" in result.stderr
