"""One question in the bank: its entry, its only version, and what all types have in common."""

from coursepack.formats.base import stable_id
from coursepack.formats.mbz.backup import FORMATS, Backup
from coursepack.formats.mbz.bank import Category
from coursepack.formats.mbz.element import Value, decimal, leaves, node, nodes
from coursepack.formats.mbz.questions import legacy
from coursepack.formats.mbz.questions.bodies import body, gaps_of
from coursepack.formats.mbz.questions.cloze import SubQuestion, subquestions
from coursepack.formats.mbz.questions.writer import QuestionWriter
from coursepack.model import Description, Essay, Hint, MultiAnswer, PartsHint, PlacesHint, Question
from coursepack.model import question_idnumber as idnumber_of


def bank_entry(backup: Backup, category: Category, entry: int, question: Question) -> str:
    """The entry of a question, followed by those of the small questions in its text."""
    table = backup.target.question_table
    own = backup.ids.new(table) if backup.target.has_bank_entries else entry
    writer = QuestionWriter(backup, category.contextid, own, category.number)
    idnumber = idnumber_of(category.section, category.holder, question)
    stamp = stable_id("question", backup.course.id, "-".join(backup.languages), idnumber)
    parts = subquestions(writer, question) if isinstance(question, MultiAnswer) else ()
    written = _question(writer, question, stamp, parts, idnumber)
    written_parts = [_part(writer, question, stamp, part) for part in parts]
    if not backup.target.has_bank_entries:
        return written + "".join(written_parts)
    return _entry(backup, category, entry, idnumber, written) + "".join(
        _entry(backup, category, backup.ids.new("question_bank_entries"), None, part)
        for part in written_parts
    )


def _entry(backup: Backup, category: Category, entry: int, idnumber: str | None, question: str) -> str:
    version = node(
        "question_versions",
        leaves({"version": 1, "status": "ready"}),
        node("questions", question),
        id=backup.ids.new("question_versions"),
    )
    return node(
        "question_bank_entry",
        leaves({"questioncategoryid": category.number, "idnumber": idnumber, "ownerid": 0}),
        node("question_version", version),
        id=entry,
    )


def _question(
    writer: QuestionWriter,
    question: Question,
    stamp: str,
    parts: tuple[SubQuestion, ...],
    idnumber: str,
) -> str:
    penalty = 0.0 if isinstance(question, Essay | Description) else question.penalty / 100
    return node(
        "question",
        leaves({"parent": 0, "name": _name(writer, question)}),
        writer.rich("questiontext", question.text, writer.area("questiontext"), gaps_of(question)),
        writer.rich("generalfeedback", question.general_feedback, writer.area("generalfeedback")),
        leaves(_marks(question.points, penalty, question.type, stamp, asks=question.type != "description")),
        _standing(writer.backup, stamp, idnumber),
        body(writer, question, parts),
        _bank_plugins(writer.backup),
        nodes("question_hints", (_hint(writer, hint) for hint in question.hints)),
        nodes("tags", (_tag(writer, tag) for tag in question.tags)),
        id=writer.questionid,
    )


def _part(writer: QuestionWriter, question: Question, stamp: str, part: SubQuestion) -> str:
    """A small question in a text: it belongs to its parent, and its text is its code."""
    return node(
        "question",
        leaves(
            {
                "parent": writer.questionid,
                "name": _name(writer, question),
                "questiontext": part.code,
                "questiontextformat": FORMATS["html"],
                "generalfeedback": "",
                "generalfeedbackformat": FORMATS["html"],
            }
        ),
        leaves(_marks(part.points, question.penalty / 100, part.qtype, stable_id(stamp, part.name))),
        _standing(writer.backup, stable_id(stamp, part.name), None),
        part.plugin,
        _bank_plugins(writer.backup),
        node("question_hints"),
        node("tags"),
        id=part.questionid,
    )


def _name(writer: QuestionWriter, question: Question) -> str:
    if question.name is None:
        return question.id
    return writer.backup.fitting(question.name, limit=255)


def _marks(points: float, penalty: float, qtype: str, stamp: str, *, asks: bool = True) -> dict[str, Value]:
    return {
        "defaultmark": decimal(points, 7),
        "penalty": decimal(penalty, 7),
        "qtype": qtype,
        "length": asks,
        "stamp": f"coursepack+{stamp}",
    }


def _standing(backup: Backup, stamp: str, idnumber: str | None) -> str:
    """Times, and what the bank entry says of a question since there are entries."""
    times: dict[str, Value] = {"timecreated": backup.question_time, "timemodified": backup.question_time}
    whole: dict[str, Value] = {**times, "createdby": 0, "modifiedby": 0}
    if backup.target.has_bank_entries:
        return leaves(whole)
    return legacy.standing(stamp, whole, idnumber)


def _bank_plugins(backup: Backup) -> str:
    if not backup.target.has_bank_entries:
        return ""
    return node("plugin_qbank_comment_question", node("comments")) + node(
        "plugin_qbank_customfields_question", node("customfields")
    )


def _hint(writer: QuestionWriter, hint: Hint) -> str:
    number = writer.backup.ids.new("question_hints")
    counts = hint.show_number_correct if isinstance(hint, PartsHint) else None
    clears = hint.clear_wrong if isinstance(hint, PartsHint) else None
    options = str(int(hint.show_wrong)) if isinstance(hint, PlacesHint) else None
    return node(
        "question_hint",
        writer.rich("hint", hint.text, writer.area("hint", number)),
        leaves({"shownumcorrect": counts, "clearwrong": clears, "options": options}),
        id=number,
    )


def _tag(writer: QuestionWriter, tag: str) -> str:
    number = writer.backup.ids.new("tag")
    return node("tag", leaves({"name": tag.lower(), "rawname": tag}), id=number, contextid=writer.contextid)
