"""CP-W001 to CP-W039: questions and training activities that could teach or measure better.

Most follow Haladyna, Downing and Rodriguez (Applied Measurement in Education, 2002) and Rodriguez (2005).
"""

from coursepack.problems.problem import Severity
from coursepack.problems.rule import Example, Rule

_WARNING = Severity.WARNING
_FEEDBACK = "{right: Yes. The sea holds salt., wrong: No. Taste the water of the sea.}"


def _question(kind: str, *lines: str) -> str:
    body = "".join(f"    {line}\n" for line in lines)
    return f"  - id: sea\n    type: {kind}\n    objective: taste\n{body}"


def _quiz(*questions: str, head: str = "") -> Example:
    return Example("one/quiz.yaml", f"title: Quiz\n{head}questions:\n{''.join(questions)}")


def _choice(stem: str, *answers: str, head: tuple[str, ...] = ()) -> Example:
    return _quiz(_question("multichoice", f"text: {stem}", *head, "answers:", *(f"  - {a}" for a in answers)))


_STEM = "Which of these waters is salty?"
_THREE = (
    "{text: The sea, right: true, feedback: Rivers carry salt into it.}",
    "{text: The lake, feedback: Its water flows out again.}",
    "{text: The rain, feedback: Salt does not evaporate with water.}",
)

STEM_ASKS_NOTHING = Rule(
    "CP-W001",
    "A stem that asks nothing",
    "A learner should be able to answer before seeing the options; so the stem asks a whole question, leaves a gap, "
    "or says what to do.",
    "Ask a question, or leave a gap (___).",
    _choice("About the salt of waters on earth.", *_THREE),
    _choice(_STEM, *_THREE),
    _WARNING,
)
STEM_SHORT = Rule(
    "CP-W002",
    "A stem of under five words",
    "So short a stem leaves the options to say what is asked.",
    "Say in the stem what is asked and about what.",
    _choice("Salty is?", *_THREE),
    _choice(_STEM, *_THREE),
    _WARNING,
)
NEGATIVE_HIDDEN = Rule(
    "CP-W003",
    "A negative that does not stand out",
    "A learner who knows the answer fails by overlooking one small word.",
    "Ask positively; where a negative is needed, make it bold: **not**.",
    _choice("Which of these waters is not salty?", *_THREE),
    _choice("Which of these waters is **not** salty?", *_THREE),
    _WARNING,
)
GRAMMAR_GIVES_AWAY = Rule(
    "CP-W004",
    "A stem whose last article gives the answer away",
    "An article before the gap fits only the options of its gender or first letter.",
    "End the stem before the article and put it into the options, or ask a whole question.",
    _choice("A large body of salty water is an ___", *_THREE),
    _choice("A large body of salty water is ___", *_THREE),
    _WARNING,
)
CLUE_WORD = Rule(
    "CP-W005",
    "A word of the stem in the right option only",
    "Learners pick the option that echoes the stem, without knowing why it is right.",
    "Say it in other words in the stem or the option, or let a wrong option echo the stem too.",
    _choice(
        "Where does the mineral balance of oceans come from?",
        "{text: Minerals of rocks, right: true, feedback: Rivers wash them out of the rocks.}",
        "{text: Fish, feedback: They only pass it on.}",
        "{text: Rain, feedback: Rain water holds very little.}",
    ),
    _choice(
        "Where does the salt of oceans come from?",
        "{text: Rocks, right: true, feedback: Rivers wash it out of the rocks.}",
        "{text: Fish, feedback: They only pass it on.}",
        "{text: Rain, feedback: Rain water holds very little.}",
    ),
    _WARNING,
)
RIGHT_OPTION_LONG = Rule(
    "CP-W006",
    "A right option that is much longer than the others",
    "Authors qualify what is right; learners know it, and pick the longest option.",
    "Shorten the right option, or say the wrong ones as fully.",
    _choice(
        _STEM,
        "{text: The sea and every lake that has no outlet, right: true, feedback: Salt stays where water leaves.}",
        *_THREE[1:],
    ),
    _choice(_STEM, *_THREE),
    _WARNING,
)
OPTION_COUNT = Rule(
    "CP-W007",
    "Fewer than three options, or more than five",
    "Two options are a coin; more than five hold some that nobody chooses. Three good ones do.",
    "Write three to five options, each wrong one an error that learners make; for two, use `truefalse`.",
    _choice(_STEM, *_THREE[:2]),
    _choice(_STEM, *_THREE),
    _WARNING,
)
REFERS_TO_OPTIONS = Rule(
    "CP-W008",
    "An option such as “all of the above”",
    "It rewards partial knowledge, and makes no sense once the options are shuffled.",
    "Ask for several right options (`single: false`), or write an option of its own.",
    _choice(_STEM, *_THREE, "{text: All of the above, feedback: Rain is not salty at all.}"),
    _choice(_STEM, *_THREE, "{text: Tap water, feedback: It comes from springs and rain.}"),
    _WARNING,
)
ABSOLUTE_IN_WRONG = Rule(
    "CP-W009",
    "“Always” or “never” in wrong options only",
    "Learners know that such options are wrong, whatever they are about.",
    "Say it without the absolute, or use one in the right option too.",
    _choice(
        "What happens to salt when sea water evaporates?",
        "{text: It stays behind, right: true, feedback: Salt does not evaporate with water.}",
        "{text: It always rises, feedback: Salt does not evaporate with water.}",
        "{text: It turns into sand, feedback: Sand comes from rocks and shells.}",
    ),
    _choice(
        "What happens to salt when sea water evaporates?",
        "{text: It stays behind, right: true, feedback: Salt does not evaporate with water.}",
        "{text: It rises as steam, feedback: Salt does not evaporate with water.}",
        "{text: It turns into sand, feedback: Sand comes from rocks and shells.}",
    ),
    _WARNING,
)


