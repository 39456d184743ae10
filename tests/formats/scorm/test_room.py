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
    assert what == (
        "its 120 questions may not be kept from one visit to the next: their answers take up to 59,556 characters, and "
        "SCORM 1.2 keeps 4,096, which is sure to hold 7 of them. Learners can finish in one visit, are told so as they "
        "begin, and their result is recorded. Build SCORM 2004, which keeps 64,000; or make its quizzes shorter"
    )
    assert '"oneVisit":true' in html


def test_scorm_2004_has_room_for_more(tmp_path):
    assert built(tmp_path, quiz(120, SHORT), "2004")[1] == []


def test_choices_take_little_room(tmp_path):
    assert built(tmp_path, quiz(350, TRUE))[1] == []
    assert "its 420 questions may not be kept" in built(tmp_path, quiz(420, TRUE))[1][0]


def test_only_the_page_that_does_not_fit_is_named(tmp_path):
    section = "title: One\nactivities:\n  - quiz: quiz\n  - quiz: short\n"
    course = english_course(
        tmp_path, quiz(420, TRUE), **{"one/section.yaml": section, "one/short.yaml": quiz(20, SHORT)}
    )
    context = Context(("en",), clock(course), NoFiles(), split="page")
    (artifact,) = format_named("scorm-1.2").write(course, context)
    said = {loss.subject: loss.what for loss in artifact.losses}
    assert set(said) == {"one/quiz", "one/short"}
    assert said["one/quiz"].endswith("or make several quizzes of one")
    assert said["one/short"].startswith("typed answers have at most 30 characters")
    assert b'"oneVisit":true' in artifact.output.members["quiz.html"]
    assert b'"oneVisit"' not in artifact.output.members["short.html"]


def test_several_quizzes_that_do_not_fit_together_can_be_taken_apart(tmp_path):
    section = "title: One\nactivities:\n  - quiz: quiz\n  - quiz: more\n"
    course = english_course(
        tmp_path, quiz(250, TRUE), **{"one/section.yaml": section, "one/more.yaml": quiz(250, TRUE)}
    )

    def losses(split):
        context = Context(("en",), clock(course), NoFiles(), split=split)
        return [loss for made in format_named("scorm-1.2").write(course, context) for loss in made.losses]

    (loss,) = losses("module")
    assert "build with --split page, or move some quizzes to a section of their own" in loss.what
    assert losses("page") == []
