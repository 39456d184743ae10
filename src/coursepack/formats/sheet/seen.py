"""A question as it comes back from a workbook in which nobody changed anything."""

from coursepack.formats.sheet.cells import Cell
from coursepack.formats.sheet.read import question_of
from coursepack.formats.sheet.rows import SheetQuestion, cells_of, why_left_out
from coursepack.model import Question
from coursepack.problems import Place


def seen(question: Question, language: str) -> Question | None:
    """The question without what stands in the course only; None for one that no sheet can hold."""
    if not isinstance(question, SheetQuestion) or why_left_out(question, language) is not None:
        return None
    cells, answers = cells_of(question, "", language)
    place = Place("")
    written = {name: Cell(text.strip(), place) for name, text in cells.items() if text.strip()}
    for number, answer in enumerate(answers, 1):
        for part, text in zip(("answer", "right", "feedback"), answer, strict=True):
            if text.strip():
                written[f"{part} {number}"] = Cell(text.strip(), place)
    return question_of(written, place, question.id)
