"""What the docs show works."""

import re
from pathlib import Path

import pytest

from tests.specimens import english_course

_DOCS = Path(__file__).parents[1] / "docs"
_EXAMPLES = re.findall(
    r"```yaml\n(- id: (\S+)\n.*?)```", (_DOCS / "questions.md").read_text(encoding="utf-8"), re.DOTALL
)


@pytest.mark.parametrize("example", [text for text, _ in _EXAMPLES], ids=[name for _, name in _EXAMPLES])
def test_an_example_of_a_question_is_a_question(tmp_path, example):
    indented = "".join(f"  {line}\n" for line in example.splitlines())
    course = english_course(tmp_path, f"title: Quiz\nquestions:\n{indented}")
    assert sum(1 for _ in course.questions()) == 1


def test_every_type_has_an_example_or_a_word(tmp_path):
    from typing import get_args

    from coursepack.model import Question

    types = {get_args(model.model_fields["type"].annotation)[0] for model in get_args(get_args(Question)[0])}
    text = (_DOCS / "questions.md").read_text(encoding="utf-8")
    assert [name for name in sorted(types) if f"`{name}`" not in text] == []


@pytest.mark.parametrize("page", sorted(_DOCS.rglob("*.md")), ids=lambda page: str(page.relative_to(_DOCS)))
def test_a_link_of_the_docs_leads_somewhere(page):
    links = re.findall(
        r"(?<!!)\[[^\]]*\]\(([^)#:]+)(?:#[^)]*)?\)",
        re.sub(r"```.*?```", "", page.read_text(encoding="utf-8"), flags=re.DOTALL),
    )
    assert [link for link in links if not (page.parent / link).exists() and "…" not in link] == []
