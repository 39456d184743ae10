"""Questions of others come into a course: readable, beside what it has, and by id into what they change."""

import pytest

from coursepack import check
from coursepack.importing import CannotImportError, Destination, carry_out, prepare
from coursepack.question_files import read_question_file
from coursepack.source import load
from tests.specimens import write_course

_COURSE = {
    "course.yaml": "id: tiny\ntitle: Tiny\nlanguages: [en]\nsections: [one]   # in order\n",
    "one/section.yaml": "title: One\nactivities:\n  # the only one\n  - quiz: quiz\n",
    "one/quiz.yaml": (
        "title: Quiz\nquestions:\n"
        "  # What everybody knows.\n"
        "  - id: sea\n    type: truefalse\n    text: The _sea_ is salty.   # tasted\n    answer: true\n"
        "    hints: [{text: Taste.}]\n"
        "  - {id: lake, type: shortanswer, text: What is fresh?, answers: [{text: lake}, {text: rain, fraction: 50}]}\n"
    ),
}


@pytest.fixture
def course(tmp_path):
    return write_course(tmp_path / "course", start=dict(_COURSE))


@pytest.fixture
def import_gift(tmp_path):
    def run(text, course, name="bank.gift", **where):
        file = tmp_path / name
        file.write_text(text, encoding="utf-8")
        prepared = prepare([read_question_file(file)], Destination(course, **where))
        carry_out(prepared)
        return prepared

    return run


def test_a_new_course_has_a_quiz_a_category_and_loads(tmp_path, import_gift):
    folder = tmp_path / "new"
    text = (
        "A {T}\n\n$CATEGORY: $course$/top/Sea\n\nB {=1 ~2}\n\n$CATEGORY: $course$/top/Lake\n\n::n:: C {F}\n"
    )
    prepared = import_gift(text, folder)
    assert (prepared.new, sorted(prepared.files)) == (
        3,
        ["bank/bank.yaml", "bank/lake.yaml", "bank/sea.yaml", "bank/section.yaml", "course.yaml"],
    )
    loaded = load(folder)
    assert loaded.problems == ()
    assert [quiz.thing.title.get("en") for quiz in loaded.course.quizzes()] == ["Bank", "Sea", "Lake"]


def test_questions_are_written_as_a_person_would(course, import_gift):
    import_gift("::Salt:: Which is *salty*? {=The sea#Yes. ~The lake}\n", course)
    assert (course / "bank/bank.yaml").read_text() == (
        "title: Bank\nquestions:\n  - id: salt\n    type: multichoice\n    name: Salt\n"
        "    text: Which is \\*salty\\*?\n"
        "    answers:\n      - {text: The sea, right: true, feedback: Yes.}\n      - text: The lake\n"
    )


def test_new_sections_are_listed_and_comments_stay(course, import_gift):
    import_gift("A {T}\n", course)
    assert (course / "course.yaml").read_text() == _COURSE["course.yaml"].replace("[one]", "[one, bank]")
    assert not check(course).has_errors


def test_new_quizzes_join_a_section_that_is_named(course, import_gift):
    import_gift("A {T}\n", course, section="one")
    assert (course / "one/section.yaml").read_text() == _COURSE["one/section.yaml"] + "  - quiz: bank\n"


def test_what_the_course_has_is_left_as_it_is_written(course, import_gift):
    text = "// [id:one/quiz/sea]\n[html]<p>The <em>sea</em> is salty.</p>{T}\n"
    prepared = import_gift(text, course)
    assert (prepared.new, prepared.changed, prepared.same, prepared.files) == (0, 0, 1, {})


def test_only_what_differs_is_written(course, import_gift):
    prepared = import_gift(
        "// [id:one/quiz/sea]\nThe sea is sweet.{F}\n\n"
        "// [id:one/quiz/lake]\nWhat is fresh?{=lake =%50%rain#Wet. =pond}\n",
        course,
    )
    assert (prepared.changed, list(prepared.files)) == (2, ["one/quiz.yaml"])
    assert (course / "one/quiz.yaml").read_text() == (
        _COURSE["one/quiz.yaml"]
        .replace("The _sea_ is salty.", "The sea is sweet.")
        .replace("answer: true", "answer: false")
        .replace("fraction: 50}]", "fraction: 50, feedback: Wet.}, {text: pond}]")
    )


def test_a_question_beside_known_ones_joins_their_quiz(course, import_gift):
    import_gift("// [id:one/quiz/sea]\nThe _sea_ is salty.{T}\n\n::Rain:: Rain is fresh.{T}\n", course)
    (quiz,) = load(course).course.quizzes()
    assert [question.id for question in quiz.thing.questions] == ["sea", "lake", "rain"]


def test_importing_twice_changes_nothing_more(course, import_gift):
    text = "::a:: x {=1 ~%50%2#[html]<div>f</div>}\n\n::b:: y {#=1..2#z =%50%3}\n\n::c:: z {=a -> b = -> c}\n"
    import_gift(text, course)
    again = import_gift(text, course)
    assert (again.new, again.changed, again.same, again.files) == (0, 0, 3, {})


def test_what_the_model_cannot_hold_is_kept_aside_as_it_was(course, import_gift):
    prepared = import_gift("A {T}\n\nB {=1 ~}\n\nC {=2 ~}\n", course)
    assert prepared.kept_aside == 2
    assert (course / "bank/kept-aside/bank.gift").read_text() == "B {=1 ~}\n\nC {=2 ~}\n"


def test_images_become_files_and_never_overwrite_others(course, tmp_path):
    xml = (
        '<quiz><question type="truefalse"><name><text>n</text></name><questiontext format="html">'
        '<text><![CDATA[<p><img src="@@PLUGINFILE@@/sea.png" alt="The sea"></p>]]></text>'
        '<file name="sea.png" path="/" encoding="base64">{}</file></questiontext>'
        '<answer fraction="100"><text>true</text></answer><answer fraction="0"><text>false</text></answer>'
        "</question></quiz>"
    )
    for name, content in (("one.xml", "QUFB"), ("two.xml", "QkJC")):
        (tmp_path / name).write_text(xml.replace("{}", content), encoding="utf-8")
        carry_out(prepare([read_question_file(tmp_path / name)], Destination(course, section="pictures")))
    loaded = load(course)
    assert loaded.problems == ()
    images = [
        question.text.get("en").partition("](")[2].rstrip(")")
        for quiz in loaded.course.quizzes()
        for question in quiz.thing.questions
        if quiz.section.folder == "pictures"
    ]
    assert [(course / "pictures" / path).read_bytes() for path in images] == [b"AAA", b"BBB"]


def test_a_broken_course_is_left_alone(course, import_gift):
    (course / "one/quiz.yaml").write_text("title: [")
    with pytest.raises(CannotImportError, match="has errors"):
        import_gift("A {T}\n", course)
    assert not (course / "bank").exists()


def test_a_file_that_is_no_quiz_of_the_course_is_not_written_over(course, import_gift):
    (course / "bank").mkdir()
    (course / "bank/bank.yaml").write_text("something: else\n")
    with pytest.raises(CannotImportError, match=r"bank/bank\.yaml exists"):
        import_gift("A {T}\n", course)
