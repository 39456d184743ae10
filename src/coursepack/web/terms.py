"""Terms of the glossaries in running text: a button each, which opens what the term means."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from markupsafe import Markup

from coursepack.model import Course, GlossaryEntry, RichText

_TOKEN = re.compile(r'<(/?)([A-Za-z][A-Za-z0-9-]*)(?:[^>"]|"[^"]*")*>')
_KEPT = frozenset(
    {"a", "button", "code", "dfn", "kbd", "label", "math", "option", "pre", "q", "samp", "select", "summary"}
    | {"h1", "h2", "h3", "h4", "h5", "h6", "svg", "textarea"}
)
"""Elements whose words stay as they are: no button stands in them, or they name something."""
_ENTITY = "&[A-Za-z0-9#]+;"
_BUTTON = Markup(
    '<button type="button" class="term" data-term="{id}" aria-haspopup="dialog">{words}</button>'
)


@dataclass(frozen=True, slots=True)
class Meaning:
    """A term that texts of a page use, and what it means."""

    id: str
    term: str
    definition: Markup


@dataclass(frozen=True, slots=True)
class KnownTerm:
    """An entry of a glossary, under the id that its meaning has on pages."""

    id: str
    term: str
    definition: RichText


@dataclass(frozen=True, slots=True)
class KnownTerms:
    """The terms of a course's glossaries in one language."""

    exact: dict[str, KnownTerm] = field(default_factory=dict)
    """By the words as they are written in texts."""
    folded: dict[str, KnownTerm] = field(default_factory=dict)
    """By the words in lower case, of terms that may be written in any case."""
    pattern: re.Pattern[str] | None = None

    def of(self, words: str) -> KnownTerm | None:
        return self.exact.get(words) or self.folded.get(words.casefold())


def known_terms(course: Course, language: str) -> KnownTerms:
    """The terms that are linked in texts, in every glossary of the course; the first of equal terms counts."""
    exact: dict[str, KnownTerm] = {}
    folded: dict[str, KnownTerm] = {}
    whole: dict[str, str] = {}
    within: dict[str, str] = {}
    for number, entry in enumerate(_linked(course)):
        known = KnownTerm(f"Term--{number}", entry.term.get(language), entry.definition)
        for words in _spellings(entry, language):
            escaped = str(Markup.escape(words)).replace("&#39;", "'").replace("&#34;", '"')
            if entry.case_sensitive:
                exact.setdefault(escaped, known)
            else:
                folded.setdefault(escaped.casefold(), known)
            plain = re.escape(escaped)
            pattern = plain if entry.case_sensitive else f"(?i:{plain})"
            (whole if entry.whole_words else within).setdefault(escaped, pattern)
    return KnownTerms(exact, folded, _pattern(whole, within))


def _pattern(whole: dict[str, str], within: dict[str, str]) -> re.Pattern[str] | None:
    """Finds terms, longest first, and entities, which are none; None where there are no terms.

    Looking first at where words begin, and with which letters, makes it several times faster.
    """
    ways = [rf"(?<!\w){_any_of(whole)}(?!\w)"] if whole else []
    ways += [_any_of(within)] if within else []
    return re.compile("|".join([*ways, _ENTITY])) if ways else None


def _any_of(patterns: dict[str, str]) -> str:
    firsts = {form for words in patterns for form in (words[0], words[0].lower(), words[0].upper())}
    letters = "".join(re.escape(letter) for letter in sorted("".join(firsts)))
    longest_first = sorted(patterns, key=lambda words: (-len(words), words))
    return f"(?=[{letters}])(?:{'|'.join(patterns[words] for words in longest_first)})"


def _linked(course: Course) -> Iterator[GlossaryEntry]:
    for found in course.glossaries():
        for entry in found.thing.entries:
            if found.thing.linked if entry.linked is None else entry.linked:
                yield entry


def _spellings(entry: GlossaryEntry, language: str) -> Iterator[str]:
    yield entry.term.get(language)
    yield from (alias.get(language) for alias in entry.aliases if alias.has(language))


def with_terms(html: Markup, known: KnownTerms, seen: dict[str, KnownTerm]) -> Markup:
    """The HTML (sanitised) with the first use of each term as a button; `seen` are those of the page so far."""
    if known.pattern is None:
        return html
    pattern = known.pattern

    def button(found: re.Match[str]) -> str:
        term = known.of(found.group())
        if term is None or term.id in seen:
            return found.group()
        seen[term.id] = term
        return str(_BUTTON.format(id=term.id, words=Markup(found.group())))  # noqa: S704 - sanitised

    parts: list[str] = []
    inside: list[str] = []
    at = 0
    for tag in _TOKEN.finditer(html):
        words = html[at : tag.start()]
        parts += (words if inside else pattern.sub(button, words), tag.group())
        at = tag.end()
        closing, name = tag.groups()
        if name in _KEPT and not closing:
            inside.append(name)
        elif closing and inside and inside[-1] == name:
            inside.pop()
    parts.append(pattern.sub(button, html[at:]))
    return Markup("".join(parts))  # noqa: S704 - sanitised, and buttons of our own