def _numbers(*values: str) -> Example:
    answers = (f"{{text: '{value} g', feedback: Measured in {value} places so far.}}" for value in values[1:])
    right = f"{{text: '{values[0]} g', right: true, feedback: That is the mean of all seas.}}"
    return _choice("How much salt does a litre of sea hold?", right, *answers, head=("shuffle: false",))


NUMBERS_UNORDERED = Rule(
    "CP-W010",
    "Numbers out of order, and not shuffled",
    "Numbers in order are found quickly; out of order, the odd one draws the eye.",
    "Sort the options by number, or let them be shuffled.",
    _numbers("35", "10", "60"),
    _numbers("10", "35", "60"),
    _WARNING,
)
NO_TOLERANCE = Rule(
    "CP-W011",
    "A decimal number without tolerance",
    "Rounding differently fails a learner who calculated rightly.",
    "Write a `tolerance`; say in the stem to how many decimals.",
    _quiz(_question("numerical", "text: How heavy is a litre of sea water?", "answers: [{number: 1.025}]")),
    _quiz(
        _question(
            "numerical",
            "text: How heavy is a litre of sea water?",
            "answers: [{number: 1.025, tolerance: 0.005}]",
        )
    ),
    _WARNING,
)


def _short(stem: str, *answers: str) -> Example:
    listed = ", ".join(f"{{text: {answer}}}" for answer in answers)
    return _quiz(_question("shortanswer", f"text: {stem}", f"answers: [{listed}]"))


NO_UNIT = Rule(
    "CP-W012",
    "A unit in the question, and none in the answers",
    "A learner who types the number with its unit would be marked wrong.",
    "Accept the number with its unit too, or ask for the number only.",
    _short("How deep is this sea, in metres?", "'400'", "'400.0'"),
    _short("How deep is this sea, in metres?", "'400'", "'400 m'"),
    _WARNING,
)
ONE_SPELLING = Rule(
    "CP-W013",
    "One accepted answer only",
    "Typed answers vary: singular and plural, with and without article, synonyms.",
    "Add every reasonable spelling, or use `*` for any characters.",
    _short("What large water is salty everywhere?", "sea"),
    _short("What large water is salty everywhere?", "sea", "the sea", "ocean*"),
    _WARNING,
)
SPELLING_FAILS = Rule(
    "CP-W014",
    "Accents or capitals that would fail a right learner",
    "Not every keyboard has accents, and not every learner knows that capitals count.",
    "Accept the answer without accents too, and leave `case_sensitive` out unless capitals are the point.",
    _short("Which desert lies beside the Pacific in Perú?", "'Nazca, Perú'", "desert of Nazca"),
    _short("Which desert lies beside the Pacific in Perú?", "'Nazca, Perú'", "'Nazca, Peru'"),
    _WARNING,
)


def _essay(*lines: str) -> Example:
    return _quiz(_question("essay", *lines))


