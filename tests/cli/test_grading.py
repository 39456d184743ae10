"""`coursepack grading`: the table, the drawing, and what-if."""

from click.testing import CliRunner
from lxml import etree

from coursepack.cli.grading import command
from coursepack.render.svg import why_unsafe
from tests.conftest import COURSES

_ACADEMY = str(COURSES.parent / "tests" / "courses" / "academy")
_SVG = {"svg": "http://www.w3.org/2000/svg"}


def _run(*arguments):
    return CliRunner().invoke(command, [_ACADEMY, *arguments])


def test_the_table_says_what_each_part_is_worth_and_what_certificates_take():
    lines = _run().output.splitlines()
    assert lines[2].split() == ["electives", "3", "270", "at", "least", "2", "Electives"]
    assert lines[4].split() == ["total", "5", "385"]
    assert "Certificate of achievement: 120 of 385 points and week-1/essay submitted" in lines
    assert "  fewest works: 2, week-1/essay (80), electives/policy-quiz (90)" in lines


def test_what_if_says_what_is_earned_and_what_is_missing():
    lines = _run("--done", "weekly=1p,electives=1").output.splitlines()
    assert lines == [
        "91 of 385 points: weekly 1 + electives 90",
        "Certificate of participation: earned",
        "Certificate of achievement: missing 29 points and week-1/essay",
    ]


def test_a_part_that_is_not_there_is_a_wrong_argument():
    result = _run("--done", "exam=1")
    assert result.exit_code == 2
    assert "there are: weekly, electives, essay" in result.output


def test_the_drawing_says_in_words_what_it_shows(tmp_path):
    file = tmp_path / "points.svg"
    assert _run("--svg", str(file), "--lang", "es").exit_code == 0
    root = etree.parse(file).getroot()
    assert why_unsafe(file.read_bytes()) is None
    assert (root.get("role"), root.get("lang")) == ("img", "es")
    assert root.findtext("svg:title", namespaces=_SVG) == "Una pequeña academia: 385"
    assert root.findtext("svg:desc", namespaces=_SVG) == (
        "Pruebas semanales: 35. Optativas: 3 × 90 = 270. Ensayo: 80. "
        "Certificado de participación: ≥ 60. Certificado de aprovechamiento: ≥ 120"
    )
    bars = root.findall("svg:rect[@y='45']", _SVG)
    assert [round(float(bar.get("width")) * 385 / 760) for bar in bars] == [35, 270, 80]


def test_a_course_that_cannot_be_read_says_what_is_wrong(tmp_path):
    result = CliRunner().invoke(command, [str(tmp_path)])
    assert result.exit_code == 1
    assert "CP-S" in result.output
