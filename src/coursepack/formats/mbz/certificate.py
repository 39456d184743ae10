"""The course's certificate, for sites that have the plug-in mod_customcert.

Elements and their order are those of `backup/moodle2/backup_customcert_stepslib.php` in the plug-in's branches
for Moodle 4.4 to 5.1; those for 4.0 to 4.3 leave out what they do not know, and that for 5.2 moves fonts and
sizes to where it keeps them. Seen restored: plug-in 4.1.9 on Moodle 4.1, 4.4.11 on 4.5,
5.0.5 on 5.1.
"""

import json
import struct
from collections.abc import Iterator
from html import escape

from coursepack.formats.mbz.backup import Backup
from coursepack.formats.mbz.element import Value, leaves, node
from coursepack.formats.mbz.plan import Module
from coursepack.formats.mbz.pool import Area
from coursepack.formats.moodle.names import language_pack
from coursepack.model import Certificate, PlainText
from coursepack.render import in_spans

PLUGIN = "mod_customcert"
_LONG, _SHORT = 297, 210
"""Sides of a page of A4, in millimetres."""
_MARGIN = 20
_PICTURE = 30
"""Height of the picture, in millimetres."""
_FONT = "freeserif"
"""Comes with every Moodle and has the letters of most languages."""
_BLACK = "#000000"
_TOP_CENTRE = 1
_ISSUED = "-1"
"""Stands for the day on which the certificate is issued."""
_FULL_NAME = "2"

_COLUMNS = (
    *("pageid", "name", "element", "data", "font", "fontsize", "colour", "posx", "posy", "width", "refpoint"),
    *("sequence", "alignment"),
)
_Part = dict[str, Value]
"""Something on the page: columns of the plug-in's table of elements; places and widths in millimetres."""


def customcert(backup: Backup, module: Module, certificate: Certificate) -> str:
    """The element `customcert`: one page, with everything in its middle."""
    number = backup.ids.new("customcert_templates")
    return node(
        "customcert",
        leaves({"templateid": number, "name": backup.name(certificate.title)}),
        leaves({"intro": "", "introformat": 1, "requiredtime": 0, "verifyany": 0, "deliveryoption": "I"}),
        leaves({"usecustomfilename": 0, "customfilenamepattern": None}),
        leaves({"emailstudents": 0, "emailteachers": 0, "emailothers": "", "protection": ""}),
        leaves({"language": _language(backup)}),
        leaves({"timecreated": backup.time, "timemodified": backup.time}),
        node("issues"),
        node(
            "template",
            leaves({"name": backup.name(certificate.title), "contextid": module.contextid}),
            leaves({"timecreated": backup.time, "timemodified": backup.time}),
            node("pages", _page(backup, certificate, number)),
            id=number,
        ),
        id=module.instanceid,
    )


def pictures(backup: Backup) -> tuple[int, ...]:
    """Numbers of the pictures on certificates: they are files of the course, and each certificate names them."""
    area = _area(backup)
    return backup.files.in_area(area.contextid, area.component, area.filearea, area.itemid)


def _language(backup: Backup) -> str | None:
    """The language of the date; each learner's own where the texts are in several."""
    return None if len(backup.languages) > 1 else language_pack(backup.languages[0])


def _area(backup: Backup) -> Area:
    return Area(backup.plan.contextid, PLUGIN, "image")


def _page(backup: Backup, certificate: Certificate, template: int) -> str:
    number = backup.ids.new("customcert_pages")
    width, height = (_LONG, _SHORT) if certificate.landscape else (_SHORT, _LONG)
    parts = enumerate(_parts(backup, certificate, width, height), start=1)
    return node(
        "page",
        leaves({"templateid": template, "width": width, "height": height}),
        leaves({"leftmargin": 0, "rightmargin": 0, "sequence": 1}),
        leaves({"timecreated": backup.time, "timemodified": backup.time}),
        *(_element(backup, part, number, sequence) for sequence, part in parts),
        id=number,
    )


