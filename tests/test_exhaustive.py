"""A type that a format forgets is a type error: removing any arm of a `match` that ends in `assert_never` shows it."""

import ast
import re
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from mypy import api

_ROOT = Path(__file__).parents[1]


def _matches(tree: ast.AST) -> Iterator[ast.Match]:
    for node in ast.walk(tree):
        if isinstance(node, ast.Match) and "assert_never" in ast.unparse(node.cases[-1]):
            yield node


def _without_arm(path: Path, arm: int) -> int:
    """Take one arm out of every exhaustive match of a file; how many were taken out."""
    lines = path.read_text(encoding="utf-8").split("\n")
    taken = 0
    for match in _matches(ast.parse("\n".join(lines))):
        if arm < len(match.cases) - 1:
            case = match.cases[arm]
            for number in range(case.pattern.lineno - 1, case.body[-1].end_lineno):
                lines[number] = ""
            taken += 1
    path.write_text("\n".join(lines), encoding="utf-8")
    return taken


@pytest.fixture(scope="module")
def checkout(tmp_path_factory):
    folder = tmp_path_factory.mktemp("checkout")
    shutil.copytree(_ROOT / "src", folder / "src", ignore=shutil.ignore_patterns("__pycache__"))
    shutil.copy(_ROOT / "pyproject.toml", folder)
    return folder


def _never_errors(checkout: Path, monkeypatch) -> int:
    monkeypatch.chdir(checkout)
    output, errors, _ = api.run(["--config-file", "pyproject.toml", "--no-error-summary"])
    assert not errors
    return len(set(re.findall(r"^(\S+:\d+): error: Argument 1 to \"assert_never\"", output, re.MULTILINE)))


def test_there_are_matches_to_try():
    files = (_ROOT / "src").rglob("*.py")
    assert sum(len(list(_matches(ast.parse(path.read_text(encoding="utf-8"))))) for path in files) >= 4


@pytest.mark.parametrize("arm", range(4))
def test_an_arm_less_is_a_type_error(checkout, monkeypatch, arm):
    originals = {path: path.read_text(encoding="utf-8") for path in (checkout / "src").rglob("*.py")}
    try:
        taken = sum(_without_arm(path, arm) for path in originals)
        assert taken
        assert _never_errors(checkout, monkeypatch) == taken
    finally:
        for path, text in originals.items():
            path.write_text(text, encoding="utf-8")
