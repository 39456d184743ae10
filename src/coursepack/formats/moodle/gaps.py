"""Gaps in texts: `{{name}}` in the course, `[[1]]` or a Cloze code in Moodle."""

from collections.abc import Mapping

from coursepack.model import GAP_IN_TEXT, DragDropText, GapSelect


def with_gaps(text: str, gaps: Mapping[str, str]) -> str:
    """The text with what Moodle wants in the place of each gap; names that are no gap's stay."""
    return GAP_IN_TEXT.sub(lambda found: gaps.get(found.group(1), found.group(0)), text) if gaps else text


def choice_gaps(question: GapSelect | DragDropText) -> dict[str, str]:
    """Moodle's gaps by name: `[[1]]` wants the first choice, and so on."""
    ids = (choice.id for choice in question.choices)
    return {name: f"[[{number}]]" for number, name in enumerate(ids, start=1) if name is not None}
