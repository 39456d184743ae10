"""CP-B: what can be wrong with a workbook or a CSV file of questions."""

import io
import zipfile

from coursepack.problems.problem import Severity
from coursepack.problems.rule import Example, Rule

_HEAD = "type,question,answer 1,right 1,answer 2,right 2\n"
_RIGHT = Example("questions.csv", _HEAD + "multichoice,What is salty?,The sea,yes,The lake,no\n")


def _workbook(row: str) -> bytes:
    """The smallest workbook with one row of cells."""
    main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
    relations = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    types = "http://schemas.openxmlformats.org/package/2006/content-types"
    packages = "http://schemas.openxmlformats.org/package/2006/relationships"
    kind = "application/vnd.openxmlformats-officedocument.spreadsheetml"
    parts = {
        "[Content_Types].xml": f'<Types xmlns="{types}"><Default Extension="rels" ContentType='
        '"application/vnd.openxmlformats-package.relationships+xml"/>'
        f'<Override PartName="/xl/workbook.xml" ContentType="{kind}.sheet.main+xml"/>'
        f'<Override PartName="/xl/sheet.xml" ContentType="{kind}.worksheet+xml"/></Types>',
        "_rels/.rels": f'<Relationships xmlns="{packages}"><Relationship Id="a" Type="{relations}/officeDocument" '
        'Target="xl/workbook.xml"/></Relationships>',
        "xl/workbook.xml": f'<workbook xmlns="{main}" xmlns:r="{relations}"><sheets>'
        '<sheet name="Sea" sheetId="1" r:id="b"/></sheets></workbook>',
        "xl/_rels/workbook.xml.rels": f'<Relationships xmlns="{packages}"><Relationship Id="b" '
        f'Type="{relations}/worksheet" Target="sheet.xml"/></Relationships>',
        "xl/sheet.xml": f'<worksheet xmlns="{main}"><sheetData><row r="1">{row}</row></sheetData></worksheet>',
    }
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        for name, text in parts.items():
            archive.writestr(zipfile.ZipInfo(name), f'<?xml version="1.0" encoding="UTF-8"?>{text}')
    return buffer.getvalue()


_FORMULA_WORKBOOK = _workbook('<c r="A1" t="inlineStr"><is><t>question</t></is></c><c r="B1"><f>1+1</f></c>')


def _csv(text: str) -> Example:
    return Example("questions.csv", text)


NO_COLUMNS = Rule(
    "CP-B001",
    "A sheet without the columns of questions",
    "The first row names the columns; question is always needed, and type or answers tell what kind it is.",
    "Name the columns as in a workbook from `coursepack export --to xlsx`.",
    _csv("What is salty?,The sea\n"),
    _RIGHT,
)
UNKNOWN_COLUMN = Rule(
    "CP-B002",
    "A column that coursepack does not know",
    "What stands in it is not read.",
    "Correct the name, or leave it if it is your own note.",
    _csv(
        _HEAD.replace("type", "type,difficulty") + "multichoice,hard,What is salty?,The sea,yes,The lake,no\n"
    ),
    _RIGHT,
    Severity.WARNING,
)
FORMULA = Rule(
    "CP-B003",
    "A formula",
    "Formulas are not worked out: what a reader of the file sees might be something else.",
    "Write the value itself; a text that begins with = needs the cell format “text”.",
    Example("questions.xlsx", _FORMULA_WORKBOOK),
    _RIGHT,
)
WRONG_CELL = Rule(
    "CP-B004",
    "A cell that does not fit its column",
    "Each column takes one kind of value, which the help row below the names explains.",
    "Correct the cell.",
    _csv(_HEAD + "multichoice,What is salty?,The sea,perhaps,The lake,no\n"),
    _RIGHT,
)
WRONG_ROW = Rule(
    "CP-B005",
    "A row that makes no question",
    "A question has a text, and the answers that its type needs.",
    "Fill in what is missing.",
    _csv(_HEAD + "multichoice,What is salty?,The sea,yes,,\n"),
    _RIGHT,
)
REMARK = Rule(
    "CP-B006",
    "A reviewer's remark",
    "Remarks are for the author, and change nothing in the course.",
    "Follow it, or answer the reviewer.",
    _csv("review remarks," + _HEAD + "Say which sea.,multichoice,What is salty?,The sea,yes,The lake,no\n"),
    _RIGHT,
    Severity.WARNING,
)
UNREADABLE = Rule(
    "CP-B007",
    "A workbook that cannot be opened",
    "It is damaged, locked with a password, larger than any workbook of questions, or of another kind.",
    "Open it in a spreadsheet program and save it as an Excel workbook (.xlsx).",
    Example("questions.xlsx", b"not a workbook"),
    _RIGHT,
)
