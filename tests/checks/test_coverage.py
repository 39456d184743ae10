"""Objectives are tested, questions have objectives, glossary terms are used."""

import pytest

from tests.checks.findings import checked


def _section(objectives, activities="  - page: welcome\n  - quiz: quiz\n"):
    return f"title: One\nobjectives:\n{objectives}activities:\n{activities}"


def _codes(found):
    return [(problem.code, problem.place.file, problem.place.line) for problem in found.problems]


def test_an_objective_without_question_and_a_question_without_objective(tmp_path):
    found = checked(tmp_path, {"one/section.yaml": _section("  - {id: taste, text: Say what is salty.}\n")})
    assert _codes(found) == [("CP-W035", "one/quiz.yaml", 3), ("CP-W034", "one/section.yaml", 3)]


def test_nothing_is_called_untested_while_the_quiz_cannot_be_read(tmp_path):
    files = {
        "one/section.yaml": _section("  - {id: taste, text: Say what is salty.}\n"),
        "one/quiz.yaml": "titel: Quiz\n",
    }
    assert "CP-W034" not in {code for code, _, _ in _codes(checked(tmp_path, files))}


@pytest.mark.parametrize(
    ("term", "text", "used"),
    [
        ("Salt lake", "Many salt lakes lie high.", True),
        ("Salt lakes", "A salt\nlake lies high.", True),
        ("Salt lake", "Saltlakes lie high.", False),
        ("WHO", "Anna, who swims, is there.", False),
        ("WHO", "The WHO (World Health Organization) is there.", True),
        ("Irrigation (of fields)", "Without irrigation nothing grows.", True),
        ("Refugee", "The refugees came by sea.", True),
        ("Sea", "Nobody overseas is seasick.", False),
        ("Étang", "LES ÉTANGS SONT SALÉS.", True),
        ("(Salt)", "What is in brackets alone is not looked for.", True),
    ],
)
def test_a_glossary_term_stands_somewhere_else(tmp_path, term, text, used):
    glossary = (
        "  - glossary:\n      id: words\n      title: Words\n"
        f"      entries:\n        - {{id: word, term: {term}, definition: {term} means this.}}\n"
    )
    files = {
        "one/section.yaml": f"title: One\nactivities:\n  - page: welcome\n{glossary}",
        "one/welcome.en.md": f"# Welcome\n\n{text}\n",
    }
    codes = {problem.code for problem in checked(tmp_path, files).problems}
    assert ("CP-W036" not in codes) is used


def test_other_forms_count_as_uses(tmp_path):
    section = (
        "title: One\nactivities:\n  - page: welcome\n  - glossary:\n      id: words\n      title: Words\n"
        "      entries:\n"
        "        - {id: word, term: Man at sea, aliases: [Men at sea], definition: A sailor.}\n"
    )
    files = {"one/section.yaml": section, "one/welcome.en.md": "# Welcome\n\nMen at sea wait.\n"}
    assert checked(tmp_path, files).problems == ()