def _parts(backup: Backup, certificate: Certificate, width: int, height: int) -> Iterator[_Part]:
    if certificate.image:
        yield _picture(backup, certificate.image.course_path, width)
    yield {"element": "border", "data": "1", "colour": _BLACK, "width": 1, "alignment": "L"}
    top = 50 if certificate.image else 35
    yield _words("text", _html(backup, certificate.title), 30, top, width)
    top += 12 + 13 * _rows(backup, certificate.title, 30, width)
    yield _words("studentname", None, 26, top, width)
    top += 20
    if not certificate.lines:
        yield _words("coursename", _FULL_NAME, 14, top, width)
        top += 16
    for line in certificate.lines:
        yield _words("text", _html(backup, line), 14, top, width)
        top += 2 + 7 * _rows(backup, line, 14, width)
    date = json.dumps({"dateitem": _ISSUED, "dateformat": "strftimedate"})
    yield _words("date", date, 12, top + 6, width)
    if certificate.signed_by:
        yield _words("text", _html(backup, certificate.signed_by), 12, height - 40, width)
    yield _words("code", None, 9, height - 20, width)


def _html(backup: Backup, text: PlainText) -> str:
    """A line as the HTML that the plug-in prints, in which no filter makes links of activities' names."""
    escaped = {language: escape(text.get(language), quote=False) for language in backup.languages}
    return f"<nolink>{in_spans(escaped)}</nolink>"


def _rows(backup: Backup, text: PlainText, size: int, width: int) -> int:
    """How many rows a text takes in its longest language, reckoned with letters half as wide as high."""
    letter = size * 25.4 / 72 / 2
    longest = max(len(text.get(language)) for language in backup.languages)
    return 1 + int(longest * letter / (width - 2 * _MARGIN))


def _words(kind: str, data: str | None, size: int, top: int, width: int) -> _Part:
    """Words in the middle of a page of this width, in rows no longer than it has room for."""
    letters: _Part = {"font": _FONT, "fontsize": size, "colour": _BLACK}
    place: _Part = {"posx": width // 2, "posy": top, "width": width - 2 * _MARGIN, "refpoint": _TOP_CENTRE}
    return {"element": kind, "data": data, **letters, **place, "alignment": "C"}


def _picture(backup: Backup, path: str, page_width: int) -> _Part:
    area = _area(backup)
    backup.files.add_course_files(area, (path,))
    folder, _, name = path.rpartition("/")
    width, height = _size(backup.files.read(path), page_width - 2 * _MARGIN)
    where: dict[str, Value] = {
        "width": width,
        "height": height,
        "alphachannel": 1,
        "contextid": area.contextid,
        "filearea": area.filearea,
        "itemid": area.itemid,
        "filepath": f"/{folder}/" if folder else "/",
        "filename": name,
    }
    # Reference points count for words alone: a picture hangs from its left corner.
    place: _Part = {"posx": (page_width - width) // 2, "posy": 12, "width": width}
    return {"element": "image", "data": json.dumps(where), **place, "alignment": "L"}


def _size(content: bytes, widest: int) -> tuple[int, int]:
    """Width and height of a picture on the page, from the head of the PNG file; a square where it says none."""
    across, down = struct.unpack(">II", content[16:24]) if len(content) >= 24 else (1, 1)
    width = max(1, round(_PICTURE * across / max(1, down)))
    return (width, _PICTURE) if width <= widest else (widest, max(1, round(widest * down / across)))


def _element(backup: Backup, part: _Part, page: int, sequence: int) -> str:
    values = {**part, "pageid": page, "name": part["element"], "sequence": sequence}
    return node(
        "element",
        leaves({column: values.get(column) for column in _COLUMNS}),
        leaves({"timecreated": backup.time, "timemodified": backup.time}),
        id=backup.ids.new("customcert_elements"),
    )
