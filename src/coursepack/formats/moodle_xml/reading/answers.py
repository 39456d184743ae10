"""Questions answered by choosing, typing, matching or ordering, and what a person marks."""

import re

from coursepack.formats.moodle_xml.reading.heads import (
    NUMBERINGS,
    choices,
    combined_feedback,
    hints,
    overall_feedback,
)
from coursepack.formats.moodle_xml.reading.tree import Element
from coursepack.formats.moodle_xml.reading.values import Data, QuestionReader, plain, rich, without_empty
from coursepack.problems.rules import moodle_xml as rules

_FILE_TYPES = re.compile(r"[\s,;]+")
_RESPONSE_FORMATS = ("editor", "editorfilepicker", "plain", "monospaced", "noinline")
_ORDERING_GRADINGS = {
    "ALL_OR_NOTHING": "all-or-nothing",
    "ABS": "absolute-position",
    "ABSOLUTE": "absolute-position",
    "ABSOLUTE_POSITION": "absolute-position",
    "RELATIVE_NEXT_INCLUDE_LAST": "relative-next-include-last",
    "RELATIVE_ONE_PREVIOUS_AND_NEXT": "relative-one-previous-and-next",
    "RELATIVE_ALL_PREVIOUS_AND_NEXT": "relative-all-previous-and-next",
    "LONGEST_ORDERED_SUBSET": "longest-ordered-subset",
    "LONGEST_CONTIGUOUS_SUBSET": "longest-contiguous-subset",
    "RELATIVE_TO_CORRECT": "relative-to-correct",
}
_HINTS_BY_DEFAULT = 2


def true_false(reader: QuestionReader) -> Data:
    """The last answer that says true or false decides, as in Moodle."""
    right, feedback, names = None, {}, set()
    for position, answer in enumerate(reader.element.all("answer")):
        said = reader.string(answer, "text")
        if said not in {"true", "false"}:
            names.add(said)
            said = "false" if position else "true"
        is_whole = reader.as_number(answer.attributes.get("fraction", "").strip(), 0.0, answer) == 100
        right = is_whole if said == "true" else not is_whole
        feedback[said == "true"] = reader.rich_child(answer, "feedback")
    if names:
        shown = ", ".join(f"“{name[:30]}”" for name in sorted(names))
        reader.note(rules.TRUE_OR_FALSE, f"{shown} is neither “true” nor “false”")
    if right is None or len(feedback) < 2:
        reader.stop("Moodle fails at a true/false question without two answers", stored=False)
    said_of = {"right": feedback.get(bool(right)), "wrong": feedback.get(not right)}
    return {"answer": right, "feedback": without_empty(said_of), **hints(reader, parts=False)}


def multi_choice(reader: QuestionReader) -> Data:
    """Options and how they are shown."""
    element = reader.element
    single = reader.flag(element, "single", default=True)
    found = [(_choice(reader, answer), reader.fraction(answer)) for answer in element.all("answer")]
    if len(found) < 2:
        reader.stop("Moodle wants at least two answers here", stored=False)
    written = [(data, fraction) for data, fraction in found if data["text"] is not None]
    kept = written if len(written) > 1 else found
    return {
        **choices(
            [({**data, "text": data["text"] or rich("", reader.format)}, part) for data, part in kept],
            single=single,
        ),
        "shuffle": reader.flag(element, "shuffleanswers", default=False),
        "numbering": reader.one_of(element, "answernumbering", NUMBERINGS, "abc"),
        "show_instruction": reader.flag(element, "showstandardinstruction", default=True),
        **combined_feedback(reader),
        **hints(reader, parts=True),
    }


def _choice(reader: QuestionReader, answer: Element) -> Data:
    data: Data = {"text": reader.rich(answer)}
    feedback = reader.rich_child(answer, "feedback")
    return {**data, "feedback": feedback} if feedback else data


def short_answer(reader: QuestionReader) -> Data:
    """The accepted answers; without one at 100 % Moodle's importer ends."""
    answers, fractions = [], [-100.0]
    for answer in reader.element.all("answer"):
        text = reader.line(reader.string(answer, "text"))
        fraction = reader.fraction(answer)
        fractions.append(fraction)
        if text:
            answers.append(accepted(reader, answer, {"text": plain(text)}, fraction))
    if max(fractions) != 100 and not reader.is_refused:
        reader.stop("no answer earns 100 %", stored=False)
    return {
        "answers": tuple(answers),
        "case_sensitive": reader.flag(reader.element, "usecase", default=False),
        **hints(reader, parts=False),
    }


