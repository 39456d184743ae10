"""The gradebook: gradebook.xml, and the grade items of activities in their own grades.xml."""

from collections.abc import Iterable
from dataclasses import dataclass, field

from coursepack.formats.identifiers import Identifiers
from coursepack.formats.mbz.gradebook import AGGREGATION, NATURAL
from coursepack.formats.mbz.reading.references import References
from coursepack.formats.mbz.reading.scope import Data, Scope, moment, named, without_empty
from coursepack.formats.mbz.reading.tree import Part

_AGGREGATION = {number: name for name, number in AGGREGATION.items()}
_OTHER_AGGREGATION = {11: "simple weighted mean", 12: "mean with extra credits"}
_WEIGHTED = AGGREGATION["weighted mean"]
_DISPLAY = {1: "points", 2: "percent", 3: "letter", 12: "points and percent", 13: "points and letter"}


@dataclass(slots=True)
class Gradebook:
    """Categories by number, and the items of gradebook.xml."""

    scope: Scope
    part: Part | None
    root: Part | None = None
    categories: dict[int, Part] = field(default_factory=dict)
    """All but the course's own."""
    ids: dict[int, str] = field(default_factory=dict)
    items: list[Part] = field(default_factory=list)

    def placement(self, item: Part, number: int | None = None) -> Data:
        """How an item stands: its category, weight, credit and whether learners see it."""
        above = item.whole("categoryid") if number is None else number
        category = self.categories.get(above) or self.root
        aggregation = category.whole("aggregation", NATURAL) if category is not None else NATURAL
        coefficient = item.decimal("aggregationcoef")
        if item.flag("weightoverride"):
            self._note_weight(item, category)
        hidden = item.whole("hidden")
        return without_empty(
            {
                "category": self.ids.get(above),
                "weight": coefficient if aggregation == _WEIGHTED and coefficient != 1 else None,
                "extra_credit": True if aggregation == NATURAL and coefficient == 1 else None,
                "hidden": True if hidden == 1 else None,
                "hidden_until": moment(hidden) if hidden > 1 else None,
                "locked": True if item.whole("locked") else None,
            }
        )

    def named(self, item: Part) -> str:
        """A grade item, as problems name it."""
        if item.text("itemtype") == "course":
            return "the course's grade"
        category = self.categories.get(item.whole("iteminstance"))
        if item.text("itemtype") == "category" and category is not None:
            return f"the grade category “{category.text('fullname')[:60]}”"
        return f"the grade item “{item.text('itemname')[:60]}”"

    def _note_weight(self, item: Part, category: Part | None) -> None:
        """Say that a weight in a natural weighting, set by hand, is lost: coursepack has weights in means only."""
        above = category.text("fullname") if category is not None and category is not self.root else ""
        inside = f"“{above[:60]}”" if above else "the course"
        percent = f"{item.decimal('aggregationcoef2') * 100:g}"
        self.scope.within(thing=self.named(item)).note(
            item,
            f"its own weight of {percent} % of {inside} is not kept: its points say how much it counts. Change the "
            "points, or make the category a weighted mean",
        )


def gradebook_of(scope: Scope, part: Part | None, references: References) -> Gradebook:
    """Everything in gradebook.xml; its items become known by number."""
    book = Gradebook(scope, part)
    names = Identifiers()
    for category in part.all("grade_categories/grade_category") if part is not None else ():
        if category.value("parent") is None:
            book.root = category
        else:
            book.categories[category.number] = category
            book.ids[category.number] = names.give("", category.text("fullname"), "category")
    items = part.all("grade_items/grade_item") if part is not None else ()
    for item in sorted(items, key=lambda item: item.whole("sortorder")):
        book.items.append(item)
        match item.text("itemtype"):
            case "course":
                references.grade_items[item.number] = "course"
            case "category" if item.whole("iteminstance") in book.ids:
                references.grade_items[item.number] = book.ids[item.whole("iteminstance")]
            case "manual":
                own = names.give(item.text("idnumber"), item.text("itemname"), "item")
                references.grade_items[item.number] = own
            case _:
                pass
    return book


