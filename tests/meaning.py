"""What a question means, whichever way it is written: two that mean the same are equal here.

Texts are compared as what Moodle would store, ids by their order, and fractions as they count.
"""

from typing import Any

from coursepack.formats.moodle.texts import moodle_text, without_paragraph
from coursepack.model import (
    CalculatedMulti,
    ChoiceGap,
    CourseFile,
    DragDropImage,
    DragDropMarker,
    DragDropText,
    GapSelect,
    MeasuredQuestion,
    MultiAnswer,
    MultiChoice,
    PlainText,
    Question,
    RichText,
)
from coursepack.model.questions.calculated import WithWildcards
from coursepack.render import to_html

_LANGUAGES = ("en",)


def meaning(question: Question) -> dict[str, Any]:
    """The question as plain data; equal for two questions that mean the same."""
    data = _plain(question, _names(question))
    assert isinstance(data, dict)
    data["name"] = _line(question.name) if question.name else question.id
    for key in ("id", "idnumber", "objective"):
        data.pop(key, None)
    return data


def _names(question: Question) -> dict[str, str]:
    """A number for each id that a text or zone names."""
    match question:
        case GapSelect() | DragDropText():
            ids = [choice.id for choice in question.choices]
        case MultiAnswer():
            ids = [gap.id for gap in question.gaps]
        case DragDropImage():
            ids = [item.id for item in question.items]
        case DragDropMarker():
            ids = [marker.id for marker in question.markers]
        case _:
            ids = []
    return {name: str(number) for number, name in enumerate(ids, start=1) if name is not None}


def _plain(value: Any, names: dict[str, str]) -> Any:
    match value:
        case RichText():
            return _html(value, names)
        case PlainText():
            return _line(value)
        case CourseFile():
            return value.course_path.rpartition("/")[2]
        case tuple():
            return [_plain(item, names) for item in value]
        case float():
            return round(value, 4)
        case _ if hasattr(value, "model_fields_set"):
            return _fields(value, names)
        case _:
            return value


def _fields(value: Any, names: dict[str, str]) -> dict[str, Any]:
    data = {name: _plain(getattr(value, name), names) for name in type(value).model_fields}
    for key in ("id", "item", "marker"):
        if data.get(key) in names:
            data[key] = names[data[key]]
    if isinstance(value, MultiChoice | CalculatedMulti | ChoiceGap):
        data["single"] = value.is_single
        for answer, plain in zip(value.answers, data["answers"], strict=True):
            plain.pop("right")
            plain["fraction"] = round(value.fraction(answer), 3)
    if isinstance(value, ChoiceGap):
        data["display"] = value.layout
    if isinstance(value, MeasuredQuestion):
        data["unit_entry"] = value.given_unit
    if isinstance(value, WithWildcards):
        data.pop("value_sets")
        for wildcard, plain in zip(value.wildcards, data["wildcards"], strict=True):
            plain["values"] = list(wildcard.drawn(value.id, value.value_sets))
    if hasattr(value, "significant_figures"):
        data["digits"] = value.digits
        data["decimals"] = None
    if hasattr(value, "attachments") and not value.attachments:
        data["attachments_required"] = 0
    return {key: item for key, item in data.items() if item not in (None, "")}


def _html(text: RichText, names: dict[str, str]) -> str:
    if text.format == "plain":
        return " ".join(without_paragraph(to_html(text, text.languages[0]).source).split())
    found = moodle_text(text, text.languages[:1], {name: f"[[{number}]]" for name, number in names.items()})
    return " ".join(without_paragraph(found.text).split())


def _line(text: PlainText) -> str:
    return " ".join(text.get(_LANGUAGES[0]).split())
