"""CHANGES.md: what is new since an earlier release, in words that an administrator understands."""

import re

import pytest

from coursepack.comparing import Change, Difference, steps_of
from coursepack.comparing.differences import differences
from coursepack.release import Options, release
from coursepack.release.comparison import Compared, News
from coursepack.release.guide import changes_markdown
from coursepack.release.guide.news import fields
from coursepack.release.guide.news.names import field_name
from coursepack.release.guide.news.values import change_of, gathered
from tests.specimens import TINY, write_course

_VERSION_2 = {"course.yaml": TINY["course.yaml"].replace("version: 1.0.0", "version: 2.0.0")}


@pytest.fixture
def parts(tiny, tmp_path):
    """CHANGES.md of the small course, changed and released again: its part in each language."""

    def told(changes=None, **options):
        course = write_course(tmp_path / "course", _VERSION_2, changes or {}, start={})
        options = {"since": tiny.folder, "allow_warnings": True, **options}
        made = release(course, Options(tmp_path / "dist", **options))
        text = (made.folder / "CHANGES.md").read_text(encoding="utf-8")
        found = re.split(r"^(?=# )", text, flags=re.MULTILINE)[1:]
        return dict(zip(made.manifest.languages, found, strict=True))

    return told


def test_the_same_course_is_said_to_be_the_same(parts):
    found = parts()
    assert "Compared with 1.0.0: the course is the same." in found["en"]
    assert "Par rapport à 1.0.0\u00a0: le cours est le même." in found["fr"]


def test_a_sentence_changed_in_french_alone_is_told_to_readers_of_french_alone(parts):
    page = "# Bienvenue\n\nBonsoir. ![Vagues en haute mer](sea.svg)\n"
    found = parts({"one/welcome.fr.md": page})
    assert "the course is the same" in found["en"]
    assert "- **Modification\u00a0:** page «\u202fBienvenue\u202f» `one/welcome`" in found["fr"]
    assert "  - texte (`text`)\u00a0: «\u202fBonjour.\u202f» → «\u202fBonsoir.\u202f»\n" in found["fr"]


def test_what_came_went_and_changed_is_told_by_section(parts):
    quiz = (
        "title: Quiz\npass: 70 %\nquestions:\n"
        "  - {id: lake, type: truefalse, text: A lake is salty., answer: false}\n"
    )
    french = "title: Test\nquestions:\n  - {id: lake, text: Un lac est salé.}\n"
    found = parts({"one/quiz.yaml": quiz, "one/quiz.fr.yaml": french})
    assert "Compared with 1.0.0: 1 new, 1 gone, 1 changed." in found["en"]
    section = found["en"].split("## One\n")[1]
    assert "- **Changed:** quiz “Quiz” `one/quiz`\n  - grade to pass (`pass`): 60 → 70\n" in section
    assert "- **New:** question “A lake is salty.” in “Quiz” `one/quiz/lake`\n" in section
    assert "- **Gone:** question “The sea is salty.” in “Quiz” `one/quiz/sea`\n" in section
    assert "1 ajout, 1 retrait, 1 modification" in found["fr"]
    assert (
        "- **Retrait\u00a0:** question «\u202fLa mer est salée.\u202f» dans «\u202fTest\u202f»" in found["fr"]
    )


def test_what_moved_says_where_it_came_from(parts):
    both = {
        "course.yaml": str(_VERSION_2["course.yaml"]).replace("[one]", "[one, two]"),
        "one/section.yaml": str(TINY["one/section.yaml"]).replace("  - page: welcome\n", ""),
        "two/section.yaml": "title: Two\nactivities:\n  - page: welcome\n",
        "two/section.fr.yaml": "title: Deux\n",
        "two/sea.svg": TINY["one/sea.svg"],
        "two/welcome.en.md": TINY["one/welcome.en.md"],
        "two/welcome.fr.md": TINY["one/welcome.fr.md"],
    }
    found = parts(both)
    assert "- **New:** section “Two” `two`\n" in found["en"]
    assert "- **Moved:** page “Welcome” `two/welcome` (came from “One”, `one/welcome`)\n" in found["en"]


def test_a_course_in_a_new_language_is_compared_in_the_one_that_both_have(tmp_path):
    english = {
        "course.yaml": "id: tiny\ntitle: Tiny\nlanguages: [en]\nversion: 1.0.0\nsections: [one]\n",
        "one/section.yaml": "title: One\nactivities:\n  - page: welcome\n",
        "one/welcome.en.md": "# Welcome\n\nHello.\n",
    }
    before = release(
        write_course(tmp_path / "before", start=english), Options(tmp_path / "dist", allow_warnings=True)
    )
    course = write_course(tmp_path / "course", _VERSION_2)
    made = release(course, Options(tmp_path / "dist", since=before.folder, allow_warnings=True))
    text = (made.folder / "CHANGES.md").read_text(encoding="utf-8")
    assert (
        "Cette langue n'a pas de version antérieure\u00a0: les textes comparés sont ceux en anglais." in text
    )
    assert text.count("`one/quiz`") == 2


