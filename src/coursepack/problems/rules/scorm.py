"""CP-P: what can be wrong with a SCORM package, whoever made it.

Examples are manifests of a package that has a page `index.html`, or whole files.
"""

from coursepack.problems.problem import Severity
from coursepack.problems.rule import Example, Rule

_HEAD = """<?xml version="1.0" encoding="UTF-8"?>
<manifest identifier="M1" version="1.0" xmlns="http://www.imsproject.org/xsd/imscp_rootv1p1p2"
  xmlns:adlcp="http://www.adlnet.org/xsd/adlcp_rootv1p2">
"""
_VERSION = "<metadata><schema>ADL SCORM</schema><schemaversion>1.2</schemaversion></metadata>\n"
_ITEM = '<item identifier="I1" identifierref="R1"><title>Sea</title></item>\n'
_SCO = '<resource identifier="R1" type="webcontent" adlcp:scormtype="sco" href="index.html">\n'
_FILE = '<file href="index.html"/>\n'


def _manifest(
    *, head: str = _HEAD, version: str = _VERSION, item: str = _ITEM, sco: str = _SCO, files: str = _FILE
) -> Example:
    return Example(
        "imsmanifest.xml",
        f'{head}{version}<organizations default="O1">\n<organization identifier="O1"><title>Sea</title>\n{item}'
        f"</organization>\n</organizations>\n<resources>\n{sco}{files}</resource>\n</resources>\n</manifest>\n",
    )


_RIGHT = _manifest()

UNREADABLE = Rule(
    "CP-P001",
    "A package that cannot be read",
    "A package is a zip archive whose files stay within it. One that is damaged, encrypted, far larger unpacked than "
    "packed, or has names that lead elsewhere is refused as a whole.",
    "Make the package again; do not open it with other tools before you know where it comes from.",
    Example("package.zip", "This is no archive.\n"),
    _RIGHT,
)
NO_MANIFEST = Rule(
    "CP-P002",
    "A package without a manifest",
    "Platforms look for `imsmanifest.xml`, in lower case, in the outermost folder of the archive. Moodle refuses a "
    "package that has it elsewhere.",
    "Pack the files themselves, not the folder that holds them, and keep the name in lower case.",
    Example("IMSManifest.xml", _RIGHT.text),
    _RIGHT,
)
NOT_XML = Rule(
    "CP-P003",
    "A manifest that cannot be read",
    "The manifest must be well-formed XML with a `manifest` element and without a document type.",
    "Mend the marked place; a document type can be deleted.",
    Example("imsmanifest.xml", "<manifest identifier='M1'>\n<organizations>\n</manifest>\n"),
    _RIGHT,
)
UNKNOWN_VERSION = Rule(
    "CP-P004",
    "A version of SCORM that is not known",
    "By `schemaversion` a platform knows how to play the package: 1.2, CAM 1.3, or 2004 with its edition.",
    "Write the version that the content was made for: `1.2`, `2004 3rd Edition` or `2004 4th Edition`.",
    _manifest(version="<metadata><schema>ADL SCORM</schema><schemaversion>3.0</schemaversion></metadata>\n"),
    _RIGHT,
    Severity.WARNING,
)
NOTHING_TO_LAUNCH = Rule(
    "CP-P005",
    "A package with nothing to open",
    "Learners open items that point to a resource with an address. Without any, the package is an empty list.",
    "Give an item `identifierref`, and its resource `href`.",
    _manifest(item='<item identifier="I1"><title>Sea</title></item>\n'),
    _RIGHT,
)
DANGLING = Rule(
    "CP-P006",
    "A reference that leads nowhere",
    "An `identifierref` or `default` names an identifier that the manifest does not have. Schemas do not notice.",
    "Correct the identifier, or add what it names.",
    _manifest(item='<item identifier="I1" identifierref="R2"><title>Sea</title></item>\n'),
    _RIGHT,
)
MISSING_FILE = Rule(
    "CP-P007",
    "A file that is listed but not in the package",
    "Learners meet an error page where it is opened. Upper and lower case count.",
    "Add the file, or correct its name in the manifest.",
    _manifest(files='<file href="index.html"/>\n<file href="sea.svg"/>\n'),
    _RIGHT,
)
UNLISTED_FILE = Rule(
    "CP-P008",
    "A file that is in the package but not listed",
    "Some platforms copy only the files that the manifest lists.",
    'Add `<file href="…"/>` to the resource that uses it.',
    _manifest(files=""),
    _RIGHT,
    Severity.WARNING,
)
DUPLICATE = Rule(
    "CP-P009",
    "An identifier that stands twice",
    "Identifiers are unique in a manifest; a platform may take either.",
    "Rename one of them, and what refers to it.",
    _manifest(item=_ITEM + _ITEM),
    _RIGHT,
)
TOO_LONG = Rule(
    "CP-P010",
    "A value longer than platforms keep",
    "The standards promise room for a title of 200 characters, data for launching of 255 (1.2) or 4,000 (2004), and "
    "conditions of 200. What is longer may be cut.",
    "Shorten it.",
    _manifest(item=f'<item identifier="I1" identifierref="R1"><title>{"Sea " * 60}</title></item>\n'),
    _RIGHT,
    Severity.WARNING,
)
BAD_VALUE = Rule(
    "CP-P011",
    "A value that the standard does not have",
    "A mastery score is 0 to 100, a normalized measure -1 to 1, and a resource is a `sco` or an `asset`.",
    "Correct the value.",
    _manifest(
        item='<item identifier="I1" identifierref="R1"><title>Sea</title>'
        "<adlcp:masteryscore>60 %</adlcp:masteryscore></item>\n"
    ),
    _RIGHT,
)
NUMERIC_REFERENCE = Rule(
    "CP-P012",
    "A character written as a number",
    "Moodle's reader takes `&#233;` for an ampersand and letters, so learners see `&#233;` in titles (4.5 and 5.1).",
    "Write the character itself, in UTF-8.",
    _manifest(item='<item identifier="I1" identifierref="R1"><title>&#201;t&#233;</title></item>\n'),
    _RIGHT,
    Severity.WARNING,
)
OUTSIDE = Rule(
    "CP-P013",
    "An address outside the package",
    "A package is complete in itself: what lies elsewhere may change, be out of reach, or tell others who learns.",
    "Put the file into the package and name it by its path there.",
    _manifest(files='<file href="index.html"/>\n<file href="../sea.svg"/>\n'),
    _RIGHT,
)
