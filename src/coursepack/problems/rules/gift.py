"""CP-G: what can be wrong with a GIFT file.

Each is a question (or more) that Moodle's own importer would lose.
"""

from coursepack.problems.rule import Example, Rule


def _gift(text: str) -> Example:
    return Example("questions.gift", text)


BRACES = Rule(
    "CP-G001",
    "A question with one brace",
    "Answers stand between { and }. A blank line ends a question, so a blank line among the answers leaves one brace "
    "on each side. A brace that belongs to the text is written \\{ or \\}.",
    "Close the braces, take out blank lines between them, or write \\{ or \\}.",
    _gift("What is salty? {\n=The sea\n\n~The lake\n}\n"),
    _gift("What is salty? {\n=The sea\n~The lake\n}\n"),
)
TOO_FEW_ANSWERS = Rule(
    "CP-G002",
    "A question with too few answers",
    "A multiple choice or matching question has two answers or more, any other at least one.",
    "Add answers; each begins with = or ~.",
    _gift("What is salty? {~The sea}\n"),
    _gift("What is salty? {=The sea ~The lake}\n"),
)
PAIR_WITHOUT_ARROW = Rule(
    "CP-G003",
    "A pair without ->",
    "In a matching question each line is = text -> answer.",
    "Write the pair as = text -> answer. An = within a text is written \\=.",
    _gift("Match. {=sea -> salt =lake}\n"),
    _gift("Match. {=sea -> salt =lake -> fresh}\n"),
)
NOT_A_NUMBER = Rule(
    "CP-G004",
    "A numerical answer that is no number",
    "A numerical answer is a number, a number and a tolerance (12:0.5), or a range (11.5..12.5). The decimal sign is "
    "a point.",
    "Write the number with digits and a point.",
    _gift("How salty is it? {#3,5:0,1}\n"),
    _gift("How salty is it? {#3.5:0.1}\n"),
)
WEIGHT = Rule(
    "CP-G005",
    "A weight that is no percentage",
    "A weight is a number of percent between two % signs, such as %50% or %-33.33333%.",
    "Write the weight as a number.",
    _gift("What is salty? {=The sea ~%--50%The lake}\n"),
    _gift("What is salty? {=The sea ~%-50%The lake}\n"),
)
CATEGORY_RUNS_ON = Rule(
    "CP-G006",
    "A category that runs into a question",
    "Moodle takes everything up to the next blank line as the name of the category, and the question is lost.",
    "Put a blank line after the $CATEGORY line.",
    _gift("$CATEGORY: Sea\nThe sea is salty. {TRUE}\n"),
    _gift("$CATEGORY: Sea\n\nThe sea is salty. {TRUE}\n"),
)
