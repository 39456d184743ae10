"""Lessons: pages that lead to other pages.

Elements and their order are those of `mod/lesson/backup/moodle2/backup_lesson_stepslib.php`, Moodle 4.5; kinds
of pages and jumps are those of `mod/lesson/locallib.php` and `mod/lesson/pagetypes`.
"""

from collections.abc import Iterator
from typing import assert_never

from coursepack.formats.mbz.backup import FORMATS, Backup
from coursepack.formats.mbz.element import leaves, node, nodes
from coursepack.formats.mbz.plan import Module
from coursepack.formats.mbz.pool import Area
from coursepack.formats.moodle.names import spellings
from coursepack.model import (
    Lesson,
    LessonAnswer,
    LessonContent,
    LessonEssay,
    LessonMultiChoice,
    LessonNumerical,
    LessonPage,
    LessonShortAnswer,
    LessonTrueFalse,
    RichText,
)
from coursepack.model.tracking import completion_of

_TYPES = {
    "shortanswer": 1,
    "truefalse": 2,
    "multichoice": 3,
    "numerical": 8,
    "essay": 10,
    "content": 20,
}
_JUMPS = {"again": 0, "next": -1, "end": -9, "previous": -40}
_NO_CONDITIONS = 'O:8:"stdClass":3:{s:9:"timespent";i:0;s:9:"completed";i:0;s:15:"gradebetterthan";i:0;}'


def lesson(backup: Backup, module: Module, activity: Lesson) -> str:
    """The element `lesson`."""
    rule = completion_of(activity)
    return node(
        "lesson",
        leaves({"course": backup.plan.courseid, "name": backup.name(activity.title)}),
        backup.intro(module),
        leaves(
            {
                "practice": activity.practice,
                "modattempts": activity.review,
                "usepassword": 0,
                "password": "",
                "dependency": 0,
                "conditions": _NO_CONDITIONS,
                "grade": round(activity.points),
                "custom": 1,
                "ongoing": activity.show_score,
                "usemaxgrade": activity.keep == "highest",
                "maxanswers": max(5, _most_answers(activity)),
                "maxattempts": activity.attempts_a_question,
                "review": 0,
                "nextpagedefault": 0,
                "feedback": 0,
                "minquestions": 0,
                "maxpages": 0,
                "timelimit": activity.time_limit or 0,
                "retake": activity.retake,
                "activitylink": 0,
                "mediafile": "",
                "mediaheight": 100,
                "mediawidth": 650,
                "mediaclose": 0,
                "slideshow": 0,
                "width": 640,
                "height": 480,
                "bgcolor": "#FFFFFF",
                "displayleft": activity.menu,
                "displayleftif": 0,
                "progressbar": activity.progress_bar,
                "available": backup.instant(activity.opens),
                "deadline": backup.instant(activity.due),
                "timemodified": backup.time,
                "completionendreached": rule.reached_end,
                "completiontimespent": rule.time_spent or 0,
                "allowofflineattempts": 0,
            }
        ),
        nodes("pages", _pages(backup, module, activity)),
        node("grades"),
        node("timers"),
        node("overrides"),
        id=module.instanceid,
    )


def _most_answers(activity: Lesson) -> int:
    counts = (
        len(page.buttons)
        if isinstance(page, LessonContent)
        else 1
        if isinstance(page, LessonEssay)
        else len(page.answers)
        for page in activity.pages
    )
    return max(counts)


def _pages(backup: Backup, module: Module, activity: Lesson) -> Iterator[str]:
    numbers = {page.id: backup.ids.new("lesson_pages") for page in activity.pages}
    order = [0, *numbers.values(), 0]
    for index, page in enumerate(activity.pages):
        area = Area(module.contextid, "mod_lesson", "page_contents", numbers[page.id])
        yield node(
            "page",
            leaves(
                {
                    "prevpageid": order[index],
                    "nextpageid": order[index + 2],
                    "qtype": _TYPES[page.type],
                    "qoption": isinstance(page, LessonMultiChoice) and page.several,
                    "layout": isinstance(page, LessonContent) and page.horizontal,
                    "display": isinstance(page, LessonContent) and page.in_menu,
                    "timecreated": backup.time,
                    "timemodified": 0,
                    "title": backup.fitting(page.title, limit=255),
                }
            ),
            backup.rich("contents", page.text, area),
            nodes("answers", _answers(backup, module, page, numbers)),
            node("branches"),
            id=numbers[page.id],
        )


def _answers(backup: Backup, module: Module, page: LessonPage, numbers: dict[str, int]) -> Iterator[str]:
    match page:
        case LessonContent():
            for button in page.buttons:
                yield _answer(
                    backup,
                    module,
                    _jump(button.to, numbers),
                    0,
                    backup.line(button.text),
                    None,
                    "moodle_auto_format",
                )
        case LessonMultiChoice() | LessonTrueFalse():
            for answer in page.answers:
                yield _chosen(backup, module, answer, numbers)
        case LessonShortAnswer() | LessonNumerical():
            for typed in page.answers:
                jump = _jump(typed.to, numbers)
                for words in spellings(typed.text, backup.languages):
                    yield _answer(
                        backup, module, jump, typed.score, words, typed.response, "moodle_auto_format"
                    )
        case LessonEssay():
            jump = _jump(page.to, numbers)
            yield _answer(backup, module, jump, page.score, None, None, "moodle_auto_format")
        case _:
            assert_never(page)


def _chosen(backup: Backup, module: Module, answer: LessonAnswer, numbers: dict[str, int]) -> str:
    answerid = backup.ids.new("lesson_answers")
    text = backup.inline(answer.text, Area(module.contextid, "mod_lesson", "page_answers", answerid))
    return _answer(
        backup,
        module,
        _jump(answer.to, numbers),
        answer.score,
        text.text,
        answer.response,
        text.format,
        answerid,
    )


def _answer(
    backup: Backup,
    module: Module,
    jump: int,
    score: int,
    text: str | None,
    response: RichText | None,
    text_format: str,
    answerid: int | None = None,
) -> str:
    number = answerid or backup.ids.new("lesson_answers")
    area = Area(module.contextid, "mod_lesson", "page_responses", number)
    shown = backup.text(response, area) if response else None
    return node(
        "answer",
        leaves(
            {
                "jumpto": jump,
                "grade": 0,
                "score": score,
                "flags": 0,
                "timecreated": backup.time,
                "timemodified": 0,
                "answer_text": text,
                "response": shown.text if shown else None,
                "answerformat": FORMATS[text_format],
                "responseformat": FORMATS[shown.format] if shown else 0,
            }
        ),
        node("attempts"),
        id=number,
    )


def _jump(target: str, numbers: dict[str, int]) -> int:
    return numbers[target] if target in numbers else _JUMPS[target]
