"""What builders of questions share: the texts, the quiz's settings, options and feedback."""

from collections.abc import Iterable
from dataclasses import dataclass

from markupsafe import Markup

from coursepack.model import CombinedFeedback, Quiz, RichText
from coursepack.web.questions.views import Option, Varied
from coursepack.web.texts import Texts


@dataclass(frozen=True, slots=True)
class Asking:
    """A question on its way to a page."""

    quiz: Quiz
    texts: Texts
    name: str
    """The question's id on the page."""

    def varied(self, texts: Iterable[RichText | None], scope: str) -> Varied:
        """The texts of all sets of values; one text where they are all the same."""
        blocks = [
            self.texts.block(text, f"{self.name}--{scope}-{number}") for number, text in enumerate(texts)
        ]
        return tuple(blocks)

    def block(self, text: RichText | None, scope: str) -> Varied:
        """A text that is the same for everybody."""
        return (self.texts.block(text, f"{self.name}--{scope}"),)

    def option(self, value: str, variants: tuple[RichText, ...], scope: str) -> Option:
        """An option, as a phrase where all its variants are one."""
        blocks = [
            self.texts.block(text, f"{self.name}--{scope}-{number}") for number, text in enumerate(variants)
        ]
        phrases = [self.texts.phrase(block) for block in blocks]
        if all(phrase is not None for phrase in phrases):
            return Option(value, tuple(phrase or Markup() for phrase in phrases))
        return Option(value, tuple(blocks), is_phrase=False)

    def feedback(self, texts: Iterable[RichText | None]) -> tuple[tuple[str, Varied], ...]:
        """Feedback on single answers, by their position."""
        return tuple(
            (str(number), self.block(text, f"feedback-{number}")) for number, text in enumerate(texts) if text
        )

    def combined(self, feedback: CombinedFeedback) -> tuple[tuple[str, Varied], ...]:
        """Feedback on the whole response."""
        parts = (("right", feedback.right), ("partly", feedback.partly), ("wrong", feedback.wrong))
        return tuple((name, self.block(text, name)) for name, text in parts if text)
