"""The course's texts and the player's words in one language, ready for a page."""

from collections.abc import Callable
from dataclasses import dataclass, field

from markupsafe import Markup

from coursepack.model import PlainText, RichText
from coursepack.render import to_html
from coursepack.web import fragments
from coursepack.web.terms import KnownTerm, KnownTerms, Meaning, with_terms
from coursepack.web.words import words

MAX_ANSWER = 120
"""Characters of typed answers, unless saved work would then be too long for a platform."""


@dataclass(frozen=True, slots=True)
class Texts:
    """What turns texts of the course into HTML of a page in one language."""

    language: str
    root: str = ""
    """Way from the page to the package's folder: '' or `../`."""
    longest_answer: int = MAX_ANSWER
    """Characters that a learner may type as an answer, unless an accepted answer is longer."""
    terms: KnownTerms = field(default_factory=KnownTerms)
    """Terms of the course's glossaries, which texts to read open."""
    _media: dict[str, None] = field(default_factory=dict)
    _seen: dict[str, KnownTerm] = field(default_factory=dict)

    def take_media(self) -> tuple[str, ...]:
        """Paths of the course files that the texts since the last call point at, in order."""
        taken = tuple(self._media)
        self._media.clear()
        return taken

    def take_meanings(self) -> tuple[Meaning, ...]:
        """What the terms mean that texts since the last call use, in order."""
        seen = tuple(self._seen.values())
        self._seen.clear()
        return tuple(Meaning(term.id, term.term, self.block(term.definition, term.id)) for term in seen)

    def file(self, path: str) -> str:
        """The address of a course file that is not in a text."""
        self._media[path] = None
        return fragments.address(path, self.root)

    @property
    def words(self) -> dict[str, str]:
        """The player's own words."""
        return dict(words(self.language))

    def block(self, text: RichText | None, scope: str) -> Markup:
        """Blocks of a page; '' without a text. `scope` sets its ids apart."""
        if text is None or not text:
            return Markup()
        self._media.update((path, None) for path, _ in to_html(text, self.language).media)
        return fragments.block(text, self.language, self.root, scope, self.words)

    def reading(self, text: RichText | None, scope: str) -> Markup:
        """Blocks of a page with the terms of glossaries in them."""
        return with_terms(self.block(text, scope), self.terms, self._seen)

    def block_with_gaps(self, text: RichText, scope: str, gap: Callable[[str], Markup | None]) -> Markup:
        """Blocks of a page with `gap(name)` in the place of each `{{name}}` that it knows."""
        self._media.update((path, None) for path, _ in to_html(text, self.language).media)
        return fragments.block(text, self.language, self.root, scope, self.words, gap)

    @staticmethod
    def phrase(block: Markup) -> Markup | None:
        """The block where only phrases may stand; None when it holds more than a paragraph."""
        return fragments.phrase(block)

    def words_of(self, text: PlainText) -> str:
        """A name or title."""
        return text.get(self.language)

    def plain(self, text: RichText) -> str:
        """A text's words alone, on one line."""
        return to_html(text, self.language).plain()
