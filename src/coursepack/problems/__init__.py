"""What can be wrong: problems with a code and a place, and the catalogue of codes."""

from coursepack.problems.finding import Finding
from coursepack.problems.problem import CoursePackError, Place, Problem, Severity, in_reading_order
from coursepack.problems.rule import Example, Rule
from coursepack.problems.rules import CATALOGUE

__all__ = [
    "CATALOGUE",
    "CoursePackError",
    "Example",
    "Finding",
    "Place",
    "Problem",
    "Rule",
    "Severity",
    "in_reading_order",
]
