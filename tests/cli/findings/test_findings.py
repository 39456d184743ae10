"""Findings as machines read them: each format's own reader gets the place, the code and the whole message."""

import json
from dataclasses import replace

import jsonschema
import pytest
from lxml import etree

from coursepack.cli.findings import WRITERS, Found
from coursepack.problems import Place, Problem, Severity

_HOSTILE = Problem(
    "CP-S002", Place("one/a: b, 100 %.yaml", 3, 7), "50 %\r\n<b> ]]> & \x01", "Do, this: now", excerpt="a < b"
)
_WARNING = Problem("CP-Q012", Place("quiz.yaml", 2), "Adds up to 90 %", "Add 10", Severity.WARNING)
_FOUND = Found("course_source/été", (_HOSTILE, _WARNING))
_CLEAN = Found("clean", ())

_SARIF_RULES = {  # of SARIF 2.1.0, what sections 3.13, 3.14, 3.19, 3.27, 3.29 and 3.30 ask of what we write
    "type": "object",
    "required": ["version", "runs"],
    "properties": {
        "version": {"const": "2.1.0"},
        "runs": {
            "items": {
                "required": ["tool"],
                "properties": {
                    "columnKind": {"enum": ["utf16CodeUnits", "unicodeCodePoints"]},
                    "tool": {"properties": {"driver": {"required": ["name"]}}},
                    "results": {
                        "items": {
                            "required": ["message"],
                            "additionalProperties": False,
                            "properties": {
                                "ruleId": {"type": "string"},
                                "ruleIndex": {"minimum": 0},
                                "level": {"enum": ["none", "note", "warning", "error"]},
                                "message": {"required": ["text"]},
                                "locations": {"type": "array"},
                                "suppressions": {"items": {"required": ["kind"]}},
                                "partialFingerprints": {"additionalProperties": {"type": "string"}},
                            },
                        }
                    },
                },
            }
        },
    },
}


def test_github_escapes_what_would_end_a_line_or_a_property():
    first, second = WRITERS["github"]([_FOUND, _CLEAN]).split("\n")
    assert first == (
        "::error file=course_source/été/one/a%3A b%2C 100 %25.yaml,line=3,col=7,title=CP-S002::"
        "50 %25%0D%0A<b> ]]> & \x01%0ADo, this: now"
    )
    assert second.startswith("::warning file=course_source/été/quiz.yaml,line=2,col=1,title=CP-Q012::")


def test_gitlab_rows_have_what_a_merge_request_shows():
    rows = json.loads(WRITERS["gitlab"]([_FOUND, _FOUND]))
    assert {row["severity"] for row in rows} == {"major", "minor"}
    assert rows[0]["location"] == {"path": "course_source/été/one/a: b, 100 %.yaml", "lines": {"begin": 3}}
    assert len({row["fingerprint"] for row in rows}) == 4


def test_a_gitlab_fingerprint_stays_when_lines_move():
    moved = replace(_WARNING, place=Place("quiz.yaml", 40))
    before, after = (json.loads(WRITERS["gitlab"]([Found("c", (item,))])) for item in (_WARNING, moved))
    assert before[0]["fingerprint"] == after[0]["fingerprint"]


def test_junit_is_well_formed_and_counts_failures():
    root = etree.fromstring(WRITERS["junit"]([_FOUND, _CLEAN]).encode())
    found, clean = root
    assert (found.get("tests"), found.get("failures")) == ("2", "1")
    assert found[0][0].get("message") == "50 %\r\n<b> ]]> & \ufffd"
    assert found[1][0].tag == "system-out"
    assert (clean.get("failures"), clean[0].get("name")) == ("0", "check")


def test_junit_fails_warnings_when_strict():
    root = etree.fromstring(WRITERS["junit"]([Found("c", (_WARNING,), strict=True)]).encode())
    assert root[0].get("failures") == "1"


def test_sarif_follows_its_rules():
    log = json.loads(WRITERS["sarif"]([_FOUND, _CLEAN]))
    jsonschema.validate(log, _SARIF_RULES)
    (run,) = log["runs"]
    first, second = run["results"]
    location = first["locations"][0]["physicalLocation"]
    assert (
        location["artifactLocation"]["uri"] == "course_source/%C3%A9t%C3%A9/one/a%3A%20b%2C%20100%20%25.yaml"
    )
    assert location["region"] == {"startLine": 3, "startColumn": 7, "snippet": {"text": "a < b"}}
    rules = run["tool"]["driver"]["rules"]
    assert [rules[item["ruleIndex"]]["id"] for item in (first, second)] == ["CP-S002", "CP-Q012"]
    assert [item["level"] for item in (first, second)] == ["error", "warning"]


def test_sarif_tells_an_accepted_warning_with_its_reason():
    accepted = replace(_WARNING, accepted="Checked with the author.")
    (run,) = json.loads(WRITERS["sarif"]([Found("c", (), (accepted,))]))["runs"]
    assert run["results"][0]["suppressions"] == [
        {"kind": "inSource", "justification": "Checked with the author."}
    ]


@pytest.mark.parametrize("name", WRITERS)
def test_nothing_found_is_a_whole_report(name):
    text = WRITERS[name]([_CLEAN])
    if name == "junit":
        assert etree.fromstring(text.encode()).get("name") == "coursepack"
    elif name == "github":
        assert text == ""
    else:
        assert json.loads(text) == [] or json.loads(text)["runs"][0]["results"] == []
