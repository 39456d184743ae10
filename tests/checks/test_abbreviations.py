"""Abbreviations are spelled out where a module first uses them."""

import pytest

from tests.checks.findings import checked, page


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "The World Meteorological Organization (WMO) is there. The WMO works."),
        ("en", "The WMO (World Meteorological Organization) is there."),
        ("en", "- WMO: World Meteorological Organization"),
        ("en", "The body (in French OMM) is old."),
        ("en", "Sustainable Development Goals (SDGs) are goals."),
        ("en", "OMM is the French acronym."),
        ("en", "Part III, the PDF, 50 EUR, article IX and XOF."),
        ("en", "This is **NOT** so, and ALL know it."),
        ("en", "State A and State B, C118 and ISO-8859."),
        ("en", 'It is called <i lang="fr">Union OMM</i>.'),
        ("fr", "L'Organisation météorologique mondiale (OMM) est là. L'OMM travaille."),
        ("es", "La Organización Meteorológica Mundial (OMM) está allí."),
    ],
)
def test_spelled_out_or_known(tmp_path, language, text):
    assert page(tmp_path, text, language) == []


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("The WMO is there.", 3),
        ("Text.\n\nThe World Meteorological\nwork of the WMO.", 6),
        ("The report says so (WMO, 2025).", 3),
        ("The WMO works. The World Meteorological Organization does not (OMM).", None),
    ],
)
def test_not_spelled_out(tmp_path, text, line):
    found = page(tmp_path, text)
    assert found == ([("CP-W044", line)] if line else [])


def test_each_module_spells_out_for_itself(tmp_path):
    files = {
        "course.yaml": "id: tiny\ntitle: Tiny\nlanguages: [en]\nsections: [one, two]\n",
        "one/welcome.en.md": "# Welcome\n\nThe World Meteorological Organization (WMO) works.\n",
        "two/section.yaml": "title: Two\nkey_points: [The WMO works.]\nactivities:\n  - page: more\n",
        "two/more.en.md": "# More\n\nThe WMO works.\n",
    }
    found = checked(tmp_path, files).problems
    assert [(problem.code, problem.place.file) for problem in found] == [("CP-W044", "two/more.en.md")]
