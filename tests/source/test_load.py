"""A folder becomes a course, and what is wrong with it is said with its place."""

import os

import pytest

from coursepack import check
from coursepack.source import load
from tests.specimens import TINY, write_course


def _found(folder):
    return [(problem.code, str(problem.place)) for problem in load(folder).problems]


def test_a_page_has_its_title_and_text_in_each_language(tmp_path):
    course = load(write_course(tmp_path)).course
    page = course.sections[0].activities[0]
    assert dict(page.title.values) == {"en": "Welcome", "fr": "Bienvenue"}
    assert page.text.get("fr").startswith("Bonjour.")


def test_a_translation_stands_beside_the_text_it_translates(tmp_path):
    question = load(write_course(tmp_path)).course.sections[0].activities[1].questions[0]
    assert dict(question.text.values) == {"en": "The sea is salty.", "fr": "La mer est salée."}


def test_a_number_in_a_name_orders_and_does_not_identify(tmp_path):
    files = {path.replace("one/", "07-one/"): content for path, content in TINY.items()}
    files["course.yaml"] = TINY["course.yaml"].replace("[one]", "[07-one]")
    assert load(write_course(tmp_path, start=files)).course.sections[0].id == "one"


def test_chapters_of_a_book_come_in_the_order_of_their_numbers(tmp_path):
    chapters = {
        f"one/book/{n}-part-{n}.{lang}.md": f"# {n}\n\nx\n" for n in (10, 2, 1) for lang in ("en", "fr")
    }
    section = {"one/section.yaml": "title: One\nactivities:\n  - book: book\n"}
    book = load(write_course(tmp_path, chapters, section)).course.sections[0].activities[0]
    assert [chapter.id for chapter in book.chapters] == ["part-1", "part-2", "part-10"]


def test_an_activity_may_be_written_in_the_section_itself(tmp_path):
    section = (
        "title: One\nactivities:\n  - page: {id: hello, title: Hello, text: Hi.}\n"
        "  - page: {id: bye, title: Bye, tekst: Hi.}\n"
    )
    loaded = load(write_course(tmp_path, {"one/section.yaml": section, "one/section.fr.yaml": "title: Un\n"}))
    assert loaded.course.sections[0].activities[0].id == "hello"
    assert ("CP-S002", "one/section.yaml:4:33") in [(p.code, str(p.place)) for p in loaded.problems]


def test_a_mistyped_key_names_the_nearest_known_one(tmp_path):
    quiz = (
        "title: Quiz\nquestions:\n  - {id: sea, type: truefalse, text: Salty., anwser: true, answer: true}\n"
    )
    (problem,) = load(write_course(tmp_path, {"one/quiz.yaml": quiz})).problems
    assert (problem.code, str(problem.place)) == ("CP-S002", "one/quiz.yaml:3:46")
    assert problem.remedy == "Did you mean “answer”?"


def test_a_comma_in_braces_is_explained(tmp_path):
    quiz = (
        "title: Quiz\nquestions:\n  - {id: sea, type: truefalse, text: Salty, or so it seems, answer: true}\n"
    )
    (problem,) = load(write_course(tmp_path, {"one/quiz.yaml": quiz})).problems
    assert problem.remedy.endswith("a text with a comma needs quotes.")


def test_a_colon_without_a_space_is_explained(tmp_path):
    section = "title: One\nactivities:\n  - page:welcome\n"
    problem = load(write_course(tmp_path, {"one/section.yaml": section})).problems[-1]
    assert (str(problem.place), problem.remedy) == ("one/section.yaml:3:5", "Put a space after the colon.")


def test_all_problems_come_at_once(tmp_path):
    changes = {
        "one/quiz.yaml": "titel: Quiz\nquestions:\n  - {id: sea, type: truefals, text: Salty.}\n",
        "one/welcome.fr.md": "Bonjour\n",
        "one/section.yaml": "title: One\nactivities:\n  - page: welcome\n  - quiz: quiz\n  - quizz: x\n",
        "one/section.fr.yaml": "title: Un\n",
    }
    codes = {code for code, _ in _found(write_course(tmp_path, changes))}
    assert codes == {"CP-S002", "CP-S003", "CP-S004", "CP-S014", "CP-S015", "CP-S018"}


def test_a_question_type_that_does_not_exist_names_the_nearest(tmp_path):
    quiz = "title: Quiz\nquestions:\n  - {id: sea, type: multichoise, text: Salty.}\n"
    problem = load(write_course(tmp_path, {"one/quiz.yaml": quiz})).problems[-1]
    assert (str(problem.place), problem.remedy) == ("one/quiz.yaml:3:21", "Did you mean “multichoice”?")


@pytest.mark.parametrize("path", ["../../outside", "/etc/passwd", "C:\\secret", "..\\outside"])
def test_no_path_leads_out_of_the_course(tmp_path, path):
    section = f"title: One\nactivities:\n  - quiz: '{path}'\n"
    (tmp_path / "outside.yaml").write_text("title: Secret\n")
    found = _found(write_course(tmp_path / "course", {"one/section.yaml": section}))
    assert ("CP-S011", "one/section.yaml:3:5") in found


