"""Every code's examples show what they say."""

import pytest

from coursepack import check
from coursepack.formats.mbz.reading import inspect as read_backup
from coursepack.formats.scorm.read import read_package
from coursepack.formats.scorm.verify import verify
from coursepack.importing.courses import read_course
from coursepack.package import Package
from coursepack.problems import CATALOGUE, Rule
from coursepack.problems.rules import ROOMS
from coursepack.question_files import read_question_file
from tests.specimens import TINY, write_course

_RULES = [pytest.param(rule, id=rule.code) for rule in CATALOGUE.values()]


@pytest.fixture
def start(tmp_path):
    def course(rule: Rule):
        files = dict(TINY)
        if rule.wrong.file.endswith("quiz.yaml"):
            files["one/quiz.fr.yaml"] = "title: Test\n"
        if rule.wrong.file == "course.yml":
            del files["course.yaml"]
        return tmp_path / "course", files

    return course


def _codes(folder, files, example):
    """Codes of what is wrong with the small course with this file, or with the question file alone."""
    if example.file.lower() == "imsmanifest.xml" or example.file == "package.zip":
        return {problem.code for problem in verify(read_package(_package(example), "package.zip"))}
    if example.file in {"moodle_backup.xml", "moodle.xml", "course.mbz"}:
        return {problem.code for problem in read_backup(_backup(folder, example)).problems}
    if example.file == "course/course.xml":
        return {problem.code for problem in read_course(_backup(folder, example)).problems}
    if example.file.startswith("questions."):
        path = folder / example.file
        folder.mkdir(exist_ok=True)
        path.write_bytes(example.text.encode() if isinstance(example.text, str) else example.text)
        return {problem.code for problem in read_question_file(path).problems}
    return {
        problem.code
        for problem in check(
            write_course(folder, {example.file: example.text}, start=files), _ask, multilang=True
        ).problems
    }


def _package(example):
    """A SCORM package of one page with this manifest, or the bytes of the example themselves."""
    content = example.text.encode() if isinstance(example.text, str) else example.text
    return (
        content
        if example.file == "package.zip"
        else Package({example.file: content, "index.html": b""}).zipped()
    )


def _backup(folder, example):
    """A backup of this file alone, or beside a head that says nothing, or the bytes of the example themselves."""
    folder.mkdir(exist_ok=True)
    content = example.text.encode()
    path = folder / "course.mbz"
    head = (
        {"moodle_backup.xml": b"<moodle_backup><information/></moodle_backup>"} if "/" in example.file else {}
    )
    members = {**head, example.file: content}
    path.write_bytes(content if example.file == "course.mbz" else Package(members).zipped())
    return path


def _ask(addresses):
    return {address: "the server answers 404" for address in addresses if "no-such" in address}


@pytest.mark.parametrize("rule", _RULES)
def test_the_wrong_example_is_reported(rule, start):
    if rule.code == "CP-S016":
        pytest.skip("an unreadable file cannot be written down; tests/source/test_files.py has its own")
    folder, files = start(rule)
    assert rule.code in _codes(folder, files, rule.wrong)


@pytest.mark.parametrize("rule", _RULES)
def test_the_right_example_is_not(rule, start):
    folder, files = start(rule)
    assert rule.code not in _codes(folder, files, rule.right)


def test_no_code_is_given_twice():
    rules = [value for room in ROOMS for value in vars(room).values() if isinstance(value, Rule)]
    assert len(rules) == len({rule.code for rule in rules}) == len(CATALOGUE)


@pytest.mark.parametrize("rule", _RULES)
def test_a_remedy_says_what_to_do_in_a_sentence(rule):
    assert rule.remedy.endswith(".")
    assert len(rule.remedy.split()) <= 40
