"""moodle-questions: Moodle XML from Python objects; other types than these two raise NotImplementedError."""

from collections import Counter
from pathlib import Path

from benchmarks.questions.peers.adapter import Data, run
from moodle_questions.questions.multiplechoice import MultipleChoiceQuestion
from moodle_questions.questions.shortanswer import ShortAnswerQuestion
from moodle_questions.quiz import Quiz

_TYPES = {
    "one": MultipleChoiceQuestion,
    "several": MultipleChoiceQuestion,
    "shortanswer": ShortAnswerQuestion,
}


def work(questions: list[Data], target: Path) -> Counter[str]:
    quiz = Quiz()
    kinds: Counter[str] = Counter()
    for data in questions:
        if data["kind"] not in _TYPES:
            continue
        made = _TYPES[data["kind"]](
            name=data["name"],
            question_text=data["text"],
            default_mark=1.0,
            general_feedback=data["feedback"],
            id_number=data["id"],
        )
        for answer in data["answers"]:
            made.add_answer(answer["share"], answer["text"], answer["feedback"])
        quiz.add_question(made)
        kinds[data["kind"]] += 1
    quiz.save(str(target))
    return kinds


run(work)
