"""Quizzes: settings, and slots with questions or draws."""

import json
from dataclasses import dataclass, replace
from typing import Any, get_args

from coursepack.formats.mbz.reading.bank import Bank, Entry
from coursepack.formats.mbz.reading.scope import Data, Scope, without_empty
from coursepack.formats.mbz.reading.tree import Part, whole
from coursepack.model.activities.quiz import Behaviour

_KEEP = {1: "highest", 2: "average", 3: "first", 4: "last"}
_OVERDUE = {"autosubmit": "submit", "graceperiod": "grace", "autoabandon": "abandon"}
_REVIEW = {
    "attempt": "reviewattempt",
    "correctness": "reviewcorrectness",
    "max_marks": "reviewmaxmarks",
    "marks": "reviewmarks",
    "feedback": "reviewspecificfeedback",
    "general_feedback": "reviewgeneralfeedback",
    "right_answer": "reviewrightanswer",
    "overall_feedback": "reviewoverallfeedback",
}
_TIMES = {"during": 0x10000, "right_after": 0x01000, "later": 0x00100, "after_close": 0x00010}


_MOST_ON_A_PAGE = 50


@dataclass(frozen=True, slots=True)
class Slot:
    """A place of a quiz: a question, or one drawn from a category."""

    number: int
    points: float
    entry: Entry | None = None
    category: int = 0
    deep: bool = False
    tags: tuple[str, ...] = ()
    page: int = 0


def slots_of(bank: Bank, part: Part, scope: Scope) -> list[Slot]:
    """The slots of a quiz in their order; those that lead nowhere are noted and left out."""
    found = []
    for row in sorted(part.all("question_instances/question_instance"), key=lambda item: item.whole("slot")):
        slot = _slot(bank, row)
        if slot is None:
            scope.note(row, f"slot {row.whole('slot')} has no question in the backup")
            continue
        asked = row.whole("question_reference/version")
        if slot.entry is not None and 0 < asked < slot.entry.version:
            scope.note(
                row, f"slot {slot.number} asks version {asked} of its question; the latest stands in now"
            )
        found.append(replace(slot, page=row.whole("page")))
    return found


def questions_per_page(scope: Scope, part: Part, slots: list[Slot]) -> int:
    """How many questions a page has: what is set, else what the pages show; noted where they do not."""
    usual = min(max(part.whole("questionsperpage", 1), 0), _MOST_ON_A_PAGE)
    pages = [slot.page for slot in slots]
    starts = {row.whole("firstslot") for row in part.all("sections/section")}
    begins = {place for place, slot in enumerate(slots) if place and slot.number in starts}
    first = pages.count(pages[0]) if pages else 0
    for count in (usual, first, 0):
        if count <= _MOST_ON_A_PAGE and (not any(pages) or _pages(len(pages), count, begins) == pages):
            return count
    scope.note(part, f"its pages are of different lengths; now each has {usual or 'all'} of the questions")
    return usual


def _pages(count: int, each: int, begins: set[int]) -> list[int]:
    """The page of each slot, where a page has so many and a heading begins a new one."""
    found: list[int] = []
    on_page = 0
    for place in range(count):
        is_new = place in begins or (each > 0 and on_page == each)
        page = (found[-1] if found else 1) + (1 if is_new else 0)
        on_page = 1 if is_new else on_page + 1
        found.append(page)
    return found


def _slot(bank: Bank, row: Part) -> Slot | None:
    number, points = row.whole("slot"), row.decimal("maxmark", row.decimal("grade", 1.0))
    fixed, drawn = row.child("question_reference"), row.child("question_set_reference")
    if drawn is not None:
        return _drawn(bank, number, points, drawn.text("filtercondition"))
    key = (
        fixed.whole("questionbankentryid")
        if fixed is not None
        else row.whole("questionid", row.whole("question"))
    )
    entry = bank.entries.get(key)
    if entry is None:
        return None
    if entry.question.text("qtype") == "random":
        category = row.whole("questioncategoryid") or entry.category
        deep = row.flag("includingsubcategories", default=entry.question.text("questiontext") == "1")
        tags = tuple(tag.text("tagname") for tag in row.all("tags/tag"))
        return Slot(number, points, None, category, deep, tags)
    return Slot(number, points, entry)


