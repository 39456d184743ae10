"""CP-T and CP-L: what can be wrong with texts, their media and their languages."""

from coursepack.problems.problem import Severity
from coursepack.problems.rule import Example, Rule

_PAGE = "one/welcome.en.md"


def _page(text: str) -> Example:
    return Example(_PAGE, f"# Welcome\n\n{text}\n")


UNSAFE_HTML = Rule(
    "CP-T001",
    "HTML that is not safe",
    "Texts run inside the LMS with the trust of its own pages. Scripts, event handlers, frames and forms are refused.",
    "Remove it; embed a video or tool as a link.",
    _page("Hello <script>alert(1)</script>"),
    _page("Hello <strong>you</strong>"),
)
MEDIA_MISSING = Rule(
    "CP-T002",
    "An image or file that is not there",
    "Paths of images and files start from the folder of the text that names them.",
    "Put the file there, or correct the path.",
    _page("![A map](map.svg)"),
    _page("![A map](sea.svg)"),
)
MEDIA_CASE = Rule(
    "CP-T003",
    "A path whose letter case differs from the file's",
    "Windows and macOS find the file all the same, an LMS does not.",
    "Write the path as the file is spelled.",
    _page("![The sea](Sea.svg)"),
    _page("![The sea](sea.svg)"),
)
LINK_OUTSIDE = Rule(
    "CP-T004",
    "A link that leaves the course folder",
    "A package holds the course's own files only.",
    "Copy the file into the course folder, or link to a web address.",
    _page("[Notes](../../notes.pdf)"),
    _page("[Notes](https://example.org/notes.pdf)"),
)
MATH_WRONG = Rule(
    "CP-T005",
    "A formula that cannot be read",
    "Formulas are LaTeX between dollar signs; brackets and commands must be ones that every target can show.",
    "Correct the formula; write a dollar sign that is no formula as \\$.",
    _page(r"$\frac{1}{2$"),
    _page(r"$\frac{1}{2}$"),
)
ALTERNATIVE_MISSING = Rule(
    "CP-T006",
    "An image without alternative text",
    "Learners who do not see the image are told what it is for.",
    "Write it in the brackets: ![what the image is for](file.svg).",
    _page("![](sea.svg)"),
    _page("![Waves on the open sea](sea.svg)"),
)
UNSAFE_SVG = Rule(
    "CP-T007",
    "A drawing with active or foreign content",
    "An SVG with scripts, foreign objects or outside references can act in the LMS.",
    "Export the drawing as plain SVG.",
    Example("one/sea.svg", '<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>'),
    Example("one/sea.svg", '<svg xmlns="http://www.w3.org/2000/svg"><title>Sea</title></svg>'),
)
UNSAFE_LINK = Rule(
    "CP-T008",
    "A link of a kind that is not allowed",
    "Links go to http, https, mailto or tel addresses, or to files of the course.",
    "Use a web address.",
    _page("[Read](javascript:alert(1))"),
    _page("[Read](https://example.org/)"),
)
BOX_WRONG = Rule(
    "CP-T009",
    "A box that cannot be read",
    "A box begins with a line such as `::: note` and ends with a line `:::`. Any other is shown as it is written, and "
    "one that is not closed takes in all that follows.",
    "Begin it with ::: and one of note, example, tip, warning; end it with ::: on a line of its own.",
    _page("::: danger\nMind the tide.\n:::"),
    _page("::: warning\nMind the tide.\n:::"),
)
TRANSLATION_MISSING = Rule(
    "CP-L001",
    "A text that is not translated",
    "The course declares several languages, and each text is written in all of them.",
    "Add the text in that language, beside it or in the file of that language.",
    Example("one/quiz.fr.yaml", "title: Test\n"),
    Example("one/quiz.fr.yaml", "title: Test\nquestions:\n  - {id: sea, text: La mer est salée.}\n"),
)
LANGUAGE_UNDECLARED = Rule(
    "CP-L002",
    "A text in a language that the course does not declare",
    "Only declared languages are built, so this text would appear nowhere.",
    "Add the language to `languages` in course.yaml, or remove the text.",
    Example("one/welcome.de.md", "# Willkommen\n"),
    Example("one/welcome.en.md", "# Welcome\n"),
    Severity.WARNING,
)
