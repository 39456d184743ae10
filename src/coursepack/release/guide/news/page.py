"""CHANGES.md, once in each of the guide's languages."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from itertools import groupby

from coursepack.comparing import Change
from coursepack.release.comparison import Compared, News
from coursepack.release.guide.environment import environment, languages_of, title_of
from coursepack.release.guide.escape import escaped
from coursepack.release.guide.news.names import field_name, shortened
from coursepack.release.guide.news.values import change_of, gathered
from coursepack.release.manifest import Manifest

MOST_CHANGES = 300
"""Changes that are listed; of more there is the number."""
MOST_FIELDS = 20
"""Fields that are listed of one thing."""


@dataclass(frozen=True, slots=True)
class Field:
    """One field of a thing that is not as it was."""

    path: str
    name: str
    said: str


@dataclass(frozen=True, slots=True)
class Row:
    """One thing that is not as it was."""

    change: Change
    title: str
    holder: str
    """The quiz or bank that a question is in."""
    came_from: str
    fields: tuple[Field, ...]
    more: int
    """Fields that are not listed."""


@dataclass(frozen=True, slots=True)
class Group:
    """What is another in one section; of no title where it is the course as a whole."""

    title: str
    rows: tuple[Row, ...]


@dataclass(frozen=True, slots=True)
class Part:
    """What is another in one language."""

    language: str
    counts: Mapping[str, int]
    groups: tuple[Group, ...]
    more: int
    """Changes that are not listed."""


def changes_markdown(manifest: Manifest, news: News | None) -> str:
    """What is new since an earlier release, in the guide's languages; `news` is None where none was asked for."""
    return "\n".join(_page(manifest, news, language) for language in languages_of(manifest))


def _page(manifest: Manifest, news: News | None, language: str) -> str:
    own = next((name for name in manifest.languages if name.split("-")[0] == language), manifest.languages[0])
    compared = news.by_language[own] if news is not None and news.by_language is not None else None
    return (
        environment(language)
        .get_template(f"changes.{language}.md")
        .render(
            release=manifest,
            title=title_of(manifest, language),
            news=news,
            own=own,
            part=_part(compared, language) if compared is not None else None,
        )
    )


def _part(compared: Compared, language: str) -> Part:
    changes = compared.changes
    listed = changes[:MOST_CHANGES]
    groups = groupby(listed, key=lambda change: change.place.partition("/")[0])
    return Part(
        compared.language,
        Counter(change.what for change in changes),
        tuple(_group(tuple(found), language) for _, found in groups),
        len(changes) - len(listed),
    )


def _group(changes: tuple[Change, ...], language: str) -> Group:
    first = changes[0]
    title = first.title if first.kind == "section" else first.within[0] if first.within else ""
    return Group(title, tuple(_row(change, language) for change in changes))


def _row(change: Change, language: str) -> Row:
    changed = gathered(change.fields)
    fields = tuple(
        Field(shortened(item.field), field_name(item.field, language, item.of), change_of(item, language))
        for item in changed[:MOST_FIELDS]
    )
    return Row(
        change,
        escaped(shortened(change.said or change.title)),
        escaped(shortened(change.within[1])) if len(change.within) > 1 else "",
        escaped(shortened(change.was_in)),
        fields,
        len(changed) - len(fields),
    )