ESSAY_WITHOUT_LENGTH = Rule(
    "CP-W015",
    "An essay without a length",
    "Learners cannot know whether a line or three pages are expected.",
    "Set `min_words` and `max_words`, or say the length in the text.",
    _essay("text: Describe how the sea became salty.", "grader_info: One point for each source of salt."),
    _essay(
        "text: Describe how the sea became salty.",
        "max_words: 100",
        "grader_info: One point for each source of salt.",
    ),
    _WARNING,
)
ESSAY_WITHOUT_MARKING = Rule(
    "CP-W016",
    "An essay with points and nothing about how they are given",
    "Two markers should give the same points.",
    "Describe the marking in `grader_info`, or set `points: 0`.",
    _essay("text: Describe how the sea became salty.", "max_words: 100"),
    _essay(
        "text: Describe how the sea became salty.",
        "max_words: 100",
        "grader_info: One point for each source of salt.",
    ),
    _WARNING,
)


def _truefalse(feedback: str, head: tuple[str, ...] = ()) -> Example:
    return _quiz(_question("truefalse", "text: The sea is salty.", "answer: true", *head, feedback))


FEEDBACK_MISSING = Rule(
    "CP-W017",
    "An answer without feedback",
    "Feedback is where a learner learns from the quiz; right answers deserve it too.",
    "Write under `feedback` why the answer is right or wrong, and where to reread.",
    _truefalse("feedback: {right: Yes. The sea holds salt.}"),
    _truefalse(f"feedback: {_FEEDBACK}"),
    _WARNING,
)
FEEDBACK_SHORT = Rule(
    "CP-W018",
    "Feedback of under four words",
    "“Wrong.” tells a learner nothing that the mark does not.",
    "Say why.",
    _truefalse("feedback: {right: Yes. The sea holds salt., wrong: Wrong.}"),
    _truefalse(f"feedback: {_FEEDBACK}"),
    _WARNING,
)
FEEDBACK_SAME = Rule(
    "CP-W019",
    "The same feedback for every option",
    "Each wrong option stands for an error of its own, and its feedback answers that error.",
    "Write for each option why it is right or wrong; what holds for all belongs into `general_feedback`.",
    _truefalse("feedback: {right: Salt comes from rivers., wrong: Salt comes from rivers.}"),
    _truefalse(f"feedback: {_FEEDBACK}"),
    _WARNING,
)


def _training(*lines: str) -> Example:
    head = "title: One\nobjectives:\n  - {id: taste, text: Say what is salty.}\nactivities:\n"
    keys = "".join(f"      {line}\n" for line in lines)
    return Example("one/section.yaml", f"{head}  - quiz: quiz\n  - training:\n{keys}")


_TRAINING = (
    "id: tasting",
    "title: Tasting",
    "kind: group-exercise",
    "duration: 30 min",
    "group_size: 3 to 5",
    "purpose: Tell salty from fresh water.",
    "steps: [Taste both glasses.]",
    "hand_in: A list.",
)

TRAINING_INCOMPLETE = Rule(
    "CP-W020",
    "A training activity that lacks what a facilitator needs",
    "A facilitator prepares from purpose and objectives, time, group size, material, steps and product.",
    "Fill in the keys named.",
    _training(*_TRAINING),
    _training(*_TRAINING, "objectives: [taste]", "material: [Two glasses of water]"),
    _WARNING,
)
GUESSING_PASSES = Rule(
    "CP-W021",
    "A quiz that guessing passes",
    "The points that random answers earn on average reach the pass mark.",
    "Raise `pass`, or use more options and fewer true/false questions.",
    _quiz(
        _question("truefalse", "text: The sea is salty.", "answer: true", f"feedback: {_FEEDBACK}"),
        head="pass: 50 %\n",
    ),
    _quiz(
        _question("truefalse", "text: The sea is salty.", "answer: true", f"feedback: {_FEEDBACK}"),
        head="pass: 60 %\n",
    ),
    _WARNING,
)
POINTS_ANNOUNCED = Rule(
    "CP-W022",
    "A total that is announced and does not add up",
    "Learners plan their effort by the points they are told.",
    "Correct the announcement or the points.",
    _quiz(
        _question("truefalse", "text: The sea is salty.", "answer: true", f"feedback: {_FEEDBACK}"),
        head="intro: This quiz is marked out of 10 points.\n",
    ),
    _quiz(
        _question("truefalse", "text: The sea is salty.", "answer: true", f"feedback: {_FEEDBACK}"),
        head="intro: This quiz is marked out of 1 point.\n",
    ),
    _WARNING,
)
