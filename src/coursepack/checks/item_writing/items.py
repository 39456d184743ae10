"""Questions as item-writing checks look at them."""

from collections.abc import Iterator
from dataclasses import dataclass

from coursepack.checks.reading import text_of
from coursepack.model import Course, MultiChoice, Path, Question, QuestionBank, Quiz, Section


@dataclass(frozen=True, slots=True)
class Item:
    """A question, where it stands and what it belongs to."""

    path: Path
    section: Section
    holder: Quiz | QuestionBank
    question: Question


def items(course: Course) -> Iterator[Item]:
    """Every question of the course with the quiz or bank that holds it."""
    for path, section, holder in course.question_sets():
        for index, question in enumerate(holder.questions):
            yield Item((*path, "questions", index), section, holder, question)


@dataclass(frozen=True, slots=True)
class ChoiceItem:
    """A multiple choice question in one language."""

    path: Path
    language: str
    question: MultiChoice
    stem: str
    options: tuple[str, ...]
    right: tuple[bool, ...]

    @property
    def right_options(self) -> list[str]:
        return [text for text, right in zip(self.options, self.right, strict=True) if right]

    @property
    def wrong_options(self) -> list[str]:
        return [text for text, right in zip(self.options, self.right, strict=True) if not right]


def choice_items(course: Course, language: str) -> Iterator[ChoiceItem]:
    """Every multiple choice question that is written in the language."""
    for item in items(course):
        question = item.question
        if isinstance(question, MultiChoice) and question.text.has(language):
            yield ChoiceItem(
                item.path,
                language,
                question,
                text_of(question.text, language),
                tuple(text_of(answer.text, language) for answer in question.answers),
                tuple(question.fraction(answer) > 0 for answer in question.answers),
            )


def is_shuffled(holder: Quiz | QuestionBank, question: MultiChoice) -> bool:
    """Whether learners see the options in any order: the quiz and the question both allow it."""
    return question.shuffle and (isinstance(holder, QuestionBank) or holder.shuffle_answers)
