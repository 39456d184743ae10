"""`coursepack diff` between what courses come in."""

import json

from click.testing import CliRunner

from coursepack.cli.diff import command
from coursepack.release import Options, release
from tests.specimens import write_course


def _run(*arguments):
    return CliRunner().invoke(command, [str(argument) for argument in arguments])


def test_a_release_is_compared_in_each_language(tmp_path):
    before = release(write_course(tmp_path / "before"), Options(tmp_path / "dist")).archive
    after = write_course(tmp_path / "after", {"one/welcome.fr.md": "# Bienvenue\n\nBonsoir.\n"})
    done = _run(before, after)
    assert done.exit_code == 1
    assert done.output.startswith("In fr:\nchanged page one/welcome “Bienvenue”\n    text: ")
    assert _run(before, after, "--lang", "en").output == "The courses are the same.\n"
    (change,) = json.loads(_run(before, after, "--format", "json").output)["changes"]
    assert (change["language"], change["what"], change["place"]) == ("fr", "changed", "one/welcome")


def test_a_language_that_one_side_lacks_is_refused_and_those_of_both_are_named(tmp_path):
    before = write_course(tmp_path / "before")
    after = write_course(tmp_path / "after", {"one/welcome.fr.md": "# Bienvenue\n\nBonsoir.\n"})
    done = _run(before, after, "--lang", "fra")
    assert done.exit_code == 2
    assert "no language fra in common; both have: en, fr." in " ".join(done.output.split())


def test_what_is_no_course_is_said(tmp_path):
    path = tmp_path / "notes.txt"
    path.write_text("hello")
    done = _run(path, path)
    assert done.exit_code == 3
    assert "neither a release, nor a Moodle backup (.mbz), nor a course's folder." in done.output


def test_a_damaged_backup_is_said(tmp_path):
    path = tmp_path / "course.mbz"
    path.write_bytes(b"PK\x03\x04 not whole")
    done = _run(path, write_course(tmp_path / "course"))
    assert done.exit_code == 3
    assert "course.mbz is no Moodle backup that can be read" in done.output
