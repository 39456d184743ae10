"""What every question has, and what several types share."""

import html

from coursepack.formats.moodle.files import decoded
from coursepack.formats.moodle_xml.reading.tree import Element
from coursepack.formats.moodle_xml.reading.values import (
    Data,
    QuestionReader,
    plain,
    rich,
    without_empty,
)
from coursepack.model.fractions import share
from coursepack.problems.rules import moodle_xml as rules

_THIRD = 100 / 3
_ALMOST_A_THIRD = 0.5
_SAME = 0.001
_MAX_IDNUMBER = 100
NUMBERINGS = ("abc", "ABCD", "123", "iii", "IIII", "none")


def head(reader: QuestionReader, identifier: str, name: str) -> Data:
    """Name, text, points and the like. Sets the reader's format to that of the text."""
    element = reader.element
    text = element.first("questiontext")
    if text is not None:
        reader.format = reader.text_format(text, "html")
    question = reader.rich(text, "html") or rich("", reader.format)
    _add_old_image(reader, question)
    return without_empty(
        {
            "id": identifier,
            "name": plain(name) if name and name != identifier else None,
            "text": question,
            "points": max(0.0, reader.number(element, "defaultgrade", 1.0)),
            "general_feedback": reader.rich_child(element, "generalfeedback"),
            "penalty": _penalty(reader),
            "tags": _tags(reader),
            "idnumber": reader.string(element, "idnumber")[:_MAX_IDNUMBER],
        }
    )


def _add_old_image(reader: QuestionReader, question: Data) -> None:
    """An image beside the text, as Moodle 1.9 wrote it, becomes one in the text."""
    content = reader.string(reader.element, "image_base64")
    name = reader.string(reader.element, "image").replace("/", "_") if content else ""
    if name:
        own = reader.store.add(name, decoded(content))
        image = f' <img src="{own}" />'
        question["values"] = {language: text + image for language, text in question["values"].items()}


def _penalty(reader: QuestionReader) -> float:
    percent = reader.number(reader.element, "penalty", _THIRD / 100) * 100
    if abs(percent - _THIRD) < _ALMOST_A_THIRD:
        return _THIRD
    if not 0 <= percent <= 100:
        message = f"a penalty of {percent:g} % becomes {min(max(percent, 0), 100):g} %"
        reader.note(rules.VALUE_UNKNOWN, message, reader.element.first("penalty"))
    return min(max(round(percent, 5), 0.0), 100.0)


def _tags(reader: QuestionReader) -> tuple[str, ...]:
    """Tags of the course and of the question; Moodle's exporter escapes them twice."""
    found = []
    for kind in ("coursetags", "tags"):
        tags = reader.element.first(kind)
        for tag in tags.all("tag") if tags is not None else ():
            text = " ".join(html.unescape(reader.string(tag, "text")).split())
            if text:
                found.append(text)
    return tuple(dict.fromkeys(found))


def combined_feedback(reader: QuestionReader) -> Data:
    """Feedback on the response as a whole, and whether it says how many parts are right."""
    element = reader.element
    shown = element.first("shownumcorrect") is not None
    if element.first("correctresponsesfeedback") is not None:
        shown = reader.flag(element, "correctresponsesfeedback", default=True)
    return {"feedback": overall_feedback(reader), "show_number_correct": shown}


def overall_feedback(reader: QuestionReader) -> Data:
    """Feedback on the response as a whole."""
    return without_empty(
        {
            "right": reader.rich_child(reader.element, "correctfeedback"),
            "partly": reader.rich_child(reader.element, "partiallycorrectfeedback"),
            "wrong": reader.rich_child(reader.element, "incorrectfeedback"),
        }
    )


def hints(reader: QuestionReader, *, parts: bool, places: bool = False, keeps_places: bool = False) -> Data:
    """The hints that Moodle keeps: those that say something, or do something to the parts.

    `keeps_places`: also those that only point out wrong places.
    """
    found = [
        _hint(reader, hint, parts=parts, places=places, keeps_places=keeps_places)
        for hint in reader.element.all("hint")
    ]
    kept = [hint for hint in found if hint is not None]
    return {"hints": tuple(kept)} if kept else {}


def _hint(
    reader: QuestionReader, hint: Element, *, parts: bool, places: bool, keeps_places: bool
) -> Data | None:
    old = hint.first("hintcontent")
    data: Data = {"text": reader.rich(old or hint)}
    if parts and old is not None:
        data["show_number_correct"] = reader.flag(hint, "statenumberofcorrectresponses", default=False)
        data["clear_wrong"] = reader.flag(hint, "clearincorrectresponses", default=False)
    elif parts:
        data["show_number_correct"] = hint.first("shownumcorrect") is not None
        data["clear_wrong"] = hint.first("clearwrong") is not None
    if places:
        data["show_wrong"] = reader.flag(hint, "options", default=False)
    kept = ("text", "show_number_correct", "clear_wrong", *(("show_wrong",) if keeps_places else ()))
    if not any(data.get(key) for key in kept):
        return None
    data["text"] = data["text"] or rich("", reader.format)
    return data


def choices(found: list[tuple[Data, float]], *, single: bool) -> Data:
    """Options from their texts and fractions, written in the shortest way that means the same."""
    answers: list[Data] = []
    even = not single and _is_even([fraction for _, fraction in found])
    for data, fraction in found:
        is_right = fraction > 0 if even else fraction == 100
        if is_right and (even or (single and not any(answer.get("right") for answer in answers))):
            answers.append({**data, "right": True})
        elif even or (single and fraction == 0):
            answers.append(data)
        else:
            answers.append({**data, "fraction": fraction})
    return {"answers": tuple(answers), **_single(answers, single=single)}


def _is_even(fractions: list[float]) -> bool:
    """Whether the right options share everything, and each wrong one takes off what a right one earns."""
    right = sum(fraction > 0 for fraction in fractions)
    part = share(right) if right else 0.0
    return right > 0 and all(
        abs(fraction - (part if fraction > 0 else -part)) < _SAME for fraction in fractions
    )


def _single(answers: list[Data], *, single: bool) -> Data:
    """`single`, where the model would not come to it by itself."""
    right = sum(1 for answer in answers if answer.get("right") or answer.get("fraction", 0) > 0)
    derived = any(answer.get("fraction") == 100 for answer in answers) or right <= 1
    return {} if derived == single else {"single": single}