def test_what_the_course_says_is_text_and_nothing_else():
    name = "<script>alert(1)</script> *a* `b` [c](d) | {{ 7*7 }}\n\n# e"
    difference = Difference("text", name, "")
    assert change_of(difference, "en") == r"“alert(1) \*a\* \`b\` \[c\](d) \| {{ 7\*7 }} \# e” → “”"


@pytest.mark.parametrize(
    ("field", "before", "after", "said"),
    [
        ("shuffle", None, True, "no → yes"),
        ("points", 1.0, 1.5, "1 → 1.5"),
        ("answers[1].fraction", 0.0, 100.0, "0\u00a0% → 100\u00a0%"),
        ("opens", None, "2026-02-01 08:00:00", "not set → 2026-02-01 08:00 UTC"),
        ("answers[3]", None, {"text": "<p>The <b>s</b>ea</p>", "fraction": 0}, "new: The sea"),
        ("tags[1]", "salt", None, "gone: “salt”"),
        ("image", "a" * 40, "b" * 40, "another file"),
        ("text", f'Sea <img src="file:{"a" * 40}">', f'Sea <img src="file:{"b" * 40}">', None),
        ("text", "<p>Sea</p>", "<p><i>Sea</i></p>", "the same words, with another layout, spacing or links"),
        ("tags", None, ["a" * 60, "b" * 60, "c" * 60, "d"], f"new: {'a' * 60}, {'b' * 60} and 2 more"),
        ("available_when", {"passed": "one/quiz"}, None, "gone: passed one/quiz"),
    ],
)
def test_values_are_said_in_words(field, before, after, said):
    expected = said or "the same words, with another picture or file"
    assert change_of(Difference(field, before, after), "en") == expected


def test_of_long_texts_the_words_that_differ_are_shown():
    before = " ".join(f"word{number}" for number in range(100))
    said = change_of(Difference("text", before, before.replace("word60", "other")), "en")
    assert said.startswith("before “… word56 word57 word58 word59 word60 word61")
    assert "now “… word56 word57 word58 word59 other word61" in said
    assert len(said) < 180


def test_a_field_is_said_in_words_with_what_its_item_is_called():
    assert field_name("answers[2].fraction", "en", "<p>The sea</p>") == "answer 2 “The sea”, grade"
    assert field_name("badges.gold.description", "fr", "Or") == "badge «\u202fOr\u202f», description"
    assert field_name("custom_fields.dean", "es") == "campo personalizado, dean"


@pytest.mark.parametrize("title", ["1. Basics", "3. p.m.", "at 5 p.m\\", r"\(x.y\)"])
def test_a_title_with_dots_is_one_step_of_a_field(title):
    before, after = ({"categories": [{"id": title, "points": points}]} for points in (5.0, 6.0))
    (found,) = differences(before, after)
    assert steps_of(found.field) == ["categories", title, "points"]
    assert field_name(found.field, "en", "Title") == "category “Title”, points"


def test_what_is_whole_and_named_by_its_field_is_not_named_again():
    chapter = {"id": "salt", "title": "Salt", "text": "<p>Salt</p>"}
    assert change_of(Difference("chapters.salt", None, chapter, of="Salt"), "en") == "new"
    assert change_of(Difference("chapters.salt", chapter, None, of="Salt"), "es") == "retirada"


def test_names_that_came_and_went_are_told_together():
    rows = [(None, "one/a"), ("one/b", None), (None, "one/c")]
    found = gathered(Difference(f"activities[{number}]", *row) for number, row in enumerate(rows, start=1))
    assert [(item.field, item.before, item.after) for item in found] == [
        ("activities", None, ["one/a", "one/c"]),
        ("activities", ["one/b"], None),
    ]


def test_every_field_has_words_in_every_language():
    assert {len(words) for words in fields.FIELDS.values()} == {len(fields.LANGUAGES)}
    assert all(word == word.strip() != "" for words in fields.FIELDS.values() for word in words)


def test_a_thousand_changes_are_counted_and_the_first_ones_listed(tiny):
    many = tuple(Difference(f"answers[{number}].text", "a", "b") for number in range(1, 31))
    changes = tuple(
        Change("changed", "question", f"one/quiz/q{number}", "Q", fields=many, within=("One", "Quiz"))
        for number in range(1000)
    )
    news = News("0.9.0", {name: Compared(name, changes) for name in ("en", "fr")})
    text = changes_markdown(tiny.manifest, news)
    assert "Compared with 0.9.0: 1,000 changed." in text
    assert "  - and 10 more\n" in text
    assert "And 700 more changes; `coursepack diff` lists them all." in text
    assert len(text) < 1_500_000


def test_the_same_inputs_give_the_same_bytes(tiny, tmp_path):
    course = write_course(
        tmp_path / "course", _VERSION_2, {"one/welcome.fr.md": "# Bienvenue\n\nBonsoir.\n"}, start={}
    )
    made = [
        release(course, Options(tmp_path / name, since=since, allow_warnings=True)).archive.read_bytes()
        for name, since in (("a", tiny.folder), ("b", tiny.archive), ("c", tiny.folder.parent))
    ]
    assert len(set(made)) == 1
