"""What each format keeps of each type of question, as the formats' own lists of losses say it.

Asked of the course that has every type with every option; tests/formats/test_support.py reads the files back and
finds the same.
"""

import re
from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import Path

from coursepack import check
from coursepack.flow import clock
from coursepack.formats import FORMATS, Context, Format, Kept, Loss
from coursepack.model import question_idnumber

EVERY_QUESTION = Path(__file__).parents[1] / "tests/courses/every-question"
_ORDER = tuple(Kept)
_LEADING_NUMBER = re.compile(r"^[\d.,]+ ")
Losses = Mapping[str, tuple[Loss, ...]]
"""What is lost of each question, by its id number; () where nothing is."""


@cache
def losses_of(format_name: str) -> Losses:
    """What a format says of each question of the course."""
    checked = check(EVERY_QUESTION)
    assert checked.course is not None
    context = Context(("en",), clock(checked.course), checked.files)
    row = next(row for row in FORMATS if row.name == format_name)
    found: dict[str, list[Loss]] = {idnumber: [] for idnumber in _types()}
    paths = _paths()
    for artifact in row.write(checked.course, context):
        for loss in artifact.losses:
            found[paths.get(loss.subject, loss.subject)].append(loss)
    return {idnumber: tuple(losses) for idnumber, losses in found.items()}


def kept(losses: tuple[Loss, ...]) -> Kept:
    """The worst that becomes of a question."""
    return max((loss.how for loss in losses), key=_ORDER.index, default=Kept.KEPT)


def support_table() -> str:
    """Type by format: which of kept, changed and dropped become of questions of the type."""
    head = "".join(f" {row.name} |" for row in FORMATS)
    lines = [f"| type |{head}", "| --- |" + " --- |" * len(FORMATS)]
    for kind in sorted(set(_types().values())):
        cells = "".join(f" {', '.join(_fates(row, kind))} |" for row in FORMATS)
        lines.append(f"| `{kind}` |{cells}")
    return "\n".join(lines) + "\n"


def details(format_name: str) -> str:
    """What is changed and dropped of each type in one format, as list items."""
    lines = []
    left_out = []
    for kind in sorted(set(_types().values())):
        found = [loss for losses in _losses_by_type(format_name, kind) for loss in losses]
        if found and all(kind in loss.what for loss in found):
            left_out.append(f"`{kind}`")
        elif found:
            lines.append(f"- `{kind}`: {'; '.join(_in_short(found))}.")
    if left_out:
        lines.append(f"- Left out: {', '.join(left_out)}.")
    return "\n".join(lines) + "\n"


def _fates(row: Format, kind: str) -> list[str]:
    of_type = _losses_by_type(row.name, kind)
    found = {loss.how for losses in of_type for loss in losses}
    if not all(of_type):
        found.add(Kept.KEPT)
    return [how.value for how in _ORDER if how in found]


def _losses_by_type(format_name: str, kind: str) -> list[tuple[Loss, ...]]:
    """What is lost of each question of a type."""
    return [losses for idnumber, losses in losses_of(format_name).items() if _types()[idnumber] == kind]


def _in_short(losses: list[Loss]) -> Iterator[str]:
    """Losses that differ only in what they enumerate, said once, with all of it."""
    grouped: dict[tuple[Kept, str], list[str]] = {}
    for loss in losses:
        words, _, tail = _LEADING_NUMBER.sub("", loss.what).partition(": ")
        items = grouped.setdefault((loss.how, words), [])
        items += [item for item in tail.split(", ") if item and item not in items]
    for (how, words), items in sorted(grouped.items(), key=lambda item: _ORDER.index(item[0][0])):
        yield f"{how.value}: {words}" + (f" ({', '.join(items)})" if items else "")


@cache
def _types() -> dict[str, str]:
    """Each question's type by its id number."""
    return {idnumber: kind for idnumber, _, kind in _questions()}


@cache
def _paths() -> dict[str, str]:
    """Id numbers by where the questions stand: some formats name them by that."""
    return {path: idnumber for idnumber, path, _ in _questions()}


@cache
def _questions() -> tuple[tuple[str, str, str], ...]:
    course = check(EVERY_QUESTION).course
    assert course is not None
    return tuple(
        (
            question_idnumber(found.section, found.thing, question),
            f"{found.section.id}/{found.thing.id}/{question.id}",
            question.type,
        )
        for found in course.question_sets()
        for question in found.thing.questions
    )
