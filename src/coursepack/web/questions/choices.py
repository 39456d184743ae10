"""Questions answered by choosing: true or false, multiple choice, matching."""

from markupsafe import Markup

from coursepack.model import Match, MultiChoice, RandomShortAnswerMatch, ShortAnswer, TrueFalse
from coursepack.web.questions.asking import Asking
from coursepack.web.questions.views import Asked, Choices, Option, Selects, fraction


def true_false(question: TrueFalse, asking: Asking) -> Asked:
    """Two options; feedback is on the response, so it stands with the option."""
    feedback = {True: question.feedback.right, False: question.feedback.wrong}
    options = tuple(
        Option("1" if truth else "0", (Markup.escape(asking.texts.words[word]),))
        for truth, word in ((True, "true"), (False, "false"))
    )
    said = tuple(
        ("1" if truth else "0", asking.block(text, f"feedback-{truth}".lower()))
        for truth in (True, False)
        if (text := feedback[truth == question.answer])
    )
    return Asked(Choices(options, several=False), {"right": question.answer}, said)


def multi_choice(question: MultiChoice, asking: Asking) -> Asked:
    """Options, one or several of them right."""
    options = tuple(
        asking.option(str(index), (answer.text,), f"option-{index}")
        for index, answer in enumerate(question.answers)
    )
    key = {
        "single": question.is_single,
        "fractions": [fraction(question.fraction(answer)) for answer in question.answers],
        "shuffle": question.shuffle and asking.quiz.shuffle_answers,
    }
    return Asked(
        Choices(options, not question.is_single, question.numbering, instruction=True),
        key,
        asking.feedback(answer.feedback for answer in question.answers),
        asking.combined(question.feedback),
    )


def match_pairs(question: Match, asking: Asking) -> Asked:
    """A list of all answers for each stem."""
    answers = list(dict.fromkeys(asking.texts.words_of(pair.answer) for pair in question.pairs))
    asked = [(pair.text, asking.texts.words_of(pair.answer)) for pair in question.pairs if pair.text]
    stems = tuple(
        asking.option(str(index), (text,), f"stem-{index}") for index, (text, _) in enumerate(asked)
    )
    key = {
        "right": [answers.index(answer) for _, answer in asked],
        "shuffle": question.shuffle and asking.quiz.shuffle_answers,
        "mix": True,
    }
    return Asked(Selects(stems, tuple(answers)), key, combined=asking.combined(question.feedback))


def random_match(question: RandomShortAnswerMatch, asking: Asking) -> Asked:
    """A matching question of the quiz's short answer questions; the script draws some of them.

    The right answer is the first one at 100 % (`question/type/randomsamatch/questiontype.php`, Moodle 4.5).
    """
    drawn = [other for other in asking.quiz.questions if isinstance(other, ShortAnswer)]
    found = [
        (other, asking.texts.words_of(answer.text))
        for other in drawn
        for answer in [next((one for one in other.answers if one.fraction == 100), None)]
        if answer is not None
    ]
    answers = list(dict.fromkeys(answer for _, answer in found))
    stems = tuple(
        asking.option(str(index), (other.text,), f"stem-{index}") for index, (other, _) in enumerate(found)
    )
    key = {
        "type": "match",
        "right": [answers.index(answer) for _, answer in found],
        "shuffle": True,
        "mix": True,
        "draw": question.choose,
    }
    return Asked(Selects(stems, tuple(answers)), key, combined=asking.combined(question.feedback))
