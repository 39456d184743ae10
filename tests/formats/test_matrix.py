"""Each type of question in each format: carried, or listed as lost; never silently gone."""

import io
import zipfile
from typing import get_args

import pytest
import yaml

from coursepack import check
from coursepack.flow import clock
from coursepack.formats import FORMATS, Context, Kept
from coursepack.model import Question
from coursepack.package import Package, TarPackage
from tests.specimens import EVERY_TYPE, TYPES_WITH_PARTS, english_course

_QUESTIONS = [
    question for quiz in (EVERY_TYPE, TYPES_WITH_PARTS) for question in yaml.safe_load(quiz)["questions"]
]
_TYPES = {get_args(model.model_fields["type"].annotation)[0] for model in get_args(get_args(Question)[0])}


def test_the_specimens_have_every_type():
    assert {question["type"] for question in _QUESTIONS} == _TYPES


@pytest.mark.parametrize("row", [row for row in FORMATS if row.holds != "dates"], ids=lambda row: row.name)
@pytest.mark.parametrize("type_name", sorted(_TYPES))
def test_a_question_is_carried_or_its_loss_is_listed(tmp_path, row, type_name):
    question = next(question for question in _QUESTIONS if question["type"] == type_name)
    marked = {**question, "text": f"Mark4242 {question['text']}"}
    quiz = yaml.safe_dump({"title": "Quiz", "questions": [marked]}, allow_unicode=True, sort_keys=False)
    english_course(tmp_path, quiz)
    checked = check(tmp_path)
    artifacts = list(row.write(checked.course, Context(("en",), clock(checked.course), checked.files)))
    dropped = [
        loss
        for item in artifacts
        for loss in item.losses
        if loss.how is Kept.DROPPED and type_name in loss.what
    ]
    carried = any("Mark4242" in text for item in artifacts for text in _texts(item.output))
    assert carried or dropped


def _texts(output):
    if isinstance(output, TarPackage):
        yield from (content.decode("utf-8", "replace") for content in output.members.values())
        return
    if not isinstance(output, Package):
        yield (output if isinstance(output, bytes) else b"".join(output)).decode()
        return
    with zipfile.ZipFile(io.BytesIO(output.zipped())) as archive:
        yield from (archive.read(name).decode("utf-8", "replace") for name in archive.namelist())
