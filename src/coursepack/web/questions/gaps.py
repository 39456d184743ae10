"""Questions with gaps in their text: lists, words to drag, and small questions (Cloze)."""

from collections.abc import Mapping
from typing import Any, assert_never

from markupsafe import Markup

from coursepack.model import (
    ChoiceGap,
    DragDropText,
    Gap,
    GapSelect,
    MultiAnswer,
    NumericalGap,
    RichText,
    ShortAnswerGap,
)
from coursepack.web.questions import inline
from coursepack.web.questions.asking import Asking
from coursepack.web.questions.typed import answer_length, number_answers, short_answer_key
from coursepack.web.questions.views import MAX_NUMBER, Asked, Chip, InText, fraction


def gap_select(question: GapSelect, asking: Asking) -> Asked:
    """A list of the choices of its group in each gap."""
    words = [asking.texts.words_of(choice.text) for choice in question.choices]
    return _with_lists(question, words, asking, ())


def drag_drop_text(question: DragDropText, asking: Asking) -> Asked:
    """The same, and the choices to drag."""
    words = [asking.texts.plain(choice.text) for choice in question.choices]
    chips = tuple(
        Chip(str(index), _phrase(choice.text, asking, f"chip-{index}"), choice.group)
        for index, choice in enumerate(question.choices)
    )
    return _with_lists(question, words, asking, chips)


def _with_lists(
    question: GapSelect | DragDropText, words: list[str], asking: Asking, chips: tuple[Chip, ...]
) -> Asked:
    numbers = {choice.id: number for number, choice in enumerate(question.choices) if choice.id}
    right: list[int] = []

    def gap(name: str) -> Markup | None:
        if name not in numbers:
            return None
        wanted = numbers[name]
        group = question.choices[wanted].group
        options = [
            (str(number), words[number])
            for number, choice in enumerate(question.choices)
            if choice.group == group
        ]
        right.append(wanted)
        label = asking.texts.words["gap"].format(number=len(right))
        choose = asking.texts.words["choose"]
        return inline.select(asking.name, "place", len(right) - 1, label, choose, options)

    text = asking.texts.block_with_gaps(question.text, asking.name, gap)
    once = [
        number
        for number, choice in enumerate(question.choices)
        if isinstance(question, DragDropText) and not getattr(choice, "unlimited", False)
    ]
    key = {"type": "match", "right": right, "mix": question.shuffle, "once": once}
    return Asked(InText(chips), key, combined=asking.combined(question.feedback), text=(text,))


def multi_answer(question: MultiAnswer, asking: Asking) -> Asked:
    """A field, a list or options in each gap."""
    gaps = {gap.id: gap for gap in question.gaps}
    parts: list[Mapping[str, Any]] = []
    said: list[tuple[str, tuple[Markup, ...]]] = []

    def insert(name: str) -> Markup | None:
        if name not in gaps:
            return None
        number = len(parts)
        html, part, feedback = _part(gaps[name], number, asking)
        parts.append({"id": name, "points": gaps[name].points, **part})
        said.extend(
            (f"{number}:{index}", asking.block(text, f"feedback-{number}-{index}"))
            for index, text in enumerate(feedback)
            if text
        )
        return html

    text = asking.texts.block_with_gaps(question.text, asking.name, insert)
    return Asked(InText(), {"parts": parts}, tuple(said), text=(text,))


def _part(gap: Gap, number: int, asking: Asking) -> tuple[Markup, Mapping[str, Any], list[RichText | None]]:
    label = asking.texts.words["gap"].format(number=number + 1)
    feedback = [answer.feedback for answer in gap.answers]
    match gap:
        case ShortAnswerGap():
            key = short_answer_key(gap.answers, gap.case_sensitive, asking.texts)
            length = answer_length(key["answers"], asking.texts)
            html = inline.text_field(asking.name, "part", number, label, length, is_number=False)
            return html, {"type": "shortanswer", "length": length, **key}, feedback
        case NumericalGap():
            html = inline.text_field(asking.name, "part", number, label, MAX_NUMBER, is_number=True)
            return html, {"type": "numerical", "answers": number_answers(gap.answers)}, feedback
        case ChoiceGap():
            fractions = [fraction(gap.fraction(answer)) for answer in gap.answers]
            part = {
                "type": "multichoice",
                "single": gap.is_single,
                "fractions": fractions,
                "mix": gap.shuffle,
            }
            return _choice_gap(gap, number, label, asking), part, feedback
        case _:
            assert_never(gap)


def _choice_gap(gap: ChoiceGap, number: int, label: str, asking: Asking) -> Markup:
    if gap.layout == "dropdown":
        options = [(str(index), asking.texts.plain(answer.text)) for index, answer in enumerate(gap.answers)]
        return inline.select(asking.name, "part", number, label, asking.texts.words["choose"], options)
    html = [
        (str(index), _phrase(answer.text, asking, f"part-{number}-{index}"))
        for index, answer in enumerate(gap.answers)
    ]
    return inline.choices(asking.name, "part", number, label, gap.layout, not gap.is_single, html)


def _phrase(text: RichText, asking: Asking, scope: str) -> Markup:
    """The text where only phrases may stand; its words alone where it has blocks."""
    phrase = asking.texts.phrase(asking.texts.block(text, f"{asking.name}--{scope}"))
    return phrase if phrase is not None else Markup.escape(asking.texts.plain(text))
