"""What every question has, and the answers of those that choose or type."""

from coursepack.model import Description, Essay, MultiChoice, ShortAnswer, question_idnumber
from tests.moodle.expected.words import differences, spoken


def question_differences(course, report):
    """What differs between the questions of the source and those of the report, one line each."""
    rows = {row["idnumber"]: row for row in report["questions"]}
    lines = []
    for _, section, holder in course.question_sets():
        category = f"{section.title.get('en')}: {holder.title.get('en')}"
        for question in holder.questions:
            number = question_idnumber(section, holder, question)
            lines += differences(number, {**_common(question), "category": category}, rows.pop(number))
    return lines + [f"question {number} was not asked for" for number in rows]


def _common(question):
    asks_nothing = isinstance(question, Essay | Description)
    expected = {
        "name": question.name.get("en") if question.name else question.id,
        "qtype": question.type,
        "status": "ready",
        "tags": sorted(question.tags),
        "defaultmark": question.points,
        "penalty": 0 if asks_nothing else question.penalty / 100,
        "questiontext": spoken(question.text),
        "generalfeedback": spoken(question.general_feedback),
        "hints_count": len(question.hints),
    }
    for number, hint in enumerate(question.hints):
        expected[f"hints.{number}.hint"] = spoken(hint.text)
    if isinstance(question, MultiChoice | ShortAnswer):
        for number, answer in enumerate(question.answers):
            share = question.fraction(answer) if isinstance(question, MultiChoice) else answer.fraction
            expected[f"answers.{number}.answer"] = spoken(answer.text)
            expected[f"answers.{number}.fraction"] = share / 100
            expected[f"answers.{number}.feedback"] = spoken(answer.feedback)
    return expected
