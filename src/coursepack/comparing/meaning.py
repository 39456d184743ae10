"""What a thing of a course means, as plain data: however it is written, the same meaning gives the same data.

Texts are what they show, files are what they hold, and what an author need not write is filled in.
"""

import datetime
import re
import zoneinfo
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from coursepack.formats.mbz.gradebook import GradebookPlan
from coursepack.model import (
    GAP_IN_TEXT,
    AllOf,
    Calculated,
    CalculatedMulti,
    CalculatedSimple,
    Choice,
    ChoiceGap,
    Completed,
    Condition,
    Course,
    Description,
    Essay,
    MultiChoice,
    Node,
    PlainText,
    Question,
    Review,
    RichText,
    Section,
    SectionCompleted,
)
from coursepack.model.text import UNDETERMINED, CourseFile
from coursepack.model.thresholds import Threshold
from coursepack.model.tracking import counting
from coursepack.render import to_html
from coursepack.render.addresses import course_addresses, replace_course_addresses

_NOT_SEEN = frozenset({"accept", "objective", "objectives"})
"""What says something to the authors of the source only."""
_BLANKS = re.compile(r"\s+")
_DECIMALS = 4

Digest = Callable[[str], str]
"""From the path of a file of the course to what stands for its content."""


@dataclass(frozen=True, slots=True)
class Meaning:
    """Reads the things of one course."""

    course: Course
    language: str
    digest: Digest
    gradebook: GradebookPlan

    def of(self, value: Any) -> Any:
        """The meaning of a value of the model."""
        match value:
            case PlainText():
                return value.get(self.language) if value.has(self.language) else ""
            case RichText():
                return self._shown(value) if value.has(self.language) else ""
            case CourseFile():
                return self.digest(value.course_path)
            case Threshold(percent=float(percent)):
                return f"{percent:.{_DECIMALS}f} %"
            case Review():
                return {name: sorted(getattr(value, name)) for name in Review.model_fields}
            case Node():
                return self.fields(value)
            case tuple() | list():
                return [self.of(item) for item in value]
            case dict():
                return {key: self.of(item) for key, item in value.items()}
            case datetime.datetime():
                return self._moment(value)
            case datetime.date():
                return str(value)
            case float():
                return round(value, _DECIMALS) + 0.0
            case _:
                return value

    def fields(self, thing: Node, *, without: frozenset[str] = frozenset()) -> dict[str, Any]:
        """The fields of a thing by the names of the source; those that say nothing are left out."""
        found = {}
        for name, info in type(thing).model_fields.items():
            if name in _NOT_SEEN or name in without:
                continue
            meaning = self.of(getattr(thing, name))
            if meaning not in (None, "", [], {}, False):
                found[info.alias or name] = meaning
        return found

    def _moment(self, value: datetime.datetime) -> str:
        """In UTC, whatever the course's time zone is."""
        found = value.replace(tzinfo=zoneinfo.ZoneInfo(self.course.time_zone)).astimezone(datetime.UTC)
        return found.strftime("%Y-%m-%d %H:%M:%S")

    def _shown(self, text: RichText) -> str:
        known = self.language if self.language in text.values else UNDETERMINED
        html = to_html(text, known).with_latex()
        digests = {path: f"file:{self.digest(path)}" for path in course_addresses(html)}
        shown = _BLANKS.sub(" ", replace_course_addresses(html, digests)).strip()
        whole = shown.startswith("<p>") and shown.endswith("</p>") and shown.count("<p") == 1
        return (shown[3:-4] if whole else shown).strip().replace("> <", "><")

    def question(self, question: Question) -> dict[str, Any]:
        """A question: fractions as they count, gaps by number, values as they are drawn."""
        names = {
            found.group(1) for text in question.text.values.values() for found in GAP_IN_TEXT.finditer(text)
        }
        data = self.fields(question, without=frozenset({"id", "idnumber"}))
        data = _without_gap_names(data, names)
        if isinstance(question, Essay | Description):
            data.pop("penalty", None)
        match question:
            case MultiChoice() | CalculatedMulti():
                data["answers"] = [self._choice(item, question.fraction(item)) for item in question.answers]
                data["single"] = question.is_single
            case _:
                pass
        if isinstance(question, Calculated | CalculatedSimple | CalculatedMulti):
            data.pop("value_sets", None)
            for wildcard, meant in zip(question.wildcards, data["wildcards"], strict=True):
                meant["values"] = list(wildcard.drawn(question.id, question.value_sets))
        for gap, meant in zip(getattr(question, "gaps", ()), data.get("gaps", ()), strict=False):
            if isinstance(gap, ChoiceGap):
                meant["answers"] = [self._choice(item, gap.fraction(item)) for item in gap.answers]
                meant.update({"single": gap.is_single, "display": gap.layout})
        return dict(data)

    def _choice(self, choice: Choice, fraction: float) -> dict[str, Any]:
        """An option with what it earns, however that is written."""
        rest = self.fields(choice, without=frozenset({"right", "fraction"}))
        return {**rest, "fraction": round(fraction, 3)}

    def condition(self, condition: Condition | None, section: Section | None) -> Any:
        """A restriction: activities by their whole names, sections as what counts in them."""
        return None if condition is None else self._condition(condition, section)

    def counted(self, reference: str) -> list[str]:
        """The activities that count in a section, by their whole names."""
        named = self.course.find_section(reference)
        return [f"{named.id}/{item.id}" for item in counting(named)] if named is not None else []

    def _condition(self, condition: Any, section: Section | None) -> Any:
        if isinstance(condition, SectionCompleted):
            inner = tuple(Completed(completed=name) for name in self.counted(condition.section_completed))
            return self._condition(AllOf(all=inner), section) if inner else {"all": []}
        data: dict[str, Any] = {}
        for name, info in type(condition).model_fields.items():
            value = getattr(condition, name)
            if isinstance(value, tuple):
                data[name] = [self._condition(item, section) for item in value]
            elif isinstance(value, Threshold) and section is not None:
                maximum = self.gradebook.item(condition.grade_of, section).maximum
                data[name] = f"{value.percent_of(maximum):.{_DECIMALS}f} %"
            elif name in {"completed", "not_completed", "passed", "failed", "grade_of"}:
                data[name] = self.reference(value, section)
            elif value is not None and not (name == "otherwise" and value == "shown"):
                data[info.alias or name] = self.of(value)
        if set(data) == {"all"} and len(data["all"]) == 1:
            return data["all"][0]
        return data

    def reference(self, reference: str, section: Section | None) -> str:
        """The whole name of what a reference names."""
        found = self.course.find(reference, section)
        return f"{found.section.id}/{found.thing.id}" if found is not None else reference


def _without_gap_names(data: Any, names: set[str]) -> Any:
    """Gaps by number: their names are the source's own."""
    order: dict[str, str] = {}

    def numbered(text: str) -> str:
        return GAP_IN_TEXT.sub(
            lambda found: f"{{{{{order.setdefault(found.group(1), str(len(order) + 1))}}}}}", text
        )

    def inside(value: Any) -> Any:
        if isinstance(value, str):
            return numbered(value)
        if isinstance(value, dict):
            kept = value.items()
            return {
                key: order.get(item, item) if key in _NAMES and item in names else inside(item)
                for key, item in kept
            }
        return [inside(item) for item in value] if isinstance(value, list) else value

    data["text"] = inside(data.get("text", ""))
    return {key: value if key == "text" else inside(value) for key, value in data.items()}


_NAMES = frozenset({"id"})
