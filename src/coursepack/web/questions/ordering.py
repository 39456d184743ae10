"""Items to put in order."""

from coursepack.model import Ordering
from coursepack.web.questions.asking import Asking
from coursepack.web.questions.views import Asked, Order


def ordering(question: Ordering, asking: Asking) -> Asked:
    """Items to move; the script draws some of them where not all are asked for."""
    items = tuple(
        asking.option(str(index), (item,), f"item-{index}") for index, item in enumerate(question.items)
    )
    key = {
        "count": len(items),
        "select": question.select,
        "draw": min(question.select_count, len(items)) if question.select != "all" else len(items),
        "grading": question.grading,
    }
    control = Order(items, question.numbering, question.layout == "horizontal")
    return Asked(control, key, combined=asking.combined(question.feedback))