def accepted(reader: QuestionReader, answer: Element, data: Data, fraction: float) -> Data:
    """An accepted answer with its fraction and feedback, in the shortest way."""
    if fraction != 100:
        data["fraction"] = fraction
    feedback = reader.rich_child(answer, "feedback")
    return {**data, "feedback": feedback} if feedback else data


def match(reader: QuestionReader) -> Data:
    """Pairs; a stem without an answer is stored, but ends the import."""
    pairs = []
    for pair in reader.element.all("subquestion"):
        stem = reader.rich(pair)
        answer = reader.line(reader.nested(pair, "answer"))
        if stem is not None and not answer:
            reader.stop("this stem has no answer", pair, stored=True)
        if answer:
            pairs.append({"text": stem, "answer": plain(answer)} if stem else {"answer": plain(answer)})
    return {
        "pairs": tuple(pairs),
        "shuffle": reader.flag(reader.element, "shuffleanswers", default=True),
        **combined_feedback(reader),
        **hints(reader, parts=True),
    }


def random_short_answer_match(reader: QuestionReader) -> Data:
    """How many questions to draw, and from where."""
    if reader.number(reader.element, "choose", 0) < 2:
        reader.stop("Moodle wants at least two questions to be chosen", stored=False)
    return {
        "choose": reader.whole(reader.element, "choose", 2, 2, 100),
        "subcategories": reader.flag(reader.element, "subcats", default=False),
        **combined_feedback(reader),
        **hints(reader, parts=True),
    }


def ordering(reader: QuestionReader) -> Data:
    """Items in their order; `logical` and `studentsee` are the old names of two options."""
    element = reader.element
    new = element.first("selecttype") is not None
    select = reader.string(element, "selecttype" if new else "logical", "RANDOM").upper()
    items = [item for answer in element.all("answer") if (item := reader.rich(answer)) is not None]
    if len(items) < 2:
        reader.stop("Moodle wants at least two items here", stored=True)
    return {
        "items": tuple(items),
        "layout": "horizontal"
        if reader.string(element, "layouttype").upper() in {"HORIZONTAL", "HORI", "H", "1"}
        else "vertical",
        "select": "all"
        if select in {"ALL", "EXACT"}
        else "contiguous"
        if select in {"CONTIGUOUS", "CONTIG"}
        else "random",
        "select_count": max(2, int(reader.number(element, "selectcount" if new else "studentsee", 6))),
        "grading": _ORDERING_GRADINGS.get(
            reader.string(element, "gradingtype").upper(), "relative-next-exclude-last"
        ),
        "show_grading": reader.string(element, "showgrading").upper() not in {"HIDE", "FALSE", "NO"},
        "numbering": reader.one_of(element, "numberingstyle", NUMBERINGS, "none"),
        "feedback": overall_feedback(reader),
        **_ordering_hints(reader),
    }


def _ordering_hints(reader: QuestionReader) -> Data:
    """Without `shownumcorrect`, Moodle turns everything on, and needs two hints to write it down."""
    found = hints(reader, parts=True, places=True, keeps_places=True)
    if reader.element.first("shownumcorrect") is not None:
        return {"show_number_correct": reader.flag(reader.element, "shownumcorrect", default=False), **found}
    if len(reader.element.all("hint")) < _HINTS_BY_DEFAULT:
        reader.stop("Moodle fails at an ordering question without <shownumcorrect>", stored=False)
    shown = {"show_number_correct": True, "show_wrong": True}
    return {"show_number_correct": True, "hints": tuple({**hint, **shown} for hint in found.get("hints", ()))}


def essay(reader: QuestionReader) -> Data:
    """What the learner may hand in."""
    element = reader.element
    attachments = reader.whole(element, "attachments", 0, -1, 3)
    required = reader.whole(element, "attachmentsrequired", 0, 0, 3)
    template = element.first("responsetemplate")
    return without_empty(
        {
            "response_format": reader.one_of(element, "responseformat", _RESPONSE_FORMATS, "editor"),
            "response_required": reader.flag(element, "responserequired", default=True),
            "response_lines": reader.whole(element, "responsefieldlines", 15, 2, 100),
            "min_words": reader.whole(element, "minwordlimit", 0, 0, 10**9) or None,
            "max_words": reader.whole(element, "maxwordlimit", 0, 0, 10**9) or None,
            "attachments": attachments,
            "attachments_required": required if attachments else 0,
            "max_file_size": reader.whole(element, "maxbytes", 0, 0, 10**12),
            "file_types": tuple(
                word for word in _FILE_TYPES.split(reader.string(element, "filetypeslist")) if word
            ),
            "grader_info": reader.rich_child(element, "graderinfo"),
            "template": reader.rich(template) if template is not None else None,
        }
    )


def description(_: QuestionReader) -> Data:
    """Nothing is asked, so nothing is earned."""
    return {"points": 0.0}