@pytest.mark.skipif(os.name == "nt", reason="links need rights on Windows")
def test_a_link_out_of_the_course_is_not_followed(tmp_path):
    folder = write_course(tmp_path / "course")
    (tmp_path / "secret.md").write_text("# Secret\n")
    (folder / "one/welcome.fr.md").unlink()
    (folder / "one/welcome.fr.md").symlink_to(tmp_path / "secret.md")
    assert ("CP-S011", "one/welcome.fr.md:1:1") in _found(folder)


def test_a_text_that_is_no_utf8_is_refused_at_the_byte(tmp_path):
    found = _found(write_course(tmp_path, {"one/welcome.fr.md": "# Bienvenue\n\nEté\n".encode("latin-1")}))
    assert found == [("CP-S006", "one/welcome.fr.md:3:3")]


def test_a_byte_order_mark_and_windows_line_ends_are_taken(tmp_path):
    changes = {
        path: b"\xef\xbb\xbf" + content.replace("\n", "\r\n").encode() for path, content in TINY.items()
    }
    changes["one/sea.svg"] = TINY["one/sea.svg"]
    loaded = load(write_course(tmp_path, changes))
    assert loaded.problems == ()
    assert (
        loaded.course.sections[0].activities[0].text.get("en") == "Hello. ![Waves on the open sea](sea.svg)\n"
    )


def test_a_folder_without_a_course_says_so(tmp_path):
    assert _found(tmp_path) == [("CP-S019", "course.yaml:1:1")]


@pytest.mark.parametrize(
    ("there", "named", "remedy"),
    [
        ("one/hello.md", "page: hello", "There is hello.md: rename it to hello.en.md"),
        ("one/Hello.en.md", "page: hello", "There is Hello.en.md: rename it to hello.en.md"),
        ("one/hello.en.md.txt", "page: hello", "There is hello.en.md.txt: rename it to hello.en.md"),
        ("hello.en.md", "page: hello", "There is hello.en.md: move it to one."),
        ("one/hello.en.md", "page: hello.en.md", "Write hello alone"),
        ("one/test.yml", "quiz: test", "There is test.yml: rename it to test.yaml"),
        ("one/test.yaml", "quiz: test.yaml", "Write test alone"),
        ("one/else.yaml", "quiz: something", "Create the file, or correct the name."),
    ],
)
def test_a_file_that_is_not_there_has_one_like_it_named(tmp_path, there, named, remedy):
    section = f"title: One\nactivities:\n  - {named}\n"
    course = "id: tiny\ntitle: Tiny\nlanguages: [en]\nsections: [one]\n"
    files = {"course.yaml": course, "one/section.yaml": section, there: "# Hello\n"}
    (problem,) = load(write_course(tmp_path, start=files)).problems
    assert (problem.code, str(problem.place)) == ("CP-S005", "one/section.yaml:3:5")
    assert remedy in problem.remedy


@pytest.mark.parametrize(
    ("there", "asked", "remedy"),
    [
        ("course.yml", ".", "Rename course.yml to course.yaml."),
        ("course.yaml.txt", ".", "Rename course.yaml.txt to course.yaml."),
        ("one/section.yaml", "one", "Name the course's folder"),
        ("sea/course.yaml", ".", "It holds courses: name one, such as "),
        ("course.yaml", "one", "The course is the folder "),
    ],
)
def test_where_no_course_is_one_near_is_named(tmp_path, there, asked, remedy):
    write_course(tmp_path / "here", start={there: "id: sea\n", "one/x.md": ""})
    (problem,) = load(tmp_path / "here" / asked).problems
    assert problem.code == "CP-S019"
    assert remedy in problem.remedy


def test_a_mistake_in_course_yaml_hides_no_mistake_below_it(tmp_path):
    broken = {
        "course.yaml": "id: tiny\ntitle: Tiny\nlanguages: [en, english]\nsections: [one, two]\n",
        "one/section.yaml": "titel: One\nactivities: []\n",
        "two/section.yaml": "title: Two\nactivities:\n  - page: none\n",
    }
    assert {code for code, _ in _found(write_course(tmp_path, start=broken))} == {
        "CP-S002",
        "CP-S003",
        "CP-S004",
        "CP-S005",
    }


def test_an_empty_file_is_called_empty(tmp_path):
    found = load(write_course(tmp_path, {"one/quiz.yaml": ""})).problems
    assert ("CP-S003", "the file is empty") in [(problem.code, problem.message) for problem in found]


def _unlisted(folder):
    return [str(problem.place) for problem in check(folder).problems if problem.code == "CP-S021"]


def test_what_nothing_names_is_said(tmp_path):
    folder = write_course(
        tmp_path,
        {
            "one/extra.en.md": "# Extra\n",
            "one/extra.fr.md": "# Encore\n",
            "one/more.yaml": "title: More\n",
            "two/section.yaml": "title: Two\nactivities: []\n",
        },
    )
    assert _unlisted(folder) == ["course.yaml:5:11", "one/section.yaml:5:3", "one/section.yaml:5:3"]


def test_what_a_text_links_to_and_what_is_no_page_is_not_missed(tmp_path):
    files = {
        "one/notes.en.md": "# Notes\n",
        "one/welcome.en.md": "# Welcome\n\n[Notes](notes.en.md)\n",
        "one/README.md": "For authors.\n",
        "one/data.csv": "a,b\n",
    }
    assert _unlisted(write_course(tmp_path, files)) == []
