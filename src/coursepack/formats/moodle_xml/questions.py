"""Each type of question as an element of Moodle XML.

Elements and their order are those of `question/format/xml/format.php`, `writequestion`, in Moodle 4.5 and 5.1.
"""

import base64
from dataclasses import dataclass
from typing import assert_never

from coursepack.formats.base import Context
from coursepack.formats.moodle.names import name, question_name
from coursepack.formats.moodle.texts import MoodleText, moodle_text, without_paragraph
from coursepack.formats.moodle.xml import attribute, cdata
from coursepack.model import (
    CombinedFeedback,
    Description,
    Essay,
    Hint,
    Match,
    MultiChoice,
    Numerical,
    PlainText,
    Question,
    Quiz,
    RichText,
    Section,
    ShortAnswer,
    TrueFalse,
    question_idnumber,
)


def question_xml(
    question: Question, section: Section, quiz: Quiz, context: Context, languages: tuple[str, ...]
) -> str:
    """One question as a `<question>` element, files included."""
    writer = _Writer(context, languages)
    return (
        f'<question type="{question.type}">\n'
        + writer.head(question, question_idnumber(section, quiz, question))
        + _body(writer, question)
        + "".join(writer.hint(hint) for hint in question.hints)
        + writer.tags(question.tags)
        + "</question>\n"
    )


def _body(writer: "_Writer", question: Question) -> str:
    match question:
        case TrueFalse():
            return _true_false(writer, question)
        case MultiChoice():
            return _multi_choice(writer, question)
        case ShortAnswer():
            return _short_answer(writer, question)
        case Numerical():
            return _numerical(writer, question)
        case Match():
            return _match(writer, question)
        case Essay():
            return _essay(writer, question)
        case Description():
            return ""
        case _:
            assert_never(question)


def _true_false(writer: "_Writer", question: TrueFalse) -> str:
    feedback = question.feedback
    by_answer = {True: feedback.right, False: feedback.wrong}
    return "".join(
        f'<answer fraction="{100 if value is question.answer else 0}" format="moodle_auto_format">\n'
        f"<text>{'true' if value else 'false'}</text>\n"
        f"{writer.rich('feedback', by_answer[value is question.answer])}</answer>\n"
        for value in (True, False)
    )


def _multi_choice(writer: "_Writer", question: MultiChoice) -> str:
    answers = "".join(
        writer.answer(writer.option(answer.text), question.fraction(answer), answer.feedback)
        for answer in question.answers
    )
    return (
        f"<single>{_word(question.is_single)}</single>\n"
        f"<shuffleanswers>{_word(question.shuffle)}</shuffleanswers>\n"
        f"<answernumbering>{question.numbering}</answernumbering>\n"
        f"<showstandardinstruction>{int(question.show_instruction)}</showstandardinstruction>\n"
        + writer.combined(question.feedback, show_number_correct=question.show_number_correct)
        + answers
    )


def _short_answer(writer: "_Writer", question: ShortAnswer) -> str:
    return f"<usecase>{int(question.case_sensitive)}</usecase>\n" + "".join(
        writer.answer(
            MoodleText("moodle_auto_format", writer.plain(answer.text)), answer.fraction, answer.feedback
        )
        for answer in question.answers
    )


def _numerical(writer: "_Writer", question: Numerical) -> str:
    answers = "".join(
        writer.answer(
            MoodleText(
                "moodle_auto_format", answer.number if answer.number == "*" else number(answer.number)
            ),
            answer.fraction,
            answer.feedback,
            f"<tolerance>{number(answer.tolerance)}</tolerance>\n",
        )
        for answer in question.answers
    )
    units = "<unitgradingtype>0</unitgradingtype>\n<unitpenalty>0.1000000</unitpenalty>\n<showunits>3</showunits>\n"
    return f"{answers}{units}<unitsleft>0</unitsleft>\n"


def _match(writer: "_Writer", question: Match) -> str:
    pairs = "".join(
        writer.text(
            "subquestion",
            writer.option(pair.text),
            f"<answer><text>{cdata(writer.plain(pair.answer))}</text></answer>\n",
        )
        for pair in question.pairs
    )
    return (
        f"<shuffleanswers>{_word(question.shuffle)}</shuffleanswers>\n"
        + writer.combined(question.feedback, show_number_correct=question.show_number_correct)
        + pairs
    )