def _drawn(bank: Bank, number: int, points: float, condition: str) -> Slot | None:
    """A random slot; its filter is written as before 4.3, or as from then on."""
    try:
        data: Any = json.loads(condition)
        chosen = data.get("filter")
        if chosen is None:
            tags = [str(tag).partition(",")[2] for tag in data.get("tags", [])]
            return Slot(
                number,
                points,
                None,
                whole(str(data["questioncategoryid"])),
                str(data.get("includingsubcategories", "")).lower() in {"1", "true"},
                tuple(tag for tag in tags if tag),
            )
        category = chosen["category"]
        deep = bool(category.get("filteroptions", {}).get("includesubcategories"))
        numbers = chosen.get("qtagids", {}).get("values", [])
        tags = [bank.tags[key] for item in numbers if (key := whole(str(item))) in bank.tags]
        return Slot(number, points, None, whole(str(category["values"][0])), deep, tuple(tags))
    except (ValueError, TypeError, AttributeError, LookupError, RecursionError):
        return None


def settings(scope: Scope, part: Part) -> Data:
    """A quiz without its questions."""
    grade = part.decimal("grade", 100.0)
    behaviour = part.text("preferredbehaviour", "deferredfeedback")
    if behaviour not in get_args(Behaviour):
        scope.note(part, f"the question behaviour “{behaviour}” becomes deferred feedback")
        behaviour = "deferredfeedback"
    return without_empty(
        {
            "worth": grade,
            "attempts": min(max(part.whole("attempts_number", part.whole("attempts")), 0), 10),
            "keep": _KEEP.get(part.whole("grademethod", 1), "highest"),
            "opens": scope.moment(part, "timeopen"),
            "closes": scope.moment(part, "timeclose"),
            "time_limit": part.whole("timelimit") or None,
            "when_time_is_over": _OVERDUE.get(part.text("overduehandling"), "submit"),
            "grace": part.whole("graceperiod"),
            "wait_before_second": part.whole("delay1"),
            "wait_before_later": part.whole("delay2"),
            "behaviour": behaviour,
            "build_on_last": part.flag("attemptonlast"),
            "redo_questions": part.flag("canredoquestions"),
            "shuffle_answers": part.flag("shuffleanswers", default=True),
            "in_order_only": part.text("navmethod") == "sequential",
            "review": _review(part),
            "decimal_places": min(max(part.whole("decimalpoints", 2), 0), 5),
            "password": part.text("password").strip(),
            "overall_feedback": tuple(_feedbacks(scope, part, grade)),
        }
    )


def _review(part: Part) -> Data:
    if part.value("reviewattempt") is None:
        return {}
    return {
        time: tuple(shown for shown, name in _REVIEW.items() if part.whole(name, bit) & bit)
        for time, bit in _TIMES.items()
    }


def _feedbacks(scope: Scope, part: Part, grade: float) -> list[Data]:
    found = []
    for row in sorted(part.all("feedbacks/feedback"), key=lambda item: -item.decimal("mingrade")):
        text = scope.rich(row, "feedbacktext", scope.area("mod_quiz", "feedback", row.number))
        if text:
            share = round(row.decimal("mingrade") / grade * 100, 4) if grade else 0.0
            found.append({"at_least": min(max(share, 0.0), 100.0), "text": text})
    return found


def parts(scope: Scope, part: Part, names: dict[int, str]) -> Data:
    """Headings; `names` are the ids of what stands in each slot."""
    rows = sorted(part.all("sections/section"), key=lambda item: item.whole("firstslot"))
    if not rows:
        return {"shuffle_questions": part.flag("shufflequestions")}
    every = all(row.flag("shufflequestions") for row in rows)
    named = [row for row in rows if row.text("heading").strip() or row.whole("firstslot") > 1]
    if len(rows) == 1 and not named:
        return {"shuffle_questions": every}
    kept = rows if any(row.flag("shufflequestions") for row in rows) and not every else named
    return {
        "shuffle_questions": every,
        "parts": tuple(
            without_empty(
                {
                    "title": scope.plain(row.text("heading")),
                    "starts_at": names[row.whole("firstslot")],
                    "shuffle": row.flag("shufflequestions") and not every,
                }
            )
            for row in kept
            if row.whole("firstslot") in names
        ),
    }
