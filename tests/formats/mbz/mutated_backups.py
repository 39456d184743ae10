"""Backups spoilt at random, always in the same way: in their XML, in its bytes, and in the archive."""

import copy
import random
from collections.abc import Iterator

from lxml import etree

from coursepack.package import Package, TarPackage
from tests.formats.mutated_archives import archive_of, changed_bytes

Members = dict[str, bytes]

HOSTILE = (
    "", "0", "-1", "1", "2", "1000000000", "999999999999999999999999", "-99999999999", "NaN", "1e999", "inf", "0.5",
    "1e-9", "$@NULL@$", "x" * 70_000, "../../etc/passwd", "/etc/passwd", "a/../../b", "..", ".", "C:\\a", "a\\b",
    "\u202e", "é漢🌊", "<script>alert(1)</script>", "<p>a<p>b</div>", "@@PLUGINFILE@@/../../a", "@@PLUGINFILE@@/",
    "$@PAGEVIEWBYID*9@$", "http://[", "javascript:alert(1)", "{{a}}", "[[1]]", "{#1}", "{1:SHORTANSWER:=a~}",
    "{={a}**9**9**9}", "$$", "\\(", "---", "# a", "|", "####", ">>>>>", "<<<<<",
    "r>>>>>|a|<<<<<1", "1,2,3", ",", "9" * 400, "true",
    "null", "{}", "[]", '"', '{"op":"&","c":[],"showc":[]}', '{"op":"&"}',
    '{"op":"&","c":[{"type":"date","d":"<","t":1e999}],"showc":[1]}',
    '{"op":"!|","c":[{"type":"date","d":">=","t":1e99}],"show":true}',
    '{"op":"|","c":[{"type":"completion","cm":-1,"e":9},{"type":"grade","id":"x","min":"NaN"}],"show":false}',
    '{"op":"&","c":[{"type":"profile","sf":"email","op":"isequalto","v":null}],"showc":[null]}',
    '{"op":"&","c":[' * 60 + "]}" * 60, '{"filter":{"category":{"values":[]}}}', '{"questioncategoryid":"x","tags":3}',
    "a:1:{s:9:\"showtitle\";i:1;}", "[" * 5_000, "\n", "\t", " ", "1 2", "0x10", "٣", "text\rmore", "a" * 256, "a b",
)  # fmt: skip
"""Values that a leaf may have where somebody wants to break a reader."""
_WRITTEN_IN_CODE = (
    "availability", "availabilityjson", "filtercondition", "presentation", "options", "displayoptions", "sequence",
    "dependvalue", "questiontext", "answertext", "coords", "filetypeslist", "instructorcustomparameters",
    "value", "completionscorerequired", "gradepass", "timestart", "aggregation",
)  # fmt: skip
"""Leaves whose value is read as more than a word or a number."""
_PIECES = [
    b"<", b">", b"</", b"/>", b"&", b"&amp;", b"&#0;", b"&#1;", b"&x;", b"\0", b"\xff", b"\xc3", b"<!DOCTYPE a>",
    b"<!--", b"-->", b"<![CDATA[", b"]]>", b"<?a?>", b'id="', b"\r", b"<a xmlns='b'>", b"<b:c>", b"",
]  # fmt: skip
_NAMES = (
    "../a.xml",
    "/a.xml",
    "a/../../b.xml",
    "C:/a.xml",
    "a\\b.xml",
    "",
    "activities/x.xml",
    "files/00/" + "0" * 40,
)
_ACTIVITY = "activities/"


def mutants(members: Members, count: int, seed: int = 1) -> Iterator[bytes]:
    """So many archives: each the whole of a backup but its activities, with a few of those, spoilt somewhere."""
    dice = random.Random(seed)
    folders = sorted({"/".join(name.split("/")[:2]) for name in members if name.startswith(_ACTIVITY)})
    for _ in range(count):
        kept = set(dice.sample(folders, dice.choice((1, 1, 1, 2, 4))))
        yield _spoilt(_with_some(members, kept), kept, dice)


def with_everywhere(members: Members, value: str) -> bytes:
    """A backup with a value in every leaf that is read as more than a word or a number."""
    kinds = ("quiz", "feedback", "assign", "lti", "glossary")
    folders = (min(name for name in members if name.startswith(f"{_ACTIVITY}{kind}_")) for kind in kinds)
    found = _with_some(members, {folder.rpartition("/")[0] for folder in folders})
    for name, content in found.items():
        root = etree.fromstring(content)
        for leaf in root.iter(*_WRITTEN_IN_CODE):
            leaf.text = value
        found[name] = etree.tostring(root)
    return archive_of(found)


def _with_some(members: Members, kept: set[str]) -> Members:
    """The backup with these activities alone; without its questions where none of them is a quiz."""
    found = {
        name: content
        for name, content in members.items()
        if not name.startswith(_ACTIVITY) or "/".join(name.split("/")[:2]) in kept
    }
    root = etree.fromstring(members["moodle_backup.xml"])
    for row in root.findall(".//activities/activity"):
        if row.findtext("directory") not in kept:
            row.getparent().remove(row)
    found["moodle_backup.xml"] = etree.tostring(root)
    if not any("/quiz_" in folder or "/qbank_" in folder for folder in kept):
        del found["questions.xml"]
    return found


def _spoilt(members: Members, kept: set[str], dice: random.Random) -> bytes:
    inside = [name for name in members if name.endswith(".xml") and name.startswith(tuple(kept))]
    around = [name for name in members if name.endswith(".xml") and not name.startswith(_ACTIVITY)]
    for _ in range(dice.randint(1, 3)):
        name = dice.choice(inside if dice.random() < 0.6 else around)
        if dice.random() < 0.15:
            members[name] = changed_bytes(members[name], dice, _PIECES)
        else:
            members[name] = _other_elements(members[name], dice)
    if dice.random() < 0.05:
        members[dice.choice(_NAMES)] = b"<a/>"
    data = TarPackage(members, 0).packed() if dice.random() < 0.1 else Package(members).zipped()
    return changed_bytes(data, dice, [b"\0", b"PK", b"\xff\xff\xff\xff"]) if dice.random() < 0.03 else data


def _other_elements(data: bytes, dice: random.Random) -> bytes:
    """The file with one to six elements dropped, doubled, moved, emptied, renamed, or with other values."""
    try:
        root = etree.fromstring(data)
    except etree.XMLSyntaxError:
        return data
    for _ in range(dice.choice((1, 1, 2, 6))):
        _change(dice.choice(list(root.iter(etree.Element))), root, dice)
    return etree.tostring(root)


def _change(element: etree._Element, root: etree._Element, dice: random.Random) -> None:
    above = element.getparent()
    chance = dice.random()
    if above is None or (chance < 0.5 and len(element) == 0):
        element.text = _legal(dice.choice(HOSTILE))
    elif chance < 0.6:
        for name in element.attrib:
            element.set(name, _legal(dice.choice(HOSTILE)))
    elif chance < 0.7:
        above.remove(element)
    elif chance < 0.8:
        for _ in range(dice.choice((1, 1, 2, 300))):
            above.append(copy.deepcopy(element))
    elif chance < 0.85:
        del element[:]
    elif chance < 0.9:
        element.tag = dice.choice(list(root.iter(etree.Element))).tag
    else:
        dice.choice(list(root.iter(etree.Element))).append(copy.deepcopy(element))


def _legal(text: str) -> str:
    return text.replace("\0", "")
