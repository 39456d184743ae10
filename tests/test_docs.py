"""What the docs show works."""

import re
from pathlib import Path

import pytest

from coursepack import check
from coursepack.flow import Wanted, context_of
from coursepack.formats import format_named
from tests.specimens import english_course, write_course

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


_GUIDE = re.findall(
    r"```yaml\n# (\S+)\n(.*?)```", (_DOCS / "authors-guide.md").read_text(encoding="utf-8"), re.DOTALL
)
_BESIDE = {
    "01-reading/welcome.en.md": "# Welcome\n\nHello.\n",
    "01-reading/content/1-one.en.md": "# One\n\nText.\n",
    "01-reading/terms.yaml": "title: Terms\nentries:\n  - {id: sea, term: Sea, definition: Salt water.}\n",
    "01-reading/test.yaml": "title: Test\npass: 60 %\nquestions:\n"
    + "".join(f"  - {{id: q{n}, type: truefalse, text: Statement {n}., answer: true}}\n" for n in range(5)),
    "02-work/opinion.yaml": "title: Opinion\nitems: [{id: more, type: long-text, text: Say more}]\n",
    "02-work/seminar.en.md": "# Seminar\n\nCome.\n",
}


def test_the_course_that_the_authors_guide_shows_becomes_a_backup(tmp_path):
    files = {
        "course.yaml": "id: shown\ntitle: Shown\nlanguages: [en]\nreleased: 2026-01-15\n"
        "sections: [01-reading, 02-work]\n"
    }
    for path, text in _GUIDE:
        files[path] = files.get(path, "") + text
    checked = check(write_course(tmp_path / "course", _BESIDE, start=files))
    assert [str(item) for item in checked.problems if item.is_error] == []
    context = context_of(checked.course, checked.files, Wanted(moodle=("4.5", "5.1")))
    names = [item.name for item in format_named("mbz").write(checked.course, context)]
    assert len(names) == 4
    assert len(list(checked.course.activities())) == 13