def _essay(writer: "_Writer", question: Essay) -> str:
    limits = "".join(
        f"<{element}>{limit}</{element}>\n"
        for element, limit in (("minwordlimit", question.min_words), ("maxwordlimit", question.max_words))
        if limit is not None
    )
    return (
        f"<responseformat>{question.response_format}</responseformat>\n"
        f"<responserequired>{int(question.response_required)}</responserequired>\n"
        f"<responsefieldlines>{question.response_lines}</responsefieldlines>\n"
        f"{limits}"
        f"<attachments>{question.attachments}</attachments>\n"
        f"<attachmentsrequired>{question.attachments_required}</attachmentsrequired>\n"
        f"<maxbytes>{question.max_file_size}</maxbytes>\n"
        f"<filetypeslist>{cdata(','.join(question.file_types))}</filetypeslist>\n"
        + writer.rich("graderinfo", question.grader_info)
        + writer.rich("responsetemplate", question.template)
    )


@dataclass(frozen=True, slots=True)
class _Writer:
    """Writes the elements that types share, in the languages of one file."""

    context: Context
    languages: tuple[str, ...]

    def head(self, question: Question, idnumber: str) -> str:
        return (
            f"<name><text>{cdata(question_name(question, self.languages))}</text></name>\n"
            + self.rich("questiontext", question.text)
            + self.rich("generalfeedback", question.general_feedback)
            + f"<defaultgrade>{question.points:.7f}</defaultgrade>\n"
            f"<penalty>{question.penalty / 100:.7f}</penalty>\n<hidden>0</hidden>\n"
            f"<idnumber>{cdata(idnumber)}</idnumber>\n"
        )

    def rich(self, element: str, text: RichText | None) -> str:
        return self.text(element, moodle_text(text, self.languages))

    def text(self, element: str, text: MoodleText, more: str = "") -> str:
        files = "".join(self._file(path) for path in text.files)
        return f'<{element} format="{text.format}">\n<text>{cdata(text.text)}</text>\n{files}{more}</{element}>\n'

    def option(self, text: RichText | None) -> MoodleText:
        """A text that stands in a line: without the paragraph around it."""
        whole = moodle_text(text, self.languages)
        return MoodleText(whole.format, without_paragraph(whole.text), whole.files)

    def plain(self, text: PlainText) -> str:
        return name(text, self.languages)

    def answer(self, text: MoodleText, fraction: float, feedback: RichText | None, more: str = "") -> str:
        files = "".join(self._file(path) for path in text.files)
        return (
            f'<answer fraction="{number(fraction)}" format="{text.format}">\n<text>{cdata(text.text)}</text>\n{files}'
            f"{self.rich('feedback', feedback)}{more}</answer>\n"
        )

    def combined(self, feedback: CombinedFeedback, *, show_number_correct: bool) -> str:
        return (
            self.rich("correctfeedback", feedback.right)
            + self.rich("partiallycorrectfeedback", feedback.partly)
            + self.rich("incorrectfeedback", feedback.wrong)
            + ("<shownumcorrect></shownumcorrect>\n" if show_number_correct else "")
        )

    def hint(self, hint: Hint) -> str:
        more = ("<shownumcorrect/>\n" if hint.show_number_correct else "") + (
            "<clearwrong/>\n" if hint.clear_wrong else ""
        )
        return self.text("hint", moodle_text(hint.text, self.languages), more)

    def tags(self, tags: tuple[str, ...]) -> str:
        if not tags:
            return ""
        return "<tags>\n" + "".join(f"<tag><text>{cdata(tag)}</text></tag>\n" for tag in tags) + "</tags>\n"

    def _file(self, path: str) -> str:
        folder, _, file = path.rpartition("/")
        content = base64.b64encode(self.context.media.read(path)).decode("ascii")
        return (
            f'<file name="{attribute(file)}" path="{attribute(f"/{folder}/" if folder else "/")}" '
            f'encoding="base64">{content}</file>\n'
        )


def number(value: float) -> str:
    """A number as short as it can be written: `100`, `33.33333`, `0.1`."""
    return repr(int(value)) if value == int(value) else repr(value)


def _word(value: bool) -> str:
    return "true" if value else "false"
