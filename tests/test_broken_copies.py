"""The real course with one mistake: the right code at the right place, and the packages of before untouched."""

import re
import shutil

import pytest
from click.testing import CliRunner

from coursepack.cli import group
from tests.conftest import COURSES

_MODULE = "01-social-protection-in-ecowas"
_QUIZ = f"{_MODULE}/test-your-knowledge.yaml"


def _replaced(old, new, count=1):
    def change(text):
        changed, times = re.subn(old, new, text, count=count, flags=re.MULTILINE)
        assert times, f"{old!r} is not in the course any more"
        return changed

    return change


def _same_id_twice(text):
    first = re.search(r"^  - id: (\S+)", text, re.MULTILINE)
    second = re.compile(r"^  - id: \S+", re.MULTILINE)
    return text[: first.end()] + second.sub(first.group(), text[first.end() :], count=1)


def _with_question(*answers, head=""):
    """A last question with these answers."""
    stem = "  - id: broken\n    type: multichoice\n    text: Which of these are right here?\n"
    lines = "".join(f"      - {answer}\n" for answer in answers)
    return lambda text: f"{text.rstrip()}\n{stem}{head}    answers:\n{lines}"


_MISTAKES = {
    "syntax": (_QUIZ, _replaced(r"^title: .*$", "title: Quiz: one"), "CP-S001", r"^title: Quiz(?=: one)"),
    "mistyped key": (_QUIZ, _replaced(r"^(\s+)answer:", r"\1anwser:"), "CP-S002", r"^\s+(?=anwser:)"),
    "wrong type": (_QUIZ, _replaced(r"^pass: .*$", "pass: most"), "CP-S003", r"^pass: (?=most)"),
    "missing file": (
        f"{_MODULE}/section.yaml",
        _replaced(r"- quiz: test-your-knowledge", "- quiz: test-your-knowlege"),
        "CP-S005",
        r"^\s+- (?=quiz: test-your-knowlege)",
    ),
    "wrong encoding": (_QUIZ, lambda text: (text + "# café\n").encode("latin-1", "replace"), "CP-S006", r"^# caf"),
    "duplicate id": (_QUIZ, _same_id_twice, "CP-S013", r"^  - id: [^\0]*?^  - id: (?=\S)"),
    "missing translation": (
        f"{_MODULE}/test-your-knowledge.fr.yaml",
        _replaced(r"^title: .*\n", ""),
        "CP-L001",
        (_QUIZ, r"^title: (?=\S)"),
    ),
    "fractions that do not add up": (
        _QUIZ,
        _with_question("{text: One, fraction: 50}", "{text: Two, fraction: 40}", head="    single: false\n"),
        "CP-Q012",
        r"^      (?=- \{text: One)",
    ),
    "no right answer": (
        _QUIZ,
        _with_question("{text: One}", "{text: Two}"),
        "CP-Q011",
        r"^      (?=- \{text: One)",
    ),
    "escaping path": (
        f"{_MODULE}/section.yaml",
        _replaced(r"- quiz: test-your-knowledge", "- quiz: ../../secret"),
        "CP-S011",
        r"^\s+- (?=quiz: ../../secret)",
    ),
    "script in text": (
        "00-guide/introduction.en.md",
        lambda text: text.rstrip() + "\n\n<script>alert(1)</script>\n",
        "CP-T001",
        r"^(?=<script>)",
    ),
    "over-long name": (_QUIZ, _replaced(r"^title: .*$", "title: " + "Long " * 60), "CP-S017", r"^title: (?=Long)"),
}  # fmt: skip


@pytest.mark.parametrize("mistake", _MISTAKES)
def test_a_mistake_is_named_where_it_stands_and_nothing_is_built(tmp_path, monkeypatch, mistake):
    path, change, code, where = _MISTAKES[mistake]
    monkeypatch.chdir(tmp_path)
    shutil.copytree(COURSES / "ecowas-toolkit", "course")
    (tmp_path / "dist").mkdir()
    (tmp_path / "dist" / "before.txt").write_text("of before")
    file = tmp_path / "course" / path
    changed = change(file.read_text(encoding="utf-8"))
    file.write_bytes(changed if isinstance(changed, bytes) else changed.encode())

    result = CliRunner().invoke(group, ["build", "course", "--out", "dist"])

    assert result.exit_code == 1
    assert "Traceback" not in result.output
    assert f"{_place(tmp_path / 'course', path, where)}  {code}" in result.output
    assert [item.name for item in (tmp_path / "dist").iterdir()] == ["before.txt"]


def _place(course, path, where):
    """`file:line:column` of the end of the pattern, in the file with the mistake or in the one named."""
    path, pattern = where if isinstance(where, tuple) else (path, where)
    text = (course / path).read_bytes().decode("utf-8", "replace")
    end = re.search(pattern, text, re.MULTILINE).end()
    return f"{path}:{text.count(chr(10), 0, end) + 1}:{end - text.rfind(chr(10), 0, end)}"
