"""Each type of question in GIFT."""

from typing import assert_never

from coursepack.formats.gift.escape import escape
from coursepack.formats.moodle.names import name, question_name
from coursepack.formats.moodle.texts import moodle_text, without_paragraph
from coursepack.model import (
    Calculated,
    CalculatedMulti,
    CalculatedSimple,
    Description,
    DragDropImage,
    DragDropMarker,
    DragDropText,
    Essay,
    GapSelect,
    Match,
    MultiAnswer,
    MultiChoice,
    Numerical,
    Ordering,
    PlainText,
    Question,
    RandomShortAnswerMatch,
    RichText,
    ShortAnswer,
    TrueFalse,
)

Languages = tuple[str, ...]


def question_gift(question: Question, idnumber: str, languages: Languages) -> str:
    """The question with its id and tags, and the blank line that ends it; '' for a type that GIFT has not."""
    body = _body(question, languages)
    if body is None:
        return ""
    marks = "".join(f" [tag:{_bracketed(tag)}]" for tag in question.tags)
    title = escape(question_name(question, languages))
    text = _inline(question.text, languages)
    return f"// [id:{_bracketed(idnumber)}]{marks}\n::{title}::[html]{text}{body}\n\n"


def _body(question: Question, languages: Languages) -> str | None:
    general = _feedback(question.general_feedback, languages, mark="####")
    match question:
        case TrueFalse():
            return _true_false(question, languages, general)
        case MultiChoice():
            return _block(_multi_choice(question, languages), general)
        case ShortAnswer():
            return _block(_short_answer(question, languages), general)
        case Numerical():
            return _block(_numerical(question, languages), general, opener="{#")
        case Match():
            return _block(_match(question, languages), general)
        case Essay():
            return f"{{{general}}}"
        case Ordering():
            return _ordering(question, languages)
        case Description():
            return ""
        case (
            MultiAnswer()
            | GapSelect()
            | DragDropText()
            | DragDropImage()
            | DragDropMarker()
            | Calculated()
            | CalculatedSimple()
            | CalculatedMulti()
            | RandomShortAnswerMatch()
        ):
            return None
        case _:
            assert_never(question)


def _true_false(question: TrueFalse, languages: Languages, general: str) -> str:
    wrong = _feedback(question.feedback.wrong, languages)
    right = _feedback(question.feedback.right, languages)
    if right and not wrong:
        wrong = "#"
    return f"{{{'TRUE' if question.answer else 'FALSE'}{wrong}{right}{general}}}"


def _multi_choice(question: MultiChoice, languages: Languages) -> list[str]:
    lines = []
    for answer in question.answers:
        fraction = question.fraction(answer)
        text = _inline(answer.text, languages)
        if question.is_single and fraction == 100:
            mark = "=%100%" if text.startswith("%") else "="
        elif fraction == 0 and not text.startswith("%"):
            mark = "~"
        else:
            mark = f"~%{fraction:.5g}%" if fraction == int(fraction) else f"~%{fraction:.5f}%"
        lines.append(f"{mark}{text}{_feedback(answer.feedback, languages)}")
    return lines


def _short_answer(question: ShortAnswer, languages: Languages) -> list[str]:
    return [
        f"=%{_number(answer.fraction)}%{_plain(answer.text, languages)}{_feedback(answer.feedback, languages)}"
        for answer in question.answers
    ]


def _numerical(question: Numerical, languages: Languages) -> list[str]:
    lines = []
    for answer in question.answers:
        feedback = _feedback(answer.feedback, languages)
        if answer.number == "*":
            lines.append(f"~{feedback}")
        else:
            weight = f"%{_number(answer.fraction)}%"
            lines.append(f"={weight}{_number(answer.number)}:{_number(answer.tolerance)}{feedback}")
    return lines


def _match(question: Match, languages: Languages) -> list[str]:
    return [
        f"={_inline(pair.text, languages).replace('->', '-&gt;')} -> {_plain(pair.answer, languages)}"
        for pair in question.pairs
    ]


def _ordering(question: Ordering, languages: Languages) -> str:
    """Items a line each, as `import_from_gift` in `question/type/ordering/questiontype.php`, 4.5, reads them.

    Its pattern does not know LONGEST_ORDERED_SUBSET.
    """
    grading = question.grading.upper().replace("-", "_")
    options = [
        str(question.select_count),
        question.select.upper(),
        question.layout.upper(),
        *([] if question.grading == "longest-ordered-subset" else [grading]),
        "SHOW" if question.show_grading else "HIDE",
        question.numbering,
    ]
    items = (" ".join(_inline(item, languages).replace("\\n", " ").split()) for item in question.items)
    inner = "".join(f"{item}\n" for item in items)
    return f"{{>{' '.join(options)}\n{inner}}}"


def _block(lines: list[str], general: str, opener: str = "{") -> str:
    inner = "".join(f"\t{line}\n" for line in [*lines, *([general] if general else [])])
    return f"{opener}\n{inner}}}"


def _inline(text: RichText | None, languages: Languages) -> str:
    return escape(without_paragraph(moodle_text(text, languages).text))


def _plain(text: PlainText, languages: Languages) -> str:
    return escape(name(text, languages))


def _feedback(text: RichText | None, languages: Languages, mark: str = "#") -> str:
    return f"{mark}{escape(moodle_text(text, languages).text)}" if text else ""


def _bracketed(text: str) -> str:
    return text.replace("]", "\\]")


def _number(value: float) -> str:
    return repr(int(value)) if value == int(value) else repr(value)
