"""CP-Q: what can be wrong with questions and their points."""

from coursepack.problems.rule import Example, Rule


def _answers(*answers: str, head: str = "") -> Example:
    lines = "".join(f"      - {answer}\n" for answer in answers)
    text = (
        "title: Quiz\nquestions:\n  - id: sea\n    type: multichoice\n    text: What is salty?\n"
        f"{head}    answers:\n{lines}"
    )
    return Example("one/quiz.yaml", text)


NO_RIGHT_ANSWER = Rule(
    "CP-Q011",
    "A question without a right answer",
    "Nobody could get its points, and Moodle may refuse it together with all that follows.",
    "Mark the right answer with `right: true` (or `fraction: 100`).",
    _answers("{text: The sea}", "{text: The lake}"),
    _answers("{text: The sea, right: true}", "{text: The lake}"),
)
FRACTIONS_DO_NOT_ADD_UP = Rule(
    "CP-Q012",
    "Fractions that do not add up to 100 %",
    "Where several answers may be chosen, the positive fractions add up to 100 %, so that choosing all right ones "
    "earns all points. Where one is chosen, the best earns 100 %.",
    "Change the fractions, or write `right: true` and let coursepack share them out.",
    _answers(
        "{text: The sea, fraction: 50}",
        "{text: Tears, fraction: 40}",
        "{text: Rain}",
        head="    single: false\n",
    ),
    _answers(
        "{text: The sea, fraction: 50}",
        "{text: Tears, fraction: 50}",
        "{text: Rain}",
        head="    single: false\n",
    ),
)
FRACTION_UNKNOWN = Rule(
    "CP-Q013",
    "A fraction that Moodle does not know",
    "Moodle accepts a fixed list of fractions and skips a question with any other.",
    "Use 100, 90, 83.33333, 80, 75, 70, 66.66667, 60, 50, 40, 33.33333, 30, 25, 20, 16.66667, 14.28571, 12.5, "
    "11.11111, 10, 5 or 0, positive or negative.",
    _answers(
        "{text: The sea, right: true, fraction: 100}",
        "{text: Tears, fraction: 35}",
        head="    single: true\n",
    ),
    _answers(
        "{text: The sea, right: true, fraction: 100}",
        "{text: Tears, fraction: 30}",
        head="    single: true\n",
    ),
)
SEVERAL_RIGHT_ANSWERS = Rule(
    "CP-Q014",
    "Several right answers where one is chosen",
    "`single: true` lets the learner choose one option, so one is right.",
    "Remove `single: true`, or mark one option as right.",
    _answers("{text: The sea, right: true}", "{text: Tears, right: true}", head="    single: true\n"),
    _answers("{text: The sea, right: true}", "{text: Tears, right: true}"),
)
OBJECTIVE_UNKNOWN = Rule(
    "CP-Q015",
    "An objective that the section does not have",
    "Questions and training activities name objectives of their own section, by id.",
    "Correct the id, or add the objective to section.yaml.",
    _answers("{text: The sea, right: true}", "{text: The lake}", head="    objective: swim\n"),
    _answers("{text: The sea, right: true}", "{text: The lake}", head="    objective: taste\n"),
)
SAME_ANSWER_TWICE = Rule(
    "CP-Q016",
    "The same answer twice",
    "Learners cannot tell the two apart, and a recorded response fits both.",
    "Change or remove one of them.",
    _answers("{text: The sea, right: true}", "{text: The lake}", "{text: The lake}"),
    _answers("{text: The sea, right: true}", "{text: The lake}", "{text: The river}"),
)
