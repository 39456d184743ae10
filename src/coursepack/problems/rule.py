"""What a catalogue entry is."""

from dataclasses import dataclass

from coursepack.problems.problem import Place, Problem, Severity


@dataclass(frozen=True, slots=True)
class Example:
    """A file of a small course, by its path and text (bytes where the text is no UTF-8)."""

    file: str
    text: str | bytes


@dataclass(frozen=True, slots=True)
class Rule:
    """One thing that can be wrong: its code, and how to recognise and mend it."""

    code: str
    title: str
    why: str
    remedy: str
    wrong: Example
    right: Example
    severity: Severity = Severity.ERROR

    def at(self, place: Place, message: str, remedy: str | None = None) -> Problem:
        """A problem of this kind; the rule's own remedy stands in where none is given."""
        return Problem(self.code, place, message, remedy or self.remedy, self.severity)
