"""CP-S: what can be wrong with the files of a course."""

from coursepack.problems.problem import Severity
from coursepack.problems.rule import Example, Rule

_QUIZ = "one/quiz.yaml"
_SECTION = "one/section.yaml"
_PAGE = "one/welcome.en.md"
_TRUE_FALSE = "questions:\n  - {id: sea, type: truefalse, text: The sea is salty., answer: true}\n"


def _quiz(text: str) -> Example:
    return Example(_QUIZ, text)


_RIGHT_QUIZ = _quiz(f"title: Quiz\n{_TRUE_FALSE}")

YAML_SYNTAX = Rule(
    "CP-S001",
    "The YAML cannot be read",
    "A file must be well-formed YAML. The usual causes are a text with “: ” that is not quoted, a bracket that is "
    "not closed, a tab, or indentation that does not line up.",
    "Look at the marked place and the line above it; put texts with “: ” or “ #” in double quotes.",
    _quiz("title: Quiz: the sea\n" + _TRUE_FALSE),
    _quiz('title: "Quiz: the sea"\n' + _TRUE_FALSE),
)
UNKNOWN_KEY = Rule(
    "CP-S002",
    "A key that coursepack does not know",
    "Keys are checked so that a mistyped one is not silently without effect.",
    "Correct the spelling or remove it.",
    _quiz("titel: Quiz\n" + _TRUE_FALSE),
    _RIGHT_QUIZ,
)
WRONG_VALUE = Rule(
    "CP-S003",
    "A value of the wrong kind",
    "Each key takes one kind of value: a text, a number, true or false, a list, or a map.",
    "See the author's guide for what this key takes.",
    _quiz("title: Quiz\nattempts: many\n" + _TRUE_FALSE),
    _quiz("title: Quiz\nattempts: 3\n" + _TRUE_FALSE),
)
MISSING_KEY = Rule(
    "CP-S004",
    "A key that must be there is missing",
    "Without it the item cannot be built.",
    "Add the key.",
    _quiz(_TRUE_FALSE),
    _RIGHT_QUIZ,
)
FILE_MISSING = Rule(
    "CP-S005",
    "A file or folder that does not exist",
    "A section or activity is named that has no file. Pages are files such as `welcome.en.md`, one a language; "
    "books are folders; other activities are files such as `quiz.yaml`.",
    "Create the file, or correct the name.",
    Example(_SECTION, "title: One\nactivities:\n  - page: welcom\n  - quiz: quiz\n"),
    Example(_SECTION, "title: One\nactivities:\n  - page: welcome\n  - quiz: quiz\n"),
)
NOT_UTF8 = Rule(
    "CP-S006",
    "A file that is not UTF-8",
    "Course files are UTF-8 text, so that every language arrives whole.",
    "Save the file as UTF-8 (in Windows Notepad: Save as, Encoding: UTF-8).",
    Example(_PAGE, "# Welcome\n\nCaf\xe9\n".encode("latin-1")),
    Example(_PAGE, "# Welcome\n\nCafé\n"),
)
ILLEGAL_CHARACTER = Rule(
    "CP-S007",
    "A character that no package can hold",
    "Control characters are not allowed in XML, and so in no Moodle or SCORM package. They usually come from "
    "copying out of a PDF or a terminal.",
    "Delete the character; it may be invisible, so retype the words around it.",
    Example(_PAGE, "# Welcome\n\nBell\x07\n"),
    Example(_PAGE, "# Welcome\n\nBell\n"),
)
YAML_TAG = Rule(
    "CP-S008",
    "A YAML tag",
    "Tags (`!!something`) can make a reader run code; course files need none.",
    "Remove the tag.",
    _quiz("title: !!python/name:os.system Quiz\n" + _TRUE_FALSE),
    _RIGHT_QUIZ,
)
DUPLICATE_KEY = Rule(
    "CP-S009",
    "The same key twice",
    "Only one of the two would count, and nobody would notice which.",
    "Keep one of them.",
    _quiz("title: Quiz\ntitle: Test\n" + _TRUE_FALSE),
    _RIGHT_QUIZ,
)
YAML_ALIASES = Rule(
    "CP-S010",
    "YAML used in a way that can explode",
    "Merge keys, very many aliases and very deep nesting make a small file unreadable or endless.",
    "Write the values out.",
    _quiz("title: Quiz\n<<: {intro: Hello}\n" + _TRUE_FALSE),
    _quiz("title: Quiz\nintro: Hello\n" + _TRUE_FALSE),
)
PATH_OUTSIDE = Rule(
    "CP-S011",
    "A path that leaves the course folder",
    "A course is complete in its folder: it can be copied, and nothing else of the computer ends in a package.",
    "Copy the file into the course folder and name it from there.",
    Example(_SECTION, "title: One\nactivities:\n  - page: ../../welcome\n  - quiz: quiz\n"),
    Example(_SECTION, "title: One\nactivities:\n  - page: welcome\n  - quiz: quiz\n"),
)
TOO_LARGE = Rule(
    "CP-S012",
    "A text file that is too large",
    "A text of many megabytes is nearly always a mistake.",
    "Split the file.",
    Example(_PAGE, "# Welcome\n\n" + "x" * 20_000_001),
    Example(_PAGE, "# Welcome\n"),
)
DUPLICATE_ID = Rule(
    "CP-S013",
    "The same id twice",
    "Ids tell Moodle which item an update replaces, so each is used once.",
    "Give one of the two another id.",
    _quiz(
        f"title: Quiz\n{_TRUE_FALSE}  - {{id: sea, type: truefalse, text: The sea is blue., answer: true}}\n"
    ),
    _quiz(
        f"title: Quiz\n{_TRUE_FALSE}  - {{id: blue, type: truefalse, text: The sea is blue., answer: true}}\n"
    ),
)
TRANSLATION_UNKNOWN = Rule(
    "CP-S014",
    "A translation of something that is not there",
    "A file such as `quiz.fr.yaml` holds only texts, in the same places as the first language: under the same "
    "keys, ids and list positions.",
    "Compare with the first language's file; correct the key or id, or remove the entry.",
    Example("one/quiz.fr.yaml", "title: Test\nquestions:\n  - {id: see, text: La mer est salée.}\n"),
    Example("one/quiz.fr.yaml", "title: Test\nquestions:\n  - {id: sea, text: La mer est salée.}\n"),
)
PAGE_WITHOUT_TITLE = Rule(
    "CP-S015",
    "A page without a title",
    "The first line of a page or chapter is its title, and appears in contents and navigation.",
    "Begin the file with “# ” and the title.",
    Example(_PAGE, "Hello.\n"),
    Example(_PAGE, "# Welcome\n\nHello.\n"),
)
FILE_UNREADABLE = Rule(
    "CP-S016",
    "A file that cannot be read",
    "The file is there, but the system refuses to open it.",
    "Check the file's permissions, and that no other program holds it.",
    Example(_SECTION, "title: One\nactivities:\n  - page: welcome\n  - quiz: quiz\n"),
    Example(_SECTION, "title: One\nactivities:\n  - page: welcome\n  - quiz: quiz\n"),
)
NAME_TOO_LONG = Rule(
    "CP-S017",
    "A name that is too long",
    "Moodle cuts or refuses names beyond its column: 255 characters for activities, sections and questions, 254 "
    "for a course, 100 for an idnumber (columns of Moodle 4.5).",
    "Shorten it.",
    _quiz("title: " + "Long " * 60 + "\n" + _TRUE_FALSE),
    _RIGHT_QUIZ,
)
TOO_LONG_TOGETHER = Rule(
    "CP-S020",
    "A name that is too long with all its languages",
    "With `--multilang` a name stands in Moodle's column in every language of the course, each in a span of 41 "
    "characters of its own. A name beyond the column is cut in each language (columns of Moodle 4.5).",
    "Shorten it in the languages in which it is longest, or build one package a language.",
    _quiz("title: " + "Long " * 40 + "\n" + _TRUE_FALSE),
    _RIGHT_QUIZ,
    Severity.WARNING,
)
FILE_UNLISTED = Rule(
    "CP-S021",
    "A page, activity or section that nothing names",
    "What `sections` in course.yaml and `activities` in section.yaml do not name is in no package, and learners never "
    "see it.",
    "Name it there, or remove it.",
    Example("one/extra.en.md", "# Extra\n\nRead on.\n"),
    Example(_PAGE, "# Welcome\n\nRead on.\n"),
    Severity.WARNING,
)
ACTIVITY_UNKNOWN = Rule(
    "CP-S018",
    "An activity of no known kind",
    "Each item under `activities` is one kind and one name, such as `- page: welcome`.",
    "Use one of the known kinds.",
    Example(_SECTION, "title: One\nactivities:\n  - pgae: welcome\n  - quiz: quiz\n"),
    Example(_SECTION, "title: One\nactivities:\n  - page: welcome\n  - quiz: quiz\n"),
)
NO_COURSE = Rule(
    "CP-S019",
    "No course here",
    "A course is a folder with a file `course.yaml`.",
    "Name the course's folder, or make a new course with `coursepack init`.",
    Example("course.yml", "id: tiny\n"),
    Example("course.yaml", "id: tiny\ntitle: Tiny\nlanguages: [en, fr]\nsections: [one]\n"),
)
