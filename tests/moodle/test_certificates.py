"""With the plug-in mod_customcert, a real Moodle prints a certificate for those who earned it, and for no others.

Skipped on a Moodle without the plug-in.
"""

import base64
import json
import re
import zlib

import pytest

from coursepack import build
from coursepack.flow import Wanted
from coursepack.formats import format_named
from coursepack.formats.mbz.badge_image import drawn_badge
from coursepack.formats.mbz.reading.archive import open_backup
from coursepack.importing.courses import read_course
from tests.moodle.conftest import has_plugin, version_of
from tests.specimens import write_course

_COURSE = {
    "course.yaml": """id: safety
title: {en: Safety at work, fr: Sécurité au travail, es: Seguridad en el trabajo}
languages: [en, fr, es]
released: 2026-01-15
sections: [one]
certificates:
  - id: diploma
    title: {en: Certificate of achievement, fr: Certificat de réussite, es: Certificado de aprovechamiento}
    from: 10 points
    requires: [one/test passed]
    provider: customcert
    lines:
      - en: has worked <40 hours> & passed
        fr: a œuvré <40 heures> & réussi l’épreuve
        es: cursó <40 horas> & aprobó ¡todo el año!
    signed_by: {en: The director, fr: La présidente, es: La señora directora}
    image: one/seal.png
  - id: merit
    title: {en: Merit, fr: Mérite, es: Mérito}
    from: 5 points
    provider: customcert
    landscape: false
    image: one/seal.png
""",
    "one/section.yaml": "title: {en: One, fr: Un, es: Uno}\nactivities:\n  - quiz: test\n",
    "one/seal.png": drawn_badge(120),
    "one/test.yaml": "title: {en: Test, fr: Épreuve, es: Prueba}\npass: 50 %\nworth: 10\nquestions:\n"
    "  - {id: sea, type: truefalse, text: {en: It is salty., fr: Elle est salée., es: Es salada.}, answer: true}\n",
}
_SAYS = {
    "en": ["Certificate of achievement", "has worked <40 hours> & passed", "The director"],
    "fr": ["Certificat de réussite", "a œuvré <40 heures> & réussi l’épreuve", "La présidente"],
    "es": [
        "Certificado de aprovechamiento",
        "cursó <40 horas> & aprobó ¡todo el año!",
        "La señora directora",
    ],
}
_FULL_NAME = {"en": "Safety at work", "fr": "Sécurité au travail", "es": "Seguridad en el trabajo"}
_DIPLOMA, _MERIT = "one/diploma-Printed", "one/merit-Printed"
_LEARNER = "Éloïse Ñandú"


@pytest.fixture(scope="module")
def plugin(site):
    """Skips on a site without the plug-in."""
    if not has_plugin(site, "mod/customcert"):
        pytest.skip("the site has no mod_customcert")


def _backup(folder, site, **wanted):
    """The backup that holds the certificates."""
    version = "4.5" if version_of(site) >= 4.5 else f"{version_of(site)}"
    only = Wanted(formats=(format_named("mbz"),), moodle=(version,), **wanted)
    built = build(write_course(folder / "course", start=_COURSE), folder / "dist", only, allow_loss=True)
    (name,) = (item.name for item in built if item.name.endswith("-customcert.mbz"))
    return folder / "dist" / name


@pytest.fixture(scope="module", params=["en", "fr", "es"])
def language(request):
    return request.param


@pytest.fixture(scope="module")
def package(plugin, site, language, tmp_path_factory):
    return _backup(tmp_path_factory.mktemp("built"), site, languages=(language,))


@pytest.fixture(scope="module")
def again(package, tmp_path_factory):
    """Where the restored course is backed up to."""
    return tmp_path_factory.mktemp("again") / "again.mbz"


@pytest.fixture(scope="module")
def report(package, oracle, again):
    return oracle("restore_mbz.php", f"--rebackup={again}", package)


def test_it_restores_without_a_word_and_stands_whole(report, language):
    assert report["restore"]["precheck"] == {"ok": True, "clean": True, "errors": [], "warnings": []}
    assert (report["messages"], report["problems"]) == ([], [])
    found = {item["idnumber"]: item for item in report["activities"] if item["modname"] == "customcert"}
    assert list(found) == [_DIPLOMA, _MERIT]
    ((diploma,), (merit,)) = (found[name]["content"]["pages"] for name in (_DIPLOMA, _MERIT))
    assert [(page["width"], page["height"]) for page in (diploma, merit)] == [(297, 210), (210, 297)]
    kinds = [element["element"] for element in diploma["elements"]]
    assert kinds == ["image", "border", "text", "studentname", "text", "date", "text", "code"]
    assert "coursename" in [element["element"] for element in merit["elements"]]
    assert found[_DIPLOMA]["instance"]["language"] == language
    assert all(ref["found"] for item in found.values() for ref in item["availability_refs"])


def _customcerts(path):
    """The part of each certificate in a backup, by its name."""
    xml = open_backup(path).xml
    parts = (open_backup(path).part(name) for name in xml if name.endswith("/customcert.xml"))
    return {part.child("customcert").text("name"): part.child("customcert").element for part in parts}


_OWN_TO_A_SITE = {"templateid", "contextid", "pageid"}


