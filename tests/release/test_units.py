"""What makes a kept package out of date."""

from dataclasses import replace

from coursepack.flow import Wanted, context_of
from coursepack.formats import format_named
from coursepack.release.outline import held_by
from coursepack.release.units import Fingerprints, units
from coursepack.source import load
from tests.specimens import TINY, write_course

COURSE = {
    "course.yaml": str(TINY["course.yaml"]).replace("[en, fr]", "[en]").replace("[one]", "[one, two]"),
    "two/section.yaml": "title: Two\nactivities:\n  - bank: bank\n  - glossary: words\n",
    "two/bank.yaml": "title: Bank\nquestions:\n  - {id: salt, type: truefalse, text: Is it?, answer: true}\n",
    "two/words.yaml": "title: Words\nentries:\n  - {id: sea, term: sea, definition: Salt water.}\n",
    "one/quiz.yaml": "title: Quiz\ndraws:\n  - {id: drawn, count: 1, from: two/bank}\n",
}


def of_first_section(folder, *changes):
    loaded = load(write_course(folder, COURSE, *changes))
    wanted = Wanted((format_named("scorm-1.2"),), languages=("en",), sections=("one",))
    context = replace(context_of(loaded.course, loaded.files, wanted), media=None)
    (unit,) = units(loaded.course, context, wanted)
    return Fingerprints().of(unit)


def test_a_section_is_built_again_when_what_it_shows_of_others_changes(tmp_path):
    before = of_first_section(tmp_path)
    assert of_first_section(tmp_path) == before
    meaning = {"two/words.yaml": COURSE["two/words.yaml"].replace("Salt water", "Water")}
    pool = {"two/bank.yaml": COURSE["two/bank.yaml"].replace("Is it?", "Is it salty?")}
    other = {"two/section.yaml": COURSE["two/section.yaml"].replace("Two", "Second")}
    assert of_first_section(tmp_path, meaning) != before
    assert of_first_section(tmp_path, pool) != before
    assert of_first_section(tmp_path, other) == before


def test_a_package_of_all_languages_is_one_piece_that_every_language_changes(tmp_path):
    def prints(*changes):
        loaded = load(write_course(tmp_path / "both", TINY, *changes))
        wanted = Wanted((format_named("mbz"), format_named("gift")), multilang=True)
        found = tuple(units(loaded.course, context_of(loaded.course, loaded.files, wanted), wanted))
        assert [unit.context.languages for unit in found] == [("en", "fr"), ("en",), ("fr",)]
        return [Fingerprints().of(unit) for unit in found]

    before = prints()
    after = prints({"one/quiz.fr.yaml": "title: Essai\nquestions:\n  - {id: sea, text: La mer est salée.}\n"})
    assert [one == other for one, other in zip(before, after, strict=True)] == [False, True, False]


def test_what_has_no_package_is_told_of_with_the_first_that_there_is(tmp_path):
    hidden = {
        "course.yaml": COURSE["course.yaml"].replace("[one, two]", "[two, one]"),
        "two/section.yaml": COURSE["two/section.yaml"].replace("title: Two\n", "title: Two\nhidden: true\n"),
    }
    loaded = load(write_course(tmp_path, COURSE, hidden))
    wanted = Wanted((format_named("scorm-1.2"),), languages=("en",))
    (unit,) = units(loaded.course, context_of(loaded.course, loaded.files, wanted), wanted)
    assert unit.section is not None
    assert (unit.section.id, unit.context.sections) == ("one", ("one", "two"))
    assert held_by("scorm-1.2", unit.sections).sections == 1
    (artifact,) = unit.row.write(unit.course, unit.context)
    assert "two/words" in {loss.subject for loss in artifact.losses}


def test_a_hidden_glossary_of_another_section_explains_nothing(tmp_path):
    section = COURSE["two/section.yaml"].replace("title: Two\n", "title: Two\nhidden: true\n")
    sea = {"one/welcome.en.md": "# Welcome\n\nThe sea.\n"}

    def page(*changes):
        loaded = load(write_course(tmp_path, COURSE, sea, *changes))
        wanted = Wanted((format_named("scorm-1.2"),), languages=("en",), sections=("one",))
        (unit,) = units(loaded.course, context_of(loaded.course, loaded.files, wanted), wanted)
        (artifact,) = unit.row.write(unit.course, unit.context)
        return bytes(artifact.output.members["index.html"])

    assert b"Salt water." in page()
    assert b"Salt water." not in page({"two/section.yaml": section})
