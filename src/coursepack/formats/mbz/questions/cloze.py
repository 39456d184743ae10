"""Texts with small questions in them: each is a question of its own that belongs to the text's."""

from dataclasses import dataclass, replace
from typing import assert_never

from coursepack.formats.mbz.element import leaf, leaves, node
from coursepack.formats.mbz.questions.typed import no_unit_options, numerical_answers
from coursepack.formats.mbz.questions.writer import Answer, QuestionWriter, plain
from coursepack.formats.moodle.cloze import cloze_code
from coursepack.formats.moodle.names import spellings
from coursepack.model import (
    ChoiceGap,
    CombinedFeedback,
    Gap,
    MultiAnswer,
    NumericalGap,
    ShortAnswerGap,
)

_LAYOUT = {"dropdown": 0, "vertical": 1, "horizontal": 2}


@dataclass(frozen=True, slots=True)
class SubQuestion:
    """A small question: what stands in its row, and what its type adds."""

    questionid: int
    name: str
    code: str
    points: float
    qtype: str
    plugin: str


def subquestions(writer: QuestionWriter, question: MultiAnswer) -> tuple[SubQuestion, ...]:
    """The small questions, in the order of their gaps."""
    return tuple(_subquestion(writer, gap) for gap in question.gaps)


def multi_answer(writer: QuestionWriter, parts: tuple[SubQuestion, ...]) -> str:
    """Which small questions the text has."""
    sequence = ",".join(str(part.questionid) for part in parts)
    return writer.plugin(
        "multianswer",
        node("answers"),
        node(
            "multianswer",
            leaves({"question": writer.questionid, "sequence": sequence}),
            id=writer.backup.ids.new("question_multianswer"),
        ),
    )


def _subquestion(writer: QuestionWriter, gap: Gap) -> SubQuestion:
    own = replace(writer, questionid=writer.backup.ids.new(writer.backup.target.question_table))
    code = cloze_code(gap, writer.backup.languages)
    return SubQuestion(own.questionid, gap.id, code, float(gap.points), gap.type, _plugin(own, gap))


def _plugin(writer: QuestionWriter, gap: Gap) -> str:
    match gap:
        case ShortAnswerGap():
            return _short_answer(writer, gap)
        case NumericalGap():
            answers, records = numerical_answers(writer, gap.answers)
            return writer.plugin(
                "numerical", answers, node("numerical_units"), no_unit_options(writer), records
            )
        case ChoiceGap():
            return _choice(writer, gap)
        case _:
            assert_never(gap)


def _short_answer(writer: QuestionWriter, gap: ShortAnswerGap) -> str:
    answers = writer.answers(
        Answer(plain(words), answer.fraction / 100, answer.feedback)
        for answer in gap.answers
        for words in spellings(answer.text, writer.backup.languages)
    )
    options = node(
        "shortanswer",
        leaf("usecase", gap.case_sensitive),
        id=writer.backup.ids.new("qtype_shortanswer_options"),
    )
    return writer.plugin("shortanswer", answers.xml, options)


def _choice(writer: QuestionWriter, gap: ChoiceGap) -> str:
    answers = writer.answers(
        Answer(writer.inline(answer.text), gap.fraction(answer) / 100, answer.feedback)
        for answer in gap.answers
    )
    options = node(
        "multichoice",
        leaves({"layout": _LAYOUT[gap.layout], "single": gap.is_single, "shuffleanswers": gap.shuffle}),
        writer.combined(CombinedFeedback()),
        leaves({"answernumbering": "0", "shownumcorrect": 0, "showstandardinstruction": 0}),
        id=writer.backup.ids.new("qtype_multichoice_options"),
    )
    return writer.plugin("multichoice", answers.xml, options)
