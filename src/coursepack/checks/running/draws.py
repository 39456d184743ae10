"""There are enough questions for what is drawn."""

from collections import defaultdict
from collections.abc import Iterator

from coursepack.model import Course, Quiz, Section
from coursepack.problems import Finding
from coursepack.problems.rules import running as rules


def check(course: Course) -> Iterator[Finding]:
    """Draws that ask for more questions than there are, those of the same quiz taken together."""
    for path, section, quiz in course.quizzes():
        taken: defaultdict[frozenset[str], int] = defaultdict(int)
        for index, draw in enumerate(quiz.draws):
            pool = frozenset(question.id for question in course.pool(draw, section))
            own = _own(course, section, quiz, draw.from_)
            taken[pool] += draw.count
            left = len(pool) - len(pool & own)
            if taken[pool] > left:
                message = f"{taken[pool]} questions are drawn, and there are {left}"
                if pool & own:
                    message += " besides those that every learner gets"
                yield Finding(rules.POOL_TOO_SMALL, (*path, "draws", index, "count"), message)


def _own(course: Course, section: Section, quiz: Quiz, reference: str) -> frozenset[str]:
    """Questions that stand in the quiz already: a draw takes none of them."""
    found = course.find(reference, section)
    if found is None or found.thing is not quiz:
        return frozenset()
    return frozenset(question.id for question in quiz.questions)
