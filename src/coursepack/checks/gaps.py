"""Gaps stand in the text, and zones and gaps ask for things that are there."""

from collections import Counter
from collections.abc import Iterator, Sequence

from coursepack.model import (
    ChoiceGap,
    DragDropImage,
    DragDropMarker,
    DragDropText,
    GapSelect,
    MultiAnswer,
    Node,
    NumericalGap,
    Path,
    RichText,
    ShortAnswerGap,
    gap_names,
)
from coursepack.model.walk import texts
from coursepack.problems import Finding
from coursepack.problems.rules import parts as rules
from coursepack.problems.rules import source as source_rules
from coursepack.render import to_html


def choices_in_text(question: GapSelect | DragDropText, path: Path) -> Iterator[Finding]:
    """Gaps whose word is missing, and words whose gap is missing."""
    names = {choice.id: index for index, choice in enumerate(question.choices) if choice.id is not None}
    yield from _twice([choice.id for choice in question.choices], (*path, "choices"))
    yield from _in_text(question.text, names, path, "choices")
    if not names:
        yield Finding(rules.NO_GAP, (*path, "text"), "no choice has its place in the text")
    if isinstance(question, DragDropText):
        yield from _without_images(question.choices, (*path, "choices"))
        unlimited = {choice.id for choice in question.choices if choice.unlimited}
        yield from _once(question.text, set(names) - unlimited, path)


def questions_in_text(question: MultiAnswer, path: Path) -> Iterator[Finding]:
    """Small questions that have no place in the text, or more than one, or answers that Cloze cannot have."""
    names = {gap.id: index for index, gap in enumerate(question.gaps)}
    yield from _twice([gap.id for gap in question.gaps], (*path, "gaps"))
    yield from _in_text(question.text, names, path, "gaps")
    yield from _once(question.text, set(names), path)
    for index, gap in enumerate(question.gaps):
        yield from _cloze_answers(gap, (*path, "gaps", index, "answers"))
    yield from _without_images(question.gaps, (*path, "gaps"))


def _cloze_answers(gap: ShortAnswerGap | NumericalGap | ChoiceGap, path: Path) -> Iterator[Finding]:
    if isinstance(gap, ShortAnswerGap):
        for index, answer in enumerate(gap.answers):
            for language, text in answer.text.values.items():
                if "\\}" in text or "\\#" in text:
                    message = "Moodle would take the backslash away"
                    yield Finding(rules.CLOZE_ANSWER, (*path, index, "text"), message, language=language)


def zones(question: DragDropImage | DragDropMarker, path: Path) -> Iterator[Finding]:
    """Zones for items or markers that are not there, and items that nobody could see."""
    if isinstance(question, DragDropImage):
        known = [item.id for item in question.items]
        yield from _without_images(question.items, (*path, "items"))
        yield from _without_images(question.zones, (*path, "zones"))
        yield from _twice(known, (*path, "items"))
        wanted = [(zone.item, "item") for zone in question.zones]
        for index, item in enumerate(question.items):
            if item.text is None and item.image is None:
                yield Finding(rules.NOTHING_TO_DRAG, (*path, "items", index), f"“{item.id}” has neither")
    else:
        known = [marker.id for marker in question.markers]
        yield from _without_images(question.markers, (*path, "markers"))
        yield from _twice(known, (*path, "markers"))
        wanted = [(zone.marker, "marker") for zone in question.zones]
    for index, (name, key) in enumerate(wanted):
        if name not in known:
            yield Finding(rules.ITEM_UNKNOWN, (*path, "zones", index, key), f"there is no {key} “{name}”")


def _without_images(parts: Sequence[Node], path: Path) -> Iterator[Finding]:
    """Images in texts that Moodle keeps no files for."""
    for where, text in texts(parts, path):
        if isinstance(text, RichText):
            for language in text.languages:
                for name, line in to_html(text, language).media:
                    message = f"Moodle would not show {name} here"
                    yield Finding(rules.NO_FILES_HERE, where, message, None, language, line)


def _in_text(text: RichText, names: dict[str, int], path: Path, field: str) -> Iterator[Finding]:
    for language, value in text.values.items():
        found = _names(text, language)
        lines = {name: line for name, line in gap_names(value) if name in found}
        for name in dict.fromkeys(found):
            if name not in names:
                line = lines.get(name)
                message = f"there is no gap “{name}” under `{field}`"
                yield Finding(rules.GAP_UNKNOWN, (*path, "text"), message, None, language, line)
        for name, index in names.items():
            if name not in found:
                message = f"{{{{{name}}}}} does not stand in the text ({language})"
                yield Finding(rules.GAP_NOT_IN_TEXT, (*path, field, index, "id"), message)


def _names(text: RichText, language: str) -> list[str]:
    """Names of the gaps that formats fill: not those in formulas."""
    return [name for name, _ in gap_names(to_html(text, language).source)]


def _once(text: RichText, names: set[str], path: Path) -> Iterator[Finding]:
    for language in text.languages:
        counted = Counter(_names(text, language))
        for name in sorted(names):
            if counted[name] > 1:
                message = f"{{{{{name}}}}} stands in the text {counted[name]} times"
                yield Finding(rules.GAP_TWICE, (*path, "text"), message, language=language)


def _twice(ids: Sequence[str | None], path: Path) -> Iterator[Finding]:
    for index, identifier in enumerate(ids):
        if identifier is not None and identifier in ids[:index]:
            message = f"the id “{identifier}” is used twice"
            yield Finding(source_rules.DUPLICATE_ID, (*path, index, "id"), message)
