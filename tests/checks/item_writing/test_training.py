"""Training activities say what a facilitator needs."""

import pytest

from tests.checks.findings import checked

_WHOLE = {
    "title": "Tasting",
    "kind": "group-exercise",
    "objectives": "[taste]",
    "duration": "30 min",
    "group_size": "3 to 5",
    "purpose": "Tell salty from fresh water.",
    "material": "[Two glasses]",
    "steps": "[Taste both.]",
    "hand_in": "A list, marked out of 5 points.",
    "rubric": "{criteria: [{id: a, text: A list, levels: [{points: 0, text: None.}, {points: 5, text: All.}]}]}",
}


def _found(folder, **changes):
    keys = {key: value for key, value in (_WHOLE | changes).items() if value}
    section = (
        "title: One\nobjectives:\n  - {id: taste, text: Say what is salty.}\n"
        "activities:\n  - training: tasting\n"
    )
    files = {
        "one/section.yaml": section,
        "one/tasting.yaml": "".join(f"{key}: {value}\n" for key, value in keys.items()),
    }
    return [(p.code, p.message) for p in checked(folder, files).problems]


def test_a_whole_activity_is_fine_and_its_rubric_tests_the_objective(tmp_path):
    assert _found(tmp_path) == []


@pytest.mark.parametrize("key", ["material", "objectives"])
def test_what_is_missing_is_named(tmp_path, key):
    assert ("CP-W020", f"nothing stands under `{key}`") in _found(tmp_path, **{key: ""})


def test_the_points_announced_are_the_rubric_s(tmp_path):
    found = _found(tmp_path, hand_in="A list, marked out of 20 points.")
    assert found == [("CP-W022", "20 points are announced, and the points add up to 5")]
