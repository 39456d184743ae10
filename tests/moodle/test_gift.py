"""A real Moodle reads GIFT as coursepack reads it, whatever characters stand in the texts."""

from hypothesis import Phase, given, settings

from coursepack.formats.base import Kept
from coursepack.formats.gift.losses import losses
from coursepack.formats.gift.questions import question_gift
from coursepack.formats.gift.read import read
from coursepack.model import MultiChoice, Numerical, ShortAnswer
from tests.formats.strategies import GIFT_QUESTIONS

_HOW_MANY = 400


def _written() -> str:
    """Several hundred questions that GIFT carries, the same at each run."""
    pieces = []

    @settings(max_examples=_HOW_MANY, derandomize=True, phases=[Phase.generate], database=None)
    @given(GIFT_QUESTIONS)
    def collect(question):
        if not any(loss.how is Kept.DROPPED for loss in losses(question, f"q{len(pieces)}")):
            pieces.append(question_gift(question, f"q{len(pieces)}", "en"))

    collect()
    return "".join(pieces)


def test_moodle_stores_each_text_answer_and_fraction_as_read(tmp_path, oracle):
    file = tmp_path / "questions.gift"
    file.write_text(_written(), encoding="utf-8", newline="\n")
    ours = {entry.question.idnumber: entry.question for entry in read(file.read_bytes(), file.name).entries}
    report = oracle("import_questions.php", "--format=gift", file)
    assert report["notifications"] == []
    stored = {item["idnumber"]: item for item in report["questions"]}
    assert len(ours) > _HOW_MANY // 2
    assert set(stored) == set(ours)
    for idnumber, question in ours.items():
        assert _stored(stored[idnumber]) == _read(question), idnumber


def _stored(item):
    """What the oracle says of a question, as far as `_read` says it too."""
    kind = item["qtype"]
    feedback_of = {"truefalse", "multichoice", "shortanswer", "numerical"}
    answers = [
        (_number(answer["answer"], kind), round(answer["fraction"] * 100, 4), answer["feedback"])
        for answer in item["answers"]
        if kind in feedback_of - {"truefalse"}
    ]
    return {
        "type": kind,
        "text": item["questiontext"],
        "general_feedback": item["generalfeedback"],
        "tags": sorted(item["tags"]),
        "answers": answers,
        "pairs": [(row["questiontext"], row["answertext"]) for row in item.get("subquestions", ())],
        "items": [answer["answer"] for answer in item["answers"] if kind == "ordering"],
    }


def _read(question):
    answers = []
    if isinstance(question, MultiChoice):
        answers = [
            (_said(a.text), round(question.fraction(a), 4), _said(a.feedback)) for a in question.answers
        ]
    elif isinstance(question, ShortAnswer):
        answers = [(_said(a.text), round(a.fraction, 4), _said(a.feedback)) for a in question.answers]
    elif isinstance(question, Numerical):
        answers = [
            (_number(a.number, question.type), round(a.fraction, 4), _said(a.feedback))
            for a in question.answers
        ]
    return {
        "type": question.type,
        "text": _said(question.text),
        "general_feedback": _said(question.general_feedback),
        "tags": sorted(" ".join(tag.split()) for tag in question.tags),
        "answers": answers,
        "pairs": [(_said(pair.text), _said(pair.answer)) for pair in getattr(question, "pairs", ())],
        "items": [_said(item) for item in getattr(question, "items", ())],
    }


def _said(text):
    return text.get("und") if text else ""


def _number(value, kind):
    """Numbers as far as PHP writes them: 14 digits."""
    return value if kind != "numerical" or value == "*" else float(f"{float(value):.13g}")
