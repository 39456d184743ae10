"""A learner's work fits into what a platform keeps, or the build says that it may not."""

import pytest

from coursepack.flow import clock
from coursepack.formats import Context, format_named
from tests.formats.scorm.test_settings import NoFiles
from tests.specimens import english_course


def quiz(count, question):
    numbered = "".join(f"  - {{id: q{number}, {question}}}\n" for number in range(count))
    return f"title: Quiz\nquestions:\n{numbered}"


SHORT = "type: shortanswer, text: What is salty?, answers: [{text: sea}]"
TRUE = "type: truefalse, text: Is it?, answer: true"


def built(folder, text, standard="1.2", **options):
    course = english_course(folder, text)
    context = Context(("en",), clock(course), NoFiles(), **options)
    (artifact,) = format_named(f"scorm-{standard}").write(course, context)
    html = next(body for name, body in artifact.output.members.items() if b"data-quiz" in bytes(body))
    return html.decode(), [loss.what for loss in artifact.losses]


@pytest.mark.parametrize(("count", "length"), [(5, 120), (12, 60), (24, 30), (60, 10)])
def test_typed_answers_are_as_long_as_leaves_room_for_all(tmp_path, count, length):
    html, losses = built(tmp_path, quiz(count, SHORT))
    assert f'maxlength="{length}"' in html
    wanted = (
        f"typed answers have at most {length} characters, so that all fit into the 4,096 that SCORM 1.2 keeps"
    )
    assert losses == ([] if length == 120 else [wanted])


def test_a_quiz_that_never_fits_is_said_with_what_to_do(tmp_path):
    html, losses = built(tmp_path, quiz(120, SHORT))
    assert 'maxlength="120"' in html
    (what,) = losses
    assert "may take up to" in what
    assert "Make the quiz shorter, or build with --split page, or take SCORM 2004" in what


def test_scorm_2004_has_room_for_more(tmp_path):
    assert built(tmp_path, quiz(120, SHORT), "2004")[1] == []


def test_choices_take_little_room(tmp_path):
    assert built(tmp_path, quiz(350, TRUE))[1] == []
    assert "may take up to" in built(tmp_path, quiz(420, TRUE))[1][0]
