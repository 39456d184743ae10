"""What a learner finds while reading: meanings of terms, a place for notes, the other languages."""

import pytest

pytestmark = pytest.mark.browser

COURSE = {
    "one/section.yaml": """title: One
activities:
  - page: first
  - training: exercise
  - quiz: quiz
  - glossary: words
""",
    "one/first.en.md": "# First\n\nAsk a migrant worker.\n",
    "one/exercise.yaml": """title: Exercise
kind: case-study
duration: 1 h
group_size: 2
purpose: Think.
steps: [Think again.]
hand_in: A page.
""",
    "one/quiz.yaml": """title: Quiz
pass: 60 %
questions:
  - {id: sea, type: truefalse, text: The sea is salty., answer: true}
  - {id: depth, type: numerical, text: How deep is it?, answers: [{number: 4.5}]}
""",
    "one/words.yaml": """title: Words
entries:
  - {id: worker, term: migrant worker, definition: Who works **abroad**.}
""",
}


def to_page(opened, name):
    keyboard = opened.keyboard
    keyboard.enter_frame()
    while keyboard.shown != name:
        keyboard.next_page()
    return keyboard


def test_a_term_opens_what_it_means_and_the_focus_comes_back(visit):
    opened = visit(COURSE).in_platform()
    keyboard = opened.keyboard
    keyboard.enter_frame()
    keyboard.tab_to(lambda has: has["text"] == "migrant worker")
    keyboard.press("Enter")
    opened.frame.wait_for_selector("dialog[open]")
    assert opened.frame.inner_text("dialog").split("\n")[0] == "migrant worker"
    assert opened.frame.inner_html("#DefinitionText") == "<p>Who works <strong>abroad</strong>.</p>"
    keyboard.press("Escape")
    opened.frame.wait_for_selector("dialog[open]", state="detached")
    assert keyboard.focused["text"] == "migrant worker"
    keyboard.press("Enter")
    keyboard.tab_to(lambda has: has["text"] == "Close")
    keyboard.press("Enter")
    opened.frame.wait_for_selector("dialog[open]", state="detached")
    assert opened.complaints == []


def test_notes_on_a_training_activity_are_kept(visit):
    opened = visit(COURSE).in_platform()
    keyboard = to_page(opened, "exercise")
    keyboard.tab_to(lambda has: has["tag"] == "TEXTAREA")
    opened.page.keyboard.type("Voilà — “notes”.\nSecond line.")
    opened.leave()
    assert opened.told["cmi.suspend_data"].isascii()
    opened.in_platform()
    assert opened.frame.input_value(".page:not([hidden]) textarea") == "Voilà — “notes”.\nSecond line."
    assert opened.errors == []


def test_notes_that_are_too_long_do_not_hold_back_the_result(visit):
    opened = visit(COURSE).in_platform()
    to_page(opened, "exercise")
    noise = "".join(chr(0x4E00 + number * 7919 % 20000) for number in range(5000))
    opened.frame.fill(".page:not([hidden]) textarea", noise)
    keyboard = to_page(opened, "quiz")
    keyboard.answer({"quiz--sea": "1", "quiz--depth": "4.5"})
    keyboard.submit()
    assert "too long" in opened.frame.inner_text("#Status")
    opened.leave()
    assert opened.told["cmi.core.lesson_status"] == "passed"
    assert len(opened.told["cmi.suspend_data"]) <= 4096
    assert opened.errors == []


BOTH = {
    "course.yaml": "id: tiny\ntitle: {en: Tiny, ar: صغير, fr: Petit}\nlanguages: [en, fr, ar]\nsections: [one]\n",
    **COURSE,
    "one/section.fr.yaml": "title: Un\n",
    "one/section.ar.yaml": "title: واحد\n",
    "one/first.fr.md": "# Premier\n\nDemandez à un travailleur migrant.\n",
    "one/first.ar.md": "# الأول\n\nاسأل.\n",
    "one/exercise.fr.yaml": "title: Exercice\npurpose: Réfléchir.\nsteps: [Réfléchir encore.]\nhand_in: Une page.\n",
    "one/quiz.fr.yaml": "title: Test\nquestions:\n  - {id: sea, text: La mer est salée.}\n"
    "  - {id: depth, text: Quelle profondeur ?}\n",
    "one/words.fr.yaml": "title: Mots\nentries:\n"
    "  - {id: worker, term: travailleur migrant, definition: Qui travaille ailleurs.}\n",
    "one/exercise.ar.yaml": "title: تمرين\npurpose: فكر.\nsteps: [فكر مرة أخرى.]\nhand_in: صفحة.\n",
    "one/quiz.ar.yaml": "title: اختبار\nquestions:\n  - {id: sea, text: البحر مالح.}\n"
    "  - {id: depth, text: ما عمقه؟}\n",
    "one/words.ar.yaml": "title: كلمات\nentries:\n  - {id: worker, term: عامل مهاجر, definition: من يعمل في الخارج.}\n",
}


def choose(opened, language):
    opened.frame.select_option("#Language", language)
    opened.frame.wait_for_function("language => document.documentElement.lang === language", arg=language)


@pytest.fixture
def in_languages(visit):
    return visit(BOTH, languages=("en", "fr", "ar")).in_platform()


def test_the_language_is_changed_and_the_work_stays(in_languages):
    opened = in_languages
    keyboard = to_page(opened, "quiz")
    choose(opened, "fr")
    assert opened.frame.inner_text(".page:not([hidden]) h2") == "Test"
    keyboard.answer({"quiz--sea": "1", "quiz--depth": "4,5"})
    choose(opened, "ar")
    assert opened.frame.get_attribute("html", "dir") == "rtl"
    choose(opened, "en")
    assert opened.frame.is_checked("[data-question='quiz--sea'] input[value='1']")
    opened.frame.click("button[type=submit]")
    assert opened.told["cmi.core.score.raw"] == "100"
    assert opened.errors == []
    assert opened.complaints == []


def test_the_language_chosen_is_there_on_the_next_visit(in_languages):
    opened = in_languages
    choose(opened, "fr")
    opened.frame.click("button.term")
    assert opened.frame.inner_text("#DefinitionTerm") == "travailleur migrant"
    opened.leave()
    opened.in_platform()
    assert opened.frame.get_attribute("html", "lang") == "fr"
    assert opened.frame.title() == "Premier – Un"


def test_work_in_a_language_that_the_next_release_has_no_more_is_there(in_languages, visit):
    opened = in_languages
    keyboard = to_page(opened, "quiz")
    choose(opened, "fr")
    keyboard.answer({"quiz--sea": "1", "quiz--depth": "4,5"})
    opened.frame.click("button[type=submit]")
    opened.leave()
    opened = visit(BOTH).in_platform()
    assert opened.frame.get_attribute("html", "lang") == "en"
    assert opened.frame.input_value("[data-question='quiz--depth'] input") == "4,5"
    assert opened.told["cmi.core.score.raw"] == "100"
    assert opened.errors == opened.complaints == []


def test_the_platform_may_ask_for_a_language(visit):
    opened = visit(BOTH, languages=("en", "fr", "ar"))
    opened.page.add_init_script(
        "window.name ||= JSON.stringify({ 'cmi.student_preference.language': 'fr-SN' });"
    )
    opened.in_platform()
    assert opened.frame.get_attribute("html", "lang") == "fr"
