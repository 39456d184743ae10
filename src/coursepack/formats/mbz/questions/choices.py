"""Questions answered by choosing, matching or ordering."""

from coursepack.formats.mbz.backup import FORMATS
from coursepack.formats.mbz.element import leaf, leaves, node, nodes
from coursepack.formats.mbz.questions.writer import Answer, QuestionWriter, plain
from coursepack.model import Match, MultiChoice, Ordering, Pair, RandomShortAnswerMatch, TrueFalse

_LAYOUT = {"vertical": 0, "horizontal": 1}
_SELECT = {"all": 0, "random": 1, "contiguous": 2}
_GRADING = {
    "all-or-nothing": -1,
    "absolute-position": 0,
    "relative-next-exclude-last": 1,
    "relative-next-include-last": 2,
    "relative-one-previous-and-next": 3,
    "relative-all-previous-and-next": 4,
    "longest-ordered-subset": 5,
    "longest-contiguous-subset": 6,
    "relative-to-correct": 7,
}
"""Constants of `question/type/ordering/question.php`, 4.5."""


def true_false(writer: QuestionWriter, question: TrueFalse) -> str:
    """Two answers; Moodle tells them apart by number, and shows its own words for them."""
    by_answer = {True: question.feedback.right, False: question.feedback.wrong}
    answers = writer.answers(
        Answer(
            plain("True" if value else "False"),
            float(value is question.answer),
            by_answer[value is question.answer],
        )
        for value in (True, False)
    )
    true, false = answers.numbers
    return writer.plugin(
        "truefalse",
        answers.xml,
        node(
            "truefalse",
            leaves({"trueanswer": true, "falseanswer": false, "showstandardinstruction": 0}),
            id=writer.backup.ids.new("question_truefalse"),
        ),
    )


def multi_choice(writer: QuestionWriter, question: MultiChoice) -> str:
    """Options and how they are shown."""
    answers = writer.answers(
        Answer(writer.inline(answer.text), question.fraction(answer) / 100, answer.feedback)
        for answer in question.answers
    )
    options = node(
        "multichoice",
        leaves({"layout": 0, "single": question.is_single, "shuffleanswers": question.shuffle}),
        writer.combined(question.feedback),
        leaves(
            {
                "answernumbering": question.numbering,
                "shownumcorrect": question.show_number_correct,
                "showstandardinstruction": question.show_instruction,
            }
        ),
        id=writer.backup.ids.new("qtype_multichoice_options"),
    )
    return writer.plugin("multichoice", answers.xml, options)


def match(writer: QuestionWriter, question: Match) -> str:
    """Stems with their answers."""
    options = node(
        "matchoptions",
        leaf("shuffleanswers", question.shuffle),
        writer.combined(question.feedback),
        leaf("shownumcorrect", question.show_number_correct),
        id=writer.backup.ids.new("qtype_match_options"),
    )
    return writer.plugin("match", options, nodes("matches", (_pair(writer, pair) for pair in question.pairs)))


def _pair(writer: QuestionWriter, pair: Pair) -> str:
    number = writer.backup.ids.new("qtype_match_subquestions")
    stem = writer.inline(pair.text)
    writer.backup.files.add_course_files(writer.area("subquestion", number, "qtype_match"), stem.files)
    return node(
        "match",
        leaves({"questiontext": stem.text, "questiontextformat": FORMATS[stem.format]}),
        leaf("answertext", writer.backup.fitting(pair.answer, limit=255)),
        id=number,
    )


def random_short_answer_match(writer: QuestionWriter, question: RandomShortAnswerMatch) -> str:
    """How many questions to draw, and from where."""
    options = node(
        "randomsamatch",
        leaves({"choose": question.choose, "subcats": question.subcategories}),
        writer.combined(question.feedback),
        leaf("shownumcorrect", question.show_number_correct),
        id=writer.backup.ids.new("qtype_randomsamatch_options"),
    )
    return writer.plugin("randomsamatch", options)


def ordering(writer: QuestionWriter, question: Ordering) -> str:
    """Items in their order, which stands where other types keep the fraction."""
    answers = writer.answers(
        Answer(writer.inline(item), float(position), raw_feedback="", feedback_format="moodle_auto_format")
        for position, item in enumerate(question.items, start=1)
    )
    options = node(
        "ordering",
        leaves(
            {
                "layouttype": _LAYOUT[question.layout],
                "selecttype": _SELECT[question.select],
                "selectcount": question.select_count,
                "gradingtype": _GRADING[question.grading],
                "showgrading": question.show_grading,
                "numberingstyle": question.numbering,
            }
        ),
        writer.rich("correctfeedback", question.feedback.right, writer.area("correctfeedback")),
        writer.rich("incorrectfeedback", question.feedback.wrong, writer.area("incorrectfeedback")),
        writer.rich(
            "partiallycorrectfeedback", question.feedback.partly, writer.area("partiallycorrectfeedback")
        ),
        leaf("shownumcorrect", question.show_number_correct),
        id=writer.backup.ids.new("qtype_ordering_options"),
    )
    return writer.plugin("ordering", answers.xml, options)
