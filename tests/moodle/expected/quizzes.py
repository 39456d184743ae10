"""The fields of a quiz: settings, slots, random slots, parts, review, overall feedback."""

from tests.moodle.expected.words import moment, spoken

_WHEN = {"during": 0x10000, "right_after": 0x1000, "later": 0x100, "after_close": 0x10}
_COLUMNS = {
    "attempt": "attempt",
    "correctness": "correctness",
    "max_marks": "maxmarks",
    "marks": "marks",
    "feedback": "specificfeedback",
    "general_feedback": "generalfeedback",
    "right_answer": "rightanswer",
    "overall_feedback": "overallfeedback",
}


def quiz(activity, course):
    """Paths of the report by field of the model."""
    methods = ["highest", "average", "first", "last"]
    overdue = {"submit": "autosubmit", "grace": "graceperiod", "abandon": "autoabandon"}
    review = activity.review.model_dump()
    return {
        "worth": {"instance.grade": activity.grade, "instance.sumgrades": activity.points},
        "attempts": {"instance.attempts": activity.attempts},
        "keep": {"instance.grademethod": methods.index(activity.keep) + 1},
        "opens": {"instance.timeopen": moment(course, activity.opens)},
        "closes": {"instance.timeclose": moment(course, activity.closes)},
        "time_limit": {"instance.timelimit": activity.time_limit or 0},
        "when_time_is_over": {"instance.overduehandling": overdue[activity.when_time_is_over]},
        "grace": {"instance.graceperiod": activity.grace},
        "wait_before_second": {"instance.delay1": activity.wait_before_second},
        "wait_before_later": {"instance.delay2": activity.wait_before_later},
        "behaviour": {"instance.preferredbehaviour": activity.behaviour},
        "build_on_last": {"instance.attemptonlast": activity.build_on_last},
        "redo_questions": {"instance.canredoquestions": activity.redo_questions},
        "shuffle_answers": {"instance.shuffleanswers": activity.shuffle_answers},
        "shuffle_questions": {
            "content.sections.0.shufflequestions": activity.shuffle_questions
            or any(part.shuffle and _slot(activity, part.starts_at) == 1 for part in activity.parts)
        },
        "questions_per_page": {"instance.questionsperpage": activity.questions_per_page},
        "in_order_only": {"instance.navmethod": "sequential" if activity.in_order_only else "free"},
        "review": {
            f"instance.review{column}": sum(bit for when, bit in _WHEN.items() if shown in review[when])
            for shown, column in _COLUMNS.items()
        },
        "decimal_places": {"instance.decimalpoints": activity.decimal_places},
        "password": {"instance.password": activity.password or ""},
        "overall_feedback": {
            f"content.feedback.{number}.{name}": value
            for number, item in enumerate(sorted(activity.overall_feedback, key=lambda item: -item.at_least))
            for name, value in (
                ("text", spoken(item.text)),
                ("mingrade", activity.grade * item.at_least / 100),
            )
        },
        "parts": {
            f"content.sections.{number}.{name}": value
            for number, part in enumerate(activity.parts)
            for name, value in (
                ("heading", part.title.get("en") if part.title else ""),
                ("firstslot", _slot(activity, part.starts_at)),
                ("shufflequestions", part.shuffle or activity.shuffle_questions),
            )
        },
        "questions": {
            f"content.slots.{number}.{name}": value
            for number, question in enumerate(activity.questions)
            for name, value in (
                ("name", question.name.get("en") if question.name else question.id),
                ("maxmark", question.points),
                ("qtype", question.type),
            )
        },
        "draws": _draws(activity, course),
    }


def _slot(activity, name):
    names = [question.id for question in activity.questions]
    for draw in activity.draws:
        names += [draw.id] * draw.count
    return names.index(name) + 1


def _draws(activity, course):
    here = next(found.section for found in course.activities() if found.thing is activity)
    paths = {"content.slots_count": len(activity.questions) + sum(draw.count for draw in activity.draws)}
    number = len(activity.questions)
    for draw in activity.draws:
        found = course.find(draw.from_, here)
        category = f"{found.section.title.get('en')}: {found.thing.title.get('en')}"
        for _ in range(draw.count):
            slot = f"content.slots.{number}"
            paths[f"{slot}.qtype"] = "random"
            paths[f"{slot}.maxmark"] = draw.points
            paths[f"{slot}.category"] = category
            if draw.tags:
                paths[f"{slot}.tags"] = list(draw.tags)
            number += 1
    return paths
