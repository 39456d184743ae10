"""Quizzes: settings, slots, parts and overall feedback.

Elements and their order are those of `mod/quiz/backup/moodle2/backup_quiz_stepslib.php`, Moodle 4.5.
"""

import json
from collections.abc import Iterator

from coursepack.formats.mbz.activities import quiz_legacy
from coursepack.formats.mbz.backup import FORMATS, Backup
from coursepack.formats.mbz.bank import QuestionNumbers
from coursepack.formats.mbz.element import Value, decimal, leaf, leaves, node, nodes
from coursepack.formats.mbz.plan import Module
from coursepack.formats.mbz.pool import Area
from coursepack.model import Draw, GradeFeedback, Part, Quiz
from coursepack.model.tracking import completion_of

_GRADE_METHOD = {"highest": 1, "average": 2, "first": 3, "last": 4}
_OVERDUE = {"submit": "autosubmit", "grace": "graceperiod", "abandon": "autoabandon"}
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
_DURING, _RIGHT_AFTER, _LATER, _AFTER_CLOSE = 0x10000, 0x01000, 0x00100, 0x00010
"""Bits of `mod_quiz\\question\\display_options`."""


def quiz(backup: Backup, module: Module, activity: Quiz, numbers: QuestionNumbers) -> str:
    """The element `quiz`."""
    slots = tuple(_slots(backup, module, activity, numbers))
    rule = completion_of(activity)
    return node(
        "quiz",
        leaf("name", backup.name(activity.title)),
        backup.intro(module),
        _timing(backup, activity),
        leaves(_attempts(activity)),
        leaves({element: _bits(activity, shown) for shown, element in _REVIEW.items()}),
        leaves(
            {
                "questionsperpage": activity.questions_per_page,
                "navmethod": "sequential" if activity.in_order_only else "free",
                "shuffleanswers": activity.shuffle_answers,
                "sumgrades": decimal(activity.points, 5),
                "grade": decimal(activity.grade, 5),
                "timecreated": backup.time,
                "timemodified": backup.time,
                "password": activity.password or "",
                "subnet": "",
                "browsersecurity": "-",
                "delay1": activity.wait_before_second,
                "delay2": activity.wait_before_later,
                "showuserpicture": 0,
                "showblocks": 0,
                **quiz_legacy.completion(backup, rule),
                "completionattemptsexhausted": rule.passed_or_out_of_attempts,
                "completionminattempts": rule.attempts or 0,
                "allowofflineattempts": 0,
            }
        ),
        node("subplugin_quizaccess_seb_quiz"),
        node("quiz_grade_items"),
        nodes("question_instances", slots),
        nodes("sections", _sections(backup, activity)),
        nodes("feedbacks", _feedbacks(backup, module, activity)),
        node("overrides"),
        node("grades"),
        node("attempts"),
        id=module.instanceid,
    )


def _timing(backup: Backup, activity: Quiz) -> str:
    return leaves(
        {
            "timeopen": backup.instant(activity.opens),
            "timeclose": backup.instant(activity.closes),
            "timelimit": activity.time_limit or 0,
            "overduehandling": _OVERDUE[activity.when_time_is_over],
            "graceperiod": activity.grace,
        }
    )


def _attempts(activity: Quiz) -> dict[str, str | int]:
    return {
        "preferredbehaviour": activity.behaviour,
        "canredoquestions": activity.redo_questions,
        "attempts_number": activity.attempts,
        "attemptonlast": activity.build_on_last,
        "grademethod": _GRADE_METHOD[activity.keep],
        "decimalpoints": activity.decimal_places,
        "questiondecimalpoints": -1,
    }


def _bits(activity: Quiz, shown: str) -> int:
    review = activity.review
    times = (
        (review.during, _DURING),
        (review.right_after, _RIGHT_AFTER),
        (review.later, _LATER),
        (review.after_close, _AFTER_CLOSE),
    )
    return sum(bit for what, bit in times if shown in what)


def _slots(backup: Backup, module: Module, activity: Quiz, numbers: QuestionNumbers) -> Iterator[str]:
    filled = (
        [*_fixed(backup, module, activity, numbers), *_drawn(backup, module, activity, numbers)]
        if backup.target.has_bank_entries
        else [*quiz_legacy.slots(backup, module, activity, numbers)]
    )
    pages = _pages(len(filled), activity.questions_per_page, _part_starts(activity))
    for slot, (page, (points, reference)) in enumerate(zip(pages, filled, strict=True), start=1):
        yield node(
            "question_instance",
            leaves(
                {
                    "quizid": module.instanceid,
                    "slot": slot,
                    "page": page,
                    "displaynumber": None,
                    "requireprevious": 0,
                    "maxmark": decimal(points, 7),
                    "quizgradeitemid": None,
                }
            ),
            reference,
            id=backup.ids.new("quiz_slots"),
        )


