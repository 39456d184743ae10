"""What follows the head of questions answered by choosing, matching or ordering."""

from coursepack.formats.moodle.xml import cdata
from coursepack.formats.moodle_xml.elements import ElementWriter, word
from coursepack.model import Match, MultiChoice, Ordering, RandomShortAnswerMatch, TrueFalse


def true_false(writer: ElementWriter, question: TrueFalse) -> str:
    """Two answers, `true` and `false`."""
    feedback = question.feedback
    by_answer = {True: feedback.right, False: feedback.wrong}
    return "".join(
        f'<answer fraction="{100 if value is question.answer else 0}" format="moodle_auto_format">\n'
        f"<text>{word(value)}</text>\n"
        f"{writer.rich('feedback', by_answer[value is question.answer])}</answer>\n"
        for value in (True, False)
    )


def multi_choice(writer: ElementWriter, question: MultiChoice) -> str:
    """Options and how they are shown."""
    answers = "".join(
        writer.answer(writer.option(answer.text), question.fraction(answer), answer.feedback)
        for answer in question.answers
    )
    return (
        f"<single>{word(question.is_single)}</single>\n"
        f"<shuffleanswers>{word(question.shuffle)}</shuffleanswers>\n"
        f"<answernumbering>{question.numbering}</answernumbering>\n"
        f"<showstandardinstruction>{int(question.show_instruction)}</showstandardinstruction>\n"
        + writer.combined(question.feedback, show_number_correct=question.show_number_correct)
        + answers
    )


def match(writer: ElementWriter, question: Match) -> str:
    """Stems with their answers."""
    pairs = "".join(
        writer.text(
            "subquestion",
            writer.option(pair.text),
            f"<answer><text>{cdata(writer.plain(pair.answer))}</text></answer>\n",
        )
        for pair in question.pairs
    )
    return (
        f"<shuffleanswers>{word(question.shuffle)}</shuffleanswers>\n"
        + writer.combined(question.feedback, show_number_correct=question.show_number_correct)
        + pairs
    )


def random_short_answer_match(writer: ElementWriter, question: RandomShortAnswerMatch) -> str:
    """How many questions to draw, and from where."""
    return (
        writer.combined(question.feedback, show_number_correct=question.show_number_correct)
        + f"<choose>{question.choose}</choose>\n<subcats>{int(question.subcategories)}</subcats>\n"
    )


def ordering(writer: ElementWriter, question: Ordering) -> str:
    """Items in their order; without a value in `shownumcorrect`, Moodle resets the hints as well."""
    items = "".join(
        f'<answer fraction="{position}" format="{text.format}">\n<text>{cdata(text.text)}</text>\n'
        f"{writer.files(text)}</answer>\n"
        for position, text in enumerate(map(writer.option, question.items), start=1)
    )
    return (
        f"<layouttype>{question.layout.upper()}</layouttype>\n"
        f"<selecttype>{question.select.upper()}</selecttype>\n"
        f"<selectcount>{question.select_count}</selectcount>\n"
        f"<gradingtype>{question.grading.upper().replace('-', '_')}</gradingtype>\n"
        f"<showgrading>{'SHOW' if question.show_grading else 'HIDE'}</showgrading>\n"
        f"<numberingstyle>{question.numbering}</numberingstyle>\n"
        + writer.combined(question.feedback, show_number_correct=False)
        + f"<shownumcorrect>{int(question.show_number_correct)}</shownumcorrect>\n{items}"
    )
