"""The course's certificate, for sites that have the plug-in mod_customcert.

Elements and their order are those that the plug-in's branches for Moodle 4.x and 5.0 back up; its branches
since keep fonts and sizes elsewhere. No restored one has been seen: the plug-in does not come with Moodle.
"""

import json
from collections.abc import Iterator
from dataclasses import dataclass

from coursepack.formats.mbz.backup import Backup
from coursepack.formats.mbz.element import Value, leaves, node
from coursepack.formats.mbz.plan import Module
from coursepack.formats.mbz.pool import Area
from coursepack.model import Certificate

PLUGIN = "mod_customcert"
_LONG, _SHORT = 297, 210
"""Sides of a page of A4, in millimetres."""
_FONT = "freeserif"
_TOP_CENTRE = 1
_ISSUED = "-1"
"""Stands for the day on which the certificate is issued."""


@dataclass(frozen=True, slots=True)
class _Part:
    """Something on the page: what kind, how large, how far from the top in millimetres."""

    kind: str
    data: str | None
    size: int
    top: int


def customcert(backup: Backup, module: Module, certificate: Certificate) -> str:
    """The element `customcert`: one page, with everything in its middle."""
    number = backup.ids.new("customcert_templates")
    return node(
        "customcert",
        leaves({"templateid": number, "name": backup.name(certificate.title)}),
        leaves({"intro": "", "introformat": 1, "requiredtime": 0, "verifyany": 0, "deliveryoption": "I"}),
        leaves({"emailstudents": 0, "emailteachers": 0, "emailothers": "", "protection": ""}),
        leaves({"timecreated": backup.time, "timemodified": backup.time}),
        node(
            "template",
            leaves({"name": backup.name(certificate.title), "contextid": module.contextid}),
            leaves({"timecreated": backup.time, "timemodified": backup.time}),
            node("pages", _page(backup, module, certificate, number)),
            id=number,
        ),
        node("issues"),
        id=module.instanceid,
    )


def _page(backup: Backup, module: Module, certificate: Certificate, template: int) -> str:
    number = backup.ids.new("customcert_pages")
    width, height = (_LONG, _SHORT) if certificate.landscape else (_SHORT, _LONG)
    parts = tuple(_parts(backup, module, certificate, height))
    return node(
        "page",
        leaves({"templateid": template, "width": width, "height": height}),
        leaves({"leftmargin": 0, "rightmargin": 0, "sequence": 1}),
        leaves({"timecreated": backup.time, "timemodified": backup.time}),
        *(_element(backup, part, number, sequence, width) for sequence, part in enumerate(parts, start=1)),
        id=number,
    )


def _parts(backup: Backup, module: Module, certificate: Certificate, height: int) -> Iterator[_Part]:
    if certificate.image:
        yield _Part("image", _picture(backup, module, certificate.image.course_path), 0, 12)
    yield _Part("border", "1", 0, 0)
    top = 50 if certificate.image else 35
    yield _Part("text", backup.line(certificate.title), 30, top)
    yield _Part("studentname", None, 26, top + 25)
    top += 45
    for line in certificate.lines:
        yield _Part("text", backup.line(line), 14, top)
        top += 9
    yield _Part("date", json.dumps({"dateitem": _ISSUED, "dateformat": "strftimedate"}), 12, top + 6)
    if certificate.signed_by:
        yield _Part("text", backup.line(certificate.signed_by), 12, height - 40)
    yield _Part("code", None, 9, height - 20)


def _picture(backup: Backup, module: Module, path: str) -> str:
    backup.files.add_course_file(Area(module.contextid, PLUGIN, "image"), path)
    where: dict[str, Value] = {
        "width": 0,
        "height": 30,
        "alphachannel": 1,
        "contextid": module.contextid,
        "filearea": "image",
        "itemid": 0,
        "filepath": "/",
        "filename": path.rpartition("/")[2],
    }
    return json.dumps(where)


def _element(backup: Backup, part: _Part, page: int, sequence: int, width: int) -> str:
    return node(
        "element",
        leaves({"pageid": page, "name": part.kind, "element": part.kind, "data": part.data}),
        leaves({"font": _FONT if part.size else None, "fontsize": part.size or None, "colour": "#000000"}),
        leaves({"posx": width // 2 if part.kind != "border" else None}),
        leaves({"posy": part.top if part.kind != "border" else None}),
        leaves({"width": 0, "refpoint": _TOP_CENTRE, "alignment": "C", "sequence": sequence}),
        leaves({"timecreated": backup.time, "timemodified": backup.time}),
        id=backup.ids.new("customcert_elements"),
    )
