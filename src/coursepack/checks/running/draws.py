"""There are enough questions for what is drawn."""

from collections.abc import Iterator

from coursepack.model import Course
from coursepack.problems import Finding
from coursepack.problems.rules import running as rules


def check(course: Course) -> Iterator[Finding]:
    """Draws that may find too few questions, whatever the draws before them in the quiz took.

    Moodle draws slot by slot and takes no question twice; an attempt that finds none left cannot start (4.5, 5.1).
    """
    for path, section, quiz in course.quizzes():
        own = frozenset(map(id, quiz.questions))
        before: list[tuple[frozenset[int], int]] = []
        for index, draw in enumerate(quiz.draws):
            found = frozenset(map(id, course.pool(draw, section)))
            pool = found - own
            taken = sum(min(count, len(pool & other)) for other, count in before)
            before.append((pool, draw.count))
            if draw.count > len(pool) - taken:
                message = f"{draw.count} are drawn from {len(pool)} questions"
                if taken:
                    message += f", of which draws before may take {taken}"
                if found & own:
                    message += "; those that every learner gets are not drawn"
                yield Finding(rules.POOL_TOO_SMALL, (*path, "draws", index, "count"), message)
