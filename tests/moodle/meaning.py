"""What of a question passes through Moodle's import and export."""

from coursepack.model import Ordering, Question
from tests.meaning import meaning


def passed(question: Question) -> dict[str, object]:
    """The question's meaning without what is listed as lost, or lost by Moodle's own export."""
    found = meaning(question)
    if question.type == "calculatedmulti":
        found.pop("show_number_correct", None)
        found["hints"] = [hint["text"] for hint in found["hints"]]
    if isinstance(question, Ordering):
        found["items"] = [item.removesuffix("<br>") for item in found["items"]]
    return found
