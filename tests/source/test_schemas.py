"""The schemas accept the real courses, and refuse what coursepack refuses."""

import json
import re

import jsonschema
import pytest
import yaml

from coursepack.source.schemas import schemas
from tests.conftest import COURSES

_SCHEMAS = {name: jsonschema.Draft202012Validator(json.loads(text)) for name, text in schemas().items()}
_FILES = sorted(
    path for path in COURSES.rglob("*.yaml") if path.read_text(encoding="utf-8").startswith("# yaml-")
)


class _EditorLoader(yaml.SafeLoader):
    """YAML as an editor reads it (1.2): dates and hours are texts, `on` is a word."""


_EditorLoader.yaml_implicit_resolvers = {
    first: [(tag, pattern) for tag, pattern in resolvers if tag.endswith(("null", "merge"))]
    for first, resolvers in yaml.SafeLoader.yaml_implicit_resolvers.items()
}
for _tag, _pattern, _firsts in (
    ("bool", r"^(?:true|false)$", "tf"),
    ("int", r"^[-+]?\d+$", "-+0123456789"),
    ("float", r"^[-+]?(?:\.\d+|\d+\.\d*)(?:[eE][-+]?\d+)?$", "-+0123456789."),
):
    _EditorLoader.add_implicit_resolver(f"tag:yaml.org,2002:{_tag}", re.compile(_pattern), list(_firsts))


def _schema(path):
    return path.read_text(encoding="utf-8").split("\n")[0].rpartition("/")[2]


@pytest.mark.parametrize("path", _FILES, ids=lambda path: str(path.relative_to(COURSES)))
def test_a_real_course_file_fits_its_schema(path):
    if _schema(path) not in _SCHEMAS:
        pytest.skip(f"{_schema(path)} is not made yet")
    _SCHEMAS[_schema(path)].validate(yaml.load(path.read_text(encoding="utf-8"), _EditorLoader))


def test_every_real_course_file_names_a_schema():
    without = [path for path in COURSES.rglob("*.yaml") if path not in _FILES]
    assert without == []


@pytest.mark.parametrize(
    "quiz",
    [
        {"titel": "Quiz", "questions": []},
        {"title": "Quiz", "questions": [{"id": "a", "type": "truefals", "text": "x", "answer": True}]},
        {"title": "Quiz", "questions": [{"id": "A b", "type": "truefalse", "text": "x", "answer": True}]},
        {
            "title": "Quiz",
            "questions": [{"id": "a", "type": "truefalse", "text": "x", "answer": True, "colour": 1}],
        },
    ],
)
def test_a_mistake_is_underlined_while_typing(quiz):
    with pytest.raises(jsonschema.ValidationError):
        _SCHEMAS["quiz.schema.json"].validate(quiz)


@pytest.mark.parametrize("name", _SCHEMAS)
def test_a_schema_is_one(name):
    jsonschema.Draft202012Validator.check_schema(_SCHEMAS[name].schema)
