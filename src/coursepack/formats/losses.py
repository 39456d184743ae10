"""What several formats say of questions that they carry in part."""

from collections.abc import Iterator

from coursepack.model import Question

NOT_MOODLES = frozenset({"objective", "accept"})
"""Keys that say something to the course only."""


def unusual_settings(question: Question, carried: frozenset[str]) -> Iterator[str]:
    """Names of the settings that differ from the usual and are not among those carried."""
    for name, field in type(question).model_fields.items():
        if name not in carried | NOT_MOODLES and getattr(question, name) != field.get_default(
            call_default_factory=True
        ):
            yield name.replace("_", " ")