def pass_mark(item: Part | None) -> float | None:
    """The share of the points that passes, in percent; None where nothing is said."""
    maximum = item.decimal("grademax") if item is not None else 0.0
    points = item.decimal("gradepass") if item is not None else 0.0
    return round(points / maximum * 100, 4) if maximum > 0 and points > 0 else None


def grading(book: Gradebook, references: References, sections: dict[str, tuple[str, ...]]) -> Data:
    """The course's gradebook; `sections` are those whose graded activities all stand in a category, by its id."""
    totals = {item.whole("iteminstance"): item for item in book.items if item.text("itemtype") == "category"}
    course = next((item for item in book.items if item.text("itemtype") == "course"), None)
    root = book.root
    categories = tuple(
        _category(book, category, totals.get(number), sections)
        for number, category in sorted(book.categories.items(), key=lambda pair: pair[1].whole("depth"))
    )
    return without_empty(
        {
            "aggregation": _aggregation(book, root) if root is not None else "points",
            "count_empty": not root.flag("aggregateonlygraded") if root is not None else True,
            "drop_lowest": root.whole("droplow") if root is not None else 0,
            "pass": pass_mark(course),
            "items": tuple(
                _manual(book, item, references) for item in book.items if item.text("itemtype") == "manual"
            ),
            "letters": tuple(_letters(book)),
            "show": _display(book),
        }
    ) | {"categories": categories}


def _category(book: Gradebook, part: Part, total: Part | None, sections: dict[str, tuple[str, ...]]) -> Data:
    own = book.ids[part.number]
    placement = book.placement(total, part.whole("parent")) if total is not None else {}
    placement.pop("category", None)
    return without_empty(
        {
            "id": own,
            "title": named(book.scope, part, "fullname", own),
            "parent": book.ids.get(part.whole("parent")),
            "sections": sections.get(own, ()),
            "aggregation": _aggregation(book, part),
            "drop_lowest": part.whole("droplow"),
            "keep_highest": part.whole("keephigh"),
            "pass": pass_mark(total),
            "gradebook": placement,
        }
    )


def _aggregation(book: Gradebook, part: Part) -> str:
    number = part.whole("aggregation", NATURAL)
    if number not in _AGGREGATION:
        above = "the course" if part is book.root else f"“{part.text('fullname')[:60]}”"
        way = _OTHER_AGGREGATION.get(number, f"aggregation {number}")
        book.scope.note(part, f"the {way} of {above} becomes a mean")
    return _AGGREGATION.get(number, "mean")


def _manual(book: Gradebook, item: Part, references: References) -> Data:
    own = references.grade_items[item.number]
    return without_empty(
        {
            "id": own,
            "title": named(book.scope, item, "itemname", own),
            "points": item.decimal("grademax", 100.0) or 100.0,
            "pass": pass_mark(item),
            "gradebook": book.placement(item),
        }
    )


def _letters(book: Gradebook) -> Iterable[Data]:
    rows = book.part.all("grade_letters/grade_letter") if book.part is not None else ()
    for row in sorted(rows, key=lambda item: -item.decimal("lowerboundary")):
        yield {"from": row.decimal("lowerboundary"), "letter": named(book.scope, row, "letter", "?")}


def _display(book: Gradebook) -> str | None:
    found = None
    for row in book.part.all("grade_settings/grade_setting") if book.part is not None else ():
        if row.text("name") == "displaytype" and row.whole("value") in _DISPLAY:
            found = _DISPLAY[row.whole("value")]
        elif row.text("name") != "minmaxtouse" or row.whole("value") != 1:
            book.scope.within(thing="the gradebook").note(
                row, f"its setting {row.text('name')} is not kept; set it again in Moodle"
            )
    return found
