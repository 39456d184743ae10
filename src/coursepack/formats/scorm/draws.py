"""Questions drawn at random, in a package that has no question bank: drawn once, the same for every learner."""

from collections.abc import Iterator

from coursepack.formats.base import stable_id
from coursepack.model import Course, Question, Quiz, Section


def with_drawn(course: Course) -> Course:
    """The course with the draws of its quizzes replaced by questions of their pools.

    Which ones depends on the ids of the quiz and of the questions alone, so that a release changes none.
    """
    if not any(quiz.thing.draws for quiz in course.quizzes()):
        return course
    return course.model_copy(
        update={"sections": tuple(_section(course, section) for section in course.sections)}
    )


def _section(course: Course, section: Section) -> Section:
    activities = tuple(
        _quiz(course, section, item) if isinstance(item, Quiz) and item.draws else item
        for item in section.activities
    )
    return section.model_copy(update={"activities": activities})


def _quiz(course: Course, section: Section, quiz: Quiz) -> Quiz:
    firsts: dict[str, str] = {}
    questions = tuple(_questions(course, section, quiz, firsts))
    parts = tuple(
        part.model_copy(update={"starts_at": firsts.get(part.starts_at, part.starts_at)})
        for part in quiz.parts
    )
    return quiz.model_copy(update={"questions": questions, "draws": (), "parts": parts})


def _questions(course: Course, section: Section, quiz: Quiz, firsts: dict[str, str]) -> Iterator[Question]:
    """The quiz's own questions and the drawn ones, none of them twice (as Moodle's random slots).

    `firsts` takes the id of the first question of each draw, by the draw's id.
    """
    yield from quiz.questions
    taken = list(quiz.questions)
    for number, draw in enumerate(quiz.draws):
        pool = [question for question in course.pool(draw, section) if question not in taken]
        pool.sort(
            key=lambda question: stable_id("draw", course.id, section.id, quiz.id, str(number), question.id)
        )
        for question in pool[: draw.count]:
            taken.append(question)
            name = f"drawn-{len(taken)}-{question.id}"[:60].rstrip("-")
            if draw.id:
                firsts.setdefault(draw.id, name)
            yield question.model_copy(update={"id": name, "points": draw.points})