def _fixed(
    backup: Backup, module: Module, activity: Quiz, numbers: QuestionNumbers
) -> Iterator[tuple[float, str]]:
    for question in activity.questions:
        entry = numbers.entry(module.section, activity, question)
        yield question.points, _reference(backup, module, entry)


def _drawn(
    backup: Backup, module: Module, activity: Quiz, numbers: QuestionNumbers
) -> Iterator[tuple[float, str]]:
    for draw in activity.draws:
        for _ in range(draw.count):
            yield draw.points, _set_reference(backup, module, draw, numbers)


def _pages(count: int, per_page: int, part_starts: tuple[int, ...]) -> Iterator[int]:
    """The page of each slot: a part begins a page, and so many slots fill one (0 for any number)."""
    page, on_page = 1, 0
    for slot in range(1, count + 1):
        if on_page and (on_page == per_page or slot in part_starts):
            page, on_page = page + 1, 0
        on_page += 1
        yield page


def _part_starts(activity: Quiz) -> tuple[int, ...]:
    """Slots at which parts begin; the first part begins with the first slot."""
    places = {question.id: slot for slot, question in enumerate(activity.questions, start=1)}
    slot = len(activity.questions) + 1
    for draw in activity.draws:
        if draw.id:
            places[draw.id] = slot
        slot += draw.count
    return tuple(places.get(part.starts_at, 1) for part in activity.parts)


def _reference(backup: Backup, module: Module, entry: int) -> str:
    return node(
        "question_reference",
        leaves(
            {
                "usingcontextid": module.contextid,
                "component": "mod_quiz",
                "questionarea": "slot",
                "questionbankentryid": entry,
                "version": None,
            }
        ),
        id=backup.ids.new("question_references"),
    )


def _set_reference(backup: Backup, module: Module, draw: Draw, numbers: QuestionNumbers) -> str:
    """A random slot.

    Its filter is written as before 4.3: Moodle turns that into its own of today and finds or makes the tags
    by name, where tags in the newer form would keep numbers that mean nothing on another site
    (`question/classes/question_reference_manager.php`, 4.5).
    """
    category = numbers.pool(draw, module.section)
    condition: dict[str, object] = {
        "questioncategoryid": category.number,
        "includingsubcategories": True,
    }
    if draw.tags:
        condition["tags"] = [f"{position},{tag}" for position, tag in enumerate(draw.tags, start=1)]
    return node(
        "question_set_reference",
        leaves(
            {
                "usingcontextid": module.contextid,
                "component": "mod_quiz",
                "questionarea": "slot",
                "questionscontextid": category.contextid,
                "filtercondition": json.dumps(condition, ensure_ascii=False, separators=(",", ":")),
            }
        ),
        id=backup.ids.new("question_set_references"),
    )


def _sections(backup: Backup, activity: Quiz) -> Iterator[str]:
    starts = dict(zip(_part_starts(activity), activity.parts, strict=True))
    if 1 not in starts:
        yield _section(backup, 1, None, shuffle=activity.shuffle_questions)
    for slot in sorted(starts):
        part = starts[slot]
        yield _section(backup, slot, part, shuffle=part.shuffle or activity.shuffle_questions)


def _section(backup: Backup, slot: int, part: Part | None, *, shuffle: bool) -> str:
    heading = backup.line(part.title) if part and part.title else ""
    return node(
        "section",
        leaves({"firstslot": slot, "heading": heading, "shufflequestions": shuffle}),
        id=backup.ids.new("quiz_sections"),
    )


def _feedbacks(backup: Backup, module: Module, activity: Quiz) -> Iterator[str]:
    """Overall feedback from the best grade down; each reaches up to where the better one begins."""
    highest = activity.grade + 1
    for feedback in sorted(activity.overall_feedback, key=lambda item: -item.at_least):
        lowest = activity.grade * feedback.at_least / 100
        yield _feedback(backup, module, feedback, lowest, highest)
        highest = lowest
    if activity.overall_feedback and highest > 0:
        empty: dict[str, Value] = {"feedbacktext": "", "feedbacktextformat": FORMATS["html"]}
        bounds = {"mingrade": decimal(0, 5), "maxgrade": decimal(highest, 5)}
        yield node("feedback", leaves(empty), leaves(bounds), id=backup.ids.new("quiz_feedback"))


def _feedback(backup: Backup, module: Module, feedback: GradeFeedback, lowest: float, highest: float) -> str:
    number = backup.ids.new("quiz_feedback")
    return node(
        "feedback",
        backup.rich("feedbacktext", feedback.text, Area(module.contextid, "mod_quiz", "feedback", number)),
        leaves({"mingrade": decimal(lowest, 5), "maxgrade": decimal(highest, 5)}),
        id=number,
    )