def _shape(element):
    """Names and values of everything in it, without the numbers of one site; elements by their place in it."""
    if not len(element):
        text = (element.text or "").strip()
        if text.startswith("{"):
            text = {name: value for name, value in json.loads(text).items() if name not in _OWN_TO_A_SITE}
        return (element.tag, None if element.tag in _OWN_TO_A_SITE else text)
    children = sorted(element, key=lambda child: int(child.findtext("sequence") or 0))
    return (element.tag, [_shape(child) for child in children])


_SINCE_4_4 = {"deliveryoption", "usecustomfilename", "customfilenamepattern", "language"}
"""Settings that the plug-in's backups have since its branch for Moodle 4.4."""


def test_the_plugins_own_backup_of_it_holds_the_same_elements_in_the_same_order(report, site, package, again):
    assert report["rebackup"]["ok"]
    ours, its = _customcerts(package), _customcerts(again)
    assert len(ours) == 2
    for part in ours.values() if version_of(site) < 4.5 else ():
        for later in [child for child in part if child.tag in _SINCE_4_4]:
            part.remove(later)
    assert {name: _shape(part) for name, part in ours.items()} == {
        name: _shape(part) for name, part in its.items()
    }
    pictures = [
        (row.text("filepath"), row.text("filename"), row.text("contenthash"))
        for path in (package, again)
        for row in open_backup(path).part("files.xml").all("file")
        if row.text("component") == "mod_customcert" and row.text("filename") != "."
    ]
    assert pictures == [pictures[0]] * 2


def test_reading_that_backup_names_each_certificate_as_kept_aside(report, again):
    read = read_course(again)
    said = [item.message for item in read.problems if item.code == "CP-M005"]
    assert len(said) == 2
    assert all(re.search(r"\(customcert\) is kept aside$", message) for message in said)


_STRING = re.compile(rb"\[\(((?:\\.|[^\\)])*)\)\] TJ", re.DOTALL)


def _printed(step):
    """The lines of a printed certificate, and whether a picture stands on it."""
    pdf = base64.b64decode(step["pdf"])
    assert pdf.startswith(b"%PDF-")
    pages = b""
    for stream in re.findall(rb"stream\r?\n(.*?)\r?\nendstream", pdf, re.DOTALL):
        try:
            content = zlib.decompress(stream)
        except zlib.error:
            continue
        pages += content if b" TJ " in content else b""
    lines = [re.sub(rb"\\(.)", rb"\1", found, flags=re.DOTALL) for found in _STRING.findall(pages)]
    return [line.decode("utf-16-be") for line in lines], b"/I1 Do" in pages


def _students(tmp_path, oracle, package, students, *options):
    plan = tmp_path / "plan.json"
    plan.write_text(json.dumps({"students": students}), encoding="utf-8")
    report = oracle("student/student.php", f"--file={package}", f"--plan={plan}", *options)
    assert (report["messages"], report["unmet"]) == ([], [])
    return [
        [step for step in student["actions"] if step["do"] == "certificate"] for student in report["students"]
    ]


def _learner(answers, **more):
    """Takes the quiz, opens the certificates' pages as far as he may, and prints them."""
    pages = [{"do": "view", "activity": f"one/certificate-{name}"} for name in ("diploma", "merit")]
    prints = [{"do": "certificate", "activity": name} for name in (_DIPLOMA, _MERIT)]
    quiz = {"do": "quiz", "activity": "one/test", "answers": answers}
    return {"name": _LEARNER, "actions": [quiz, {"do": "cron"}, *pages, *prints], **more}


def test_who_earned_it_prints_it_and_who_did_not_is_refused(package, tmp_path, oracle, language):
    may_not = {"available": {_DIPLOMA: False, _MERIT: False}, "refused": 4, "badges": []}
    may = {"available": {_DIPLOMA: True, _MERIT: True}, "refused": 0, "completion": {_DIPLOMA: "complete"}}
    earned, failed = _students(
        tmp_path, oracle, package, [_learner("right", expect=may), _learner("wrong", expect=may_not)]
    )
    assert [step["ok"] for step in failed] == [False, False]
    assert not any("pdf" in step for step in failed)
    diploma, merit = earned
    title, line, signature = _SAYS[language]
    lines, has_picture = _printed(diploma)
    assert has_picture
    assert lines[:3] == [title, f"{_LEARNER} Oracle", line]
    assert re.search(r"\b\d{4}\b", lines[3])
    assert lines[4:6] == [signature, diploma["code"]]
    lines, has_picture = _printed(merit)
    assert has_picture
    # Moodle adds “copy 1” where the site has a course of that name.
    assert lines[2].startswith(_FULL_NAME[language])
    assert re.fullmatch(r"[0-9A-Za-z-]{10,14}", merit["code"])
    assert merit["code"] in lines
    assert merit["code"] != diploma["code"]


def test_in_one_file_for_all_languages_each_learner_prints_his_own(plugin, site, tmp_path, oracle):
    package = _backup(tmp_path, site, multilang=True)
    learners = [_learner("right", lang=language) for language in _SAYS]
    printed = _students(tmp_path, oracle, package, learners, "--multilang")
    for language, (diploma, merit) in zip(_SAYS, printed, strict=True):
        title, line, signature = _SAYS[language]
        lines, _ = _printed(diploma)
        assert [*lines[:1], lines[2], lines[4]] == [title, line, signature]
        assert _FULL_NAME[language] in _printed(merit)[0]
