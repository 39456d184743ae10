"""Each type of question in GIFT, as `question/format/gift/format.php` of Moodle 4.5 and 5.1 reads it back."""

from dataclasses import dataclass
from typing import assert_never

from coursepack.formats.gift.escape import escape
from coursepack.formats.gift.ordering import ordering_gift
from coursepack.formats.moodle.names import name, question_name
from coursepack.formats.moodle.texts import number, without_paragraph
from coursepack.model import (
    Description,
    Essay,
    Match,
    MultiChoice,
    Numerical,
    NumericalAnswer,
    Ordering,
    PlainText,
    RichText,
    ShortAnswer,
    TrueFalse,
)
from coursepack.render import to_html
from coursepack.render.addresses import without_course_addresses

GiftQuestion = TrueFalse | MultiChoice | ShortAnswer | Numerical | Match | Essay | Description | Ordering


def question_gift(question: GiftQuestion, idnumber: str, language: str) -> str:
    """The question with its id and tags, and the blank line that ends it."""
    title = escape(question_name(question, (language,)))
    text, text_format = shown(question.text, language)
    body = _body(_Writer(language, text_format), question)
    return f"{comment(question, idnumber)}\n::{title}::[{text_format}]{escape(text)}{body}\n\n"


def comment(question: GiftQuestion, idnumber: str) -> str:
    """The comment from which Moodle takes the id number and the tags."""
    marks = (f"[id:{_bracketed(idnumber)}]", *(f"[tag:{_bracketed(tag)}]" for tag in question.tags))
    return f"// {' '.join(marks)}"


def shown(text: RichText, language: str) -> tuple[str, str]:
    """The text, and GIFT's word for its format; course files are neither shown nor linked."""
    if text.format == "plain":
        return text.get(language).strip(), "plain"
    return _html(text, language), "html"


def _body(writer: "_Writer", question: GiftQuestion) -> str:
    general = writer.feedback(question.general_feedback, mark="####")
    match question:
        case TrueFalse():
            return _true_false(writer, question, general)
        case MultiChoice():
            return _block(_multi_choice(writer, question), general)
        case ShortAnswer():
            return _block(_short_answer(writer, question), general)
        case Numerical():
            return _block(_numerical(writer, question), general, opener="{#")
        case Match():
            return _block(_match(writer, question), general)
        case Ordering():
            return ordering_gift(question, [writer.html(item) for item in question.items], general)
        case Essay():
            return f"{{{general}}}"
        case Description():
            return ""
        case _:
            assert_never(question)


def _true_false(writer: "_Writer", question: TrueFalse, general: str) -> str:
    wrong = writer.feedback(question.feedback.wrong)
    right = writer.feedback(question.feedback.right)
    if right and not wrong:
        wrong = "#"
    return f"{{{'TRUE' if question.answer else 'FALSE'}{wrong}{right}{general}}}"


def _multi_choice(writer: "_Writer", question: MultiChoice) -> list[str]:
    """`=` marks the one right option of a single choice; its text is never read as a percentage."""
    lines = []
    is_marked = not question.is_single
    for answer in question.answers:
        fraction = question.fraction(answer)
        text = writer.text(answer.text, is_option=True)
        if fraction == 100 and not is_marked:
            mark, is_marked = "=", True
        elif fraction == 0 and not text.startswith("%"):
            mark = "~"
        else:
            mark = f"~%{number(fraction)}%"
        lines.append(f"{mark}{text}{writer.feedback(answer.feedback)}")
    return lines


def _short_answer(writer: "_Writer", question: ShortAnswer) -> list[str]:
    """Several answers begin with `=` each; a single one with `->` must not, or it is read as a pair."""
    lines = [
        f"%{number(answer.fraction)}%{_unbracketed(writer.plain(answer.text))}{writer.feedback(answer.feedback)}"
        for answer in question.answers
    ]
    return lines if len(lines) == 1 and "->" in lines[0] else [f"={line}" for line in lines]


def _numerical(writer: "_Writer", question: Numerical) -> list[str]:
    """What earns nothing for any other number begins with `~`, and stands last."""
    lines = []
    for answer in question.answers:
        feedback = writer.feedback(answer.feedback)
        if _is_for_any_other(answer) and answer is question.answers[-1]:
            lines.append(f"~{feedback}")
        else:
            value = "*" if answer.number == "*" else number(answer.number)
            weight = f"%{number(answer.fraction)}%"
            lines.append(f"={weight}{value}:{number(answer.tolerance)}{feedback}")
    return lines


def _is_for_any_other(answer: NumericalAnswer) -> bool:
    return answer.number == "*" and answer.fraction == 0 and answer.tolerance == 0


def _match(writer: "_Writer", question: Match) -> list[str]:
    """The first `->` divides a pair, so a text with that sign is written as HTML, which has another way."""
    lines = []
    for pair in question.pairs:
        text = writer.text(pair.text, is_option=True) if pair.text else ""
        if pair.text and "->" in text:
            text = f"[html]{escape(writer.html(pair.text).replace('->', '-&gt;'))}"
        lines.append(f"={text} -> {writer.plain(pair.answer)}")
    return lines


def _block(lines: list[str], general: str, opener: str = "{") -> str:
    inner = "".join(f"\t{line}\n" for line in [*lines, *([general] if general else [])])
    return f"{opener}\n{inner}}}"


@dataclass(frozen=True, slots=True)
class _Writer:
    """Writes texts in one language; those in the question text's own format do not name it."""

    language: str
    default: str

    def text(self, text: RichText, *, is_option: bool = False) -> str:
        said, text_format = shown(text, self.language)
        if is_option and text_format == "html":
            said = without_paragraph(said)
        is_named = bool(said) and (text_format != self.default or said.startswith("["))
        return f"[{text_format}]{escape(said)}" if is_named else escape(said)

    def html(self, text: RichText) -> str:
        """The text as HTML without escapes and without a paragraph around it."""
        return without_paragraph(_html(text, self.language))

    def plain(self, text: PlainText) -> str:
        return escape(name(text, (self.language,)))

    def feedback(self, text: RichText | None, mark: str = "#") -> str:
        return f"{mark}{self.text(text)}" if text else ""


def _html(text: RichText, language: str) -> str:
    return without_course_addresses(to_html(text, language).with_latex())


def _unbracketed(text: str) -> str:
    """A plain answer that begins as a format's name does is kept from being read as one."""
    return f"[plain]{text}" if text.startswith("[") else text


def _bracketed(text: str) -> str:
    return text.replace("]", "\\]")
