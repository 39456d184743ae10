"""CP-R: what can be wrong with a question file, whichever format it is in."""

from coursepack.problems.problem import Severity
from coursepack.problems.rule import Example, Rule

_RIGHT = Example("questions.gift", "The sea is salty. {TRUE}\n")

NO_QUESTIONS = Rule(
    "CP-R001",
    "A question file without questions",
    "Nothing in the file could be read as a question, so Moodle would import nothing from it.",
    "Look at the other problems of the file, and that it is the right file and format.",
    Example("questions.gift", "// Only a comment.\n"),
    _RIGHT,
    Severity.WARNING,
)
UNKNOWN_FORMAT = Rule(
    "CP-R002",
    "A file of no known format",
    "The format is told by the name and the first bytes of a file, and neither fits one that coursepack reads.",
    "Name the format with --from, if it is one of those that `coursepack import --help` lists.",
    Example("questions.pdf", "%PDF-1.7\n"),
    _RIGHT,
)
CONTROL_CHARACTER = Rule(
    "CP-R003",
    "A control character in a question file",
    "No package can hold it, so it is left out. It usually comes from copying out of a PDF or a terminal.",
    "Delete it in the file; it may be invisible, so retype the words around it.",
    Example("questions.gift", "The sea\x07 is salty. {TRUE}\n"),
    _RIGHT,
    Severity.WARNING,
)
IMPORT_STOPS = Rule(
    "CP-R004",
    "A question at which Moodle's importer stops",
    "Moodle takes in nothing of what follows in the file, although it may report success.",
    "Mend this question, or take it out of the file.",
    Example("questions.gift", "Match. {=Sea -> =Lake -> fresh =Rain -> fresh}\n\nThe sea is blue. {TRUE}\n"),
    Example(
        "questions.gift", "Match. {=Sea -> salt =Lake -> fresh =Rain -> fresh}\n\nThe sea is blue. {TRUE}\n"
    ),
)
FRACTION_ROUNDED = Rule(
    "CP-R005",
    "A fraction that is not written as Moodle writes it",
    "Moodle's importer refuses a question with a fraction that is off by 0.001 or more, such as 33.3 for 33.33333.",
    "Write it with five decimals; when imported into a course it is mended.",
    Example("questions.gift", "Which are salty? {~%33.3%Sea ~%33.3%Tears ~%33.3%Brine ~%-100%Rain}\n"),
    Example(
        "questions.gift", "Which are salty? {~%33.33333%Sea ~%33.33333%Tears ~%33.33333%Brine ~%-100%Rain}\n"
    ),
)
LINES_JOINED = Rule(
    "CP-R006",
    "An answer of several lines",
    "Learners type or choose such an answer on one line, so its lines are joined.",
    "Write the answer on one line; if the next question begins there, put an empty line before it.",
    Example("questions.gift", "What is salty? {=The\nsea}\n"),
    Example("questions.gift", "What is salty? {=The sea}\n"),
    Severity.WARNING,
)
NOT_IN_THE_MODEL = Rule(
    "CP-R007",
    "A question that coursepack cannot hold",
    "It is kept aside as it stands in the file, and is not built into any package.",
    "Change it in the way that the message says, or import it into Moodle from the original file.",
    Example("questions.gift", "What is salty? {=The sea ~}\n"),
    Example("questions.gift", "What is salty? {=The sea ~The lake}\n"),
    Severity.WARNING,
)
