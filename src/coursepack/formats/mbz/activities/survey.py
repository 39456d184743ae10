"""Surveys (Moodle's Feedback) and choices.

Elements and their order are those of `mod/{feedback,choice}/backup/moodle2`, Moodle 4.5; what `presentation`
holds is read in `mod/feedback/item/*/lib.php`.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import assert_never

from coursepack.formats.mbz.backup import Backup
from coursepack.formats.mbz.element import leaf, leaves, node, nodes
from coursepack.formats.mbz.plan import Module
from coursepack.formats.mbz.pool import Area
from coursepack.model import (
    ChoiceActivity,
    Feedback,
    PlainText,
    SurveyCaptcha,
    SurveyInformation,
    SurveyItem,
    SurveyLabel,
    SurveyLongText,
    SurveyNumber,
    SurveyOptions,
    SurveyPageBreak,
    SurveyRating,
    SurveyShortText,
)
from coursepack.model.activities.survey import AskedBase
from coursepack.model.tracking import completion_of

_INFORMATION = {"time": 1, "course": 2, "category": 3}
_RESULTS = {"never": 0, "after answering": 1, "after closing": 2, "always": 3}


def feedback(backup: Backup, module: Module, activity: Feedback) -> str:
    """The element `feedback`."""
    thanks = Area(module.contextid, "mod_feedback", "page_after_submit")
    return node(
        "feedback",
        leaf("name", backup.name(activity.title)),
        backup.intro(module),
        leaves(
            {
                "anonymous": 1 if activity.anonymous else 2,
                "email_notification": activity.notify,
                "multiple_submit": activity.several_times,
                "autonumbering": activity.numbered,
                "site_after_submit": "",
            }
        ),
        backup.rich("page_after_submit", activity.thanks, thanks),
        leaves(
            {
                "publish_stats": activity.show_analysis,
                "timeopen": backup.instant(activity.opens),
                "timeclose": backup.instant(activity.closes),
                "timemodified": backup.time,
                "completionsubmit": completion_of(activity).submitted,
            }
        ),
        nodes("items", _items(backup, module, activity)),
        node("completeds"),
        id=module.instanceid,
    )


@dataclass(frozen=True, slots=True)
class _Shown:
    """What a kind of item keeps in its columns."""

    typ: str
    presentation: str = ""
    options: str = ""
    has_value: bool = True


def _items(backup: Backup, module: Module, activity: Feedback) -> Iterator[str]:
    numbers = {item.id: backup.ids.new("feedback_item") for item in activity.items if item.id}
    for position, item in enumerate(activity.items, start=1):
        number = numbers[item.id] if item.id else backup.ids.new("feedback_item")
        yield _item(backup, module, item, number, position, numbers)


def _item(
    backup: Backup,
    module: Module,
    item: SurveyItem,
    number: int,
    position: int,
    numbers: dict[str, int],
) -> str:
    shown = _shown(backup, module, item, number)
    asked = item if isinstance(item, AskedBase) else None
    depends = None if isinstance(item, SurveyPageBreak | SurveyCaptcha) else item.shown_if
    return node(
        "item",
        leaves(
            {
                "template": 0,
                "name": backup.name(asked.text) if asked else "label" if shown.typ == "label" else "",
                "label": (asked.label or asked.id) if asked else "",
                "presentation": shown.presentation,
                "typ": shown.typ,
                "hasvalue": shown.has_value,
                "position": position,
                "required": asked.required if asked else 0,
                "dependitem": numbers.get(depends.item, 0) if depends else 0,
                "dependvalue": _option(backup, depends.answer) if depends else "",
                "options": shown.options,
            }
        ),
        id=number,
    )


def _shown(backup: Backup, module: Module, item: SurveyItem, number: int) -> _Shown:
    match item:
        case SurveyLabel():
            text = backup.text(item.text, Area(module.contextid, "mod_feedback", "item", number))
            return _Shown("label", text.text, has_value=False)
        case SurveyPageBreak():
            return _Shown("pagebreak", has_value=False)
        case SurveyCaptcha():
            return _Shown("captcha")
        case SurveyOptions():
            kind = "c" if item.several else "d" if item.dropdown else "r"
            options = "|".join(_option(backup, option) for option in item.options)
            return _Shown("multichoice", _chosen(kind, options, horizontal=item.horizontal), _flags(item))
        case SurveyRating():
            options = "|".join(f"{rated.value}####{_option(backup, rated.text)}" for rated in item.options)
            kind = "d" if item.dropdown else "r"
            return _Shown(
                "multichoicerated", _chosen(kind, options, horizontal=item.horizontal), _flags(item)
            )
        case SurveyNumber():
            bounds = ("-" if bound is None else str(bound) for bound in (item.least, item.most))
            return _Shown("numeric", "|".join(bounds))
        case SurveyShortText():
            return _Shown("textfield", f"{item.width}|{item.max_length}")
        case SurveyLongText():
            return _Shown("textarea", f"{item.width}|{item.lines}")
        case SurveyInformation():
            return _Shown("info", str(_INFORMATION[item.shows]))
        case _:
            assert_never(item)


def _chosen(kind: str, options: str, *, horizontal: bool) -> str:
    beside = "<<<<<1" if horizontal and kind != "d" else ""
    return f"{kind}>>>>>{options}{beside}"


def _flags(item: SurveyOptions | SurveyRating) -> str:
    """`i`: empty answers are left out of the analysis; `h`: no option “not selected”."""
    return ("i" if item.hide_empty_answers else "") + ("" if item.no_answer_option else "h")


def _option(backup: Backup, text: PlainText) -> str:
    """An option's text: what divides options would end it."""
    written = backup.line(text).replace("|", "&#124;").replace("####", "#&#35;##")
    return written.replace(">>>>>", "&gt;>>>>").replace("<<<<<", "&lt;<<<<")


def choice(backup: Backup, module: Module, activity: ChoiceActivity) -> str:
    """The element `choice`."""
    options = (
        node(
            "option",
            leaves(
                {
                    "text": backup.line(option.text),
                    "maxanswers": option.limit or 0,
                    "timemodified": backup.time,
                }
            ),
            id=backup.ids.new("choice_options"),
        )
        for option in activity.options
    )
    return node(
        "choice",
        leaf("name", backup.name(activity.title)),
        backup.intro(module),
        leaves(
            {
                "publish": activity.results_with_names,
                "showresults": _RESULTS[activity.results],
                "display": not activity.horizontal,
                "allowupdate": activity.may_change,
                "allowmultiple": activity.several,
                "showunanswered": activity.show_unanswered,
                "limitanswers": activity.has_limits,
                "timeopen": backup.instant(activity.opens),
                "timeclose": backup.instant(activity.closes),
                "timemodified": backup.time,
                "completionsubmit": completion_of(activity).submitted,
                "showpreview": activity.preview,
                "includeinactive": 1,
                "showavailable": activity.show_places_left,
            }
        ),
        nodes("options", options),
        node("answers"),
        id=module.instanceid,
    )
