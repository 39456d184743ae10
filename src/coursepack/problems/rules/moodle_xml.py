"""CP-X: what can be wrong with a Moodle XML file."""

from coursepack.problems.problem import Severity
from coursepack.problems.rule import Example, Rule


def _file(questions: str) -> Example:
    return Example("questions.xml", f'<?xml version="1.0" encoding="UTF-8"?>\n<quiz>\n{questions}</quiz>\n')


def _question(kind: str, inner: str, text: str = "What is salty?", name: str = "Sea") -> Example:
    return _file(
        f'<question type="{kind}">\n<name><text>{name}</text></name>\n'
        f'<questiontext format="html"><text>{text}</text></questiontext>\n{inner}</question>\n'
    )


def _short(answer: str = '<answer fraction="100"><text>sea</text></answer>', **fields: str) -> Example:
    return _question("shortanswer", f"{answer}\n", **fields)


_RIGHT = _short()

NOT_WELL_FORMED = Rule(
    "CP-X001",
    "A file that is not well-formed XML",
    "Moodle imports nothing of it. The usual causes are a & that is not written &amp;amp;, HTML in a text that stands "
    "neither in CDATA nor escaped, a tag that is not closed, or a control character.",
    "Mend the file at this place.",
    _short(text="Salt & water?"),
    _short(text="Salt &amp; water?"),
)
DOCTYPE = Rule(
    "CP-X002",
    "A file with a DOCTYPE",
    "A document type can define entities that grow without end or read other files. Moodle's files have none.",
    "Remove the DOCTYPE, and write what its entities stand for.",
    Example("questions.xml", '<?xml version="1.0"?>\n<!DOCTYPE quiz>\n<quiz></quiz>\n'),
    _RIGHT,
)
TOO_COMPLEX = Rule(
    "CP-X003",
    "Elements nested too deeply, or too many of them",
    "No question needs so many. Such a file is broken, or made to exhaust who reads it.",
    "Make the file anew, or split it.",
    _short(answer="<a>" * 60 + "</a>" * 60),
    _RIGHT,
)
NOT_A_QUIZ = Rule(
    "CP-X004",
    "XML that is no question bank",
    "Moodle XML begins with <quiz>, and holds <question> elements. Moodle finds nothing to import here.",
    "Name the right file; a question bank is exported from Moodle as “Moodle XML format”.",
    Example("questions.xml", '<?xml version="1.0"?>\n<questions></questions>\n'),
    _RIGHT,
)
TYPE_UNKNOWN = Rule(
    "CP-X005",
    "A question of a type that coursepack does not know",
    "It needs a plugin of Moodle, such as STACK or CodeRunner. The question is kept aside as it is in the file.",
    "Import the original file into Moodle for these questions.",
    _question("stack", "<stackversion><text>1</text></stackversion>\n"),
    _RIGHT,
    Severity.WARNING,
)
NAME_MISSING = Rule(
    "CP-X006",
    "A question without a name",
    "Moodle reports an error, and with “stop on error” imports nothing of the file.",
    "Give the question a name.",
    _short(name=""),
    _RIGHT,
    Severity.WARNING,
)
MARKUP_IN_TEXT = Rule(
    "CP-X007",
    "HTML in a text that is neither escaped nor in CDATA",
    "Moodle reads elements there, not a text, and stores an empty text.",
    "Write <text><![CDATA[ … ]]></text> around the HTML.",
    _short(text="What is <b>salty</b>?"),
    _short(text="<![CDATA[What is <b>salty</b>?]]>"),
)
VALUE_UNKNOWN = Rule(
    "CP-X008",
    "A value that Moodle's importer does not know",
    "Moodle takes another one in its place, or fails later.",
    "Write one of the values that Moodle exports.",
    _short(answer='<penalty>much</penalty><answer fraction="100"><text>sea</text></answer>'),
    _short(answer='<penalty>0.1</penalty><answer fraction="100"><text>sea</text></answer>'),
    Severity.WARNING,
)
FILE_NOT_THERE = Rule(
    "CP-X009",
    "A text that points at a file which is not with it",
    "Learners would see a broken image. Each file stands in the element whose text points at it.",
    "Add the <file>, or take the image out of the text.",
    _short(text="&lt;img src=&quot;@@PLUGINFILE@@/sea.png&quot; alt=&quot;Sea&quot;&gt;"),
    _RIGHT,
    Severity.WARNING,
)
FILE_UNUSED = Rule(
    "CP-X010",
    "A file that no text points at",
    "Moodle stores it, and nobody sees it. It is not written again.",
    "Point at it from the text with @@PLUGINFILE@@/ and its name, or remove it.",
    _short(text='Sea</text><file name="a.txt" encoding="base64">YQ==</file><text>'),
    _RIGHT,
    Severity.WARNING,
)
FILE_WITHOUT_NAME = Rule(
    "CP-X011",
    "A file without a name",
    "Moodle's importer fails, and stores nothing of the whole question bank.",
    "Give the <file> a name.",
    _question("description", "", text="Sea</text><file>YQ==</file><text>"),
    _RIGHT,
)
QUESTION_REFUSED = Rule(
    "CP-X012",
    "A question that Moodle's importer leaves out",
    "Moodle names an error and goes on with the next question; with “stop on error” it imports nothing.",
    "Mend the question.",
    _question("cloze", "", text="The sky is {1:SHORTANSWER:blue}."),
    _question("cloze", "", text="The sky is {1:SHORTANSWER:=blue}."),
)
CLOZE_WITHOUT_GAPS = Rule(
    "CP-X013",
    "A Cloze text without a small question",
    "Moodle leaves the question out.",
    "Write a small question such as {1:SHORTANSWER:=blue}, in capital letters and with a closing bracket.",
    _question("cloze", "", text="The sky is {1:shortanswer:=blue}."),
    _question("cloze", "", text="The sky is {1:SHORTANSWER:=blue}."),
)
IDNUMBER_TWICE = Rule(
    "CP-X014",
    "The same ID number twice in a category",
    "Moodle takes it away from the second question.",
    "Give the second question another ID number.",
    _file(
        '<question type="description"><name><text>A</text></name><idnumber>1</idnumber></question>\n'
        '<question type="description"><name><text>B</text></name><idnumber>1</idnumber></question>\n'
    ),
    _file(
        '<question type="description"><name><text>A</text></name><idnumber>1</idnumber></question>\n'
        '<question type="description"><name><text>B</text></name><idnumber>2</idnumber></question>\n'
    ),
    Severity.WARNING,
)
CHOICE_MISSING = Rule(
    "CP-X015",
    "A gap or zone that names a choice which is not there",
    "Moodle cannot show the question.",
    "Correct the number, or add the choice.",
    _question("gapselect", "<selectoption><text>cat</text></selectoption>\n", text="The [[2]] sat."),
    _question("gapselect", "<selectoption><text>cat</text></selectoption>\n", text="The [[1]] sat."),
)
TRUE_OR_FALSE = Rule(
    "CP-X016",
    "Answers of a true/false question that are not “true” and “false”",
    "Moodle takes the first for true and the second for false, and says so.",
    "Write the English words.",
    _question(
        "truefalse",
        '<answer fraction="100"><text>Vrai</text></answer>\n<answer fraction="0"><text>Faux</text></answer>\n',
    ),
    _question(
        "truefalse",
        '<answer fraction="100"><text>true</text></answer>\n<answer fraction="0"><text>false</text></answer>\n',
    ),
    Severity.WARNING,
)
