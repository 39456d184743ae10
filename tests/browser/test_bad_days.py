"""What goes wrong around a learner: windows, storage, platforms that fail, work that is long."""

import random

import pytest

from coursepack import check
from coursepack.formats.scorm.units import Telling, units
from coursepack.web.saved import LIMITS, saved
from coursepack.web.terms import KnownTerms
from tests.browser.conftest import SITE
from tests.browser.test_tracking import QUIZ, go_to_quiz
from tests.specimens import EVERY_TYPE, TYPES_WITH_PARTS

pytestmark = pytest.mark.browser


def open_window(opened):
    with opened.page.expect_popup() as found:
        opened.page.evaluate("url => { window.open(url); }", f"{SITE}/package/index.html")
    found.value.wait_for_selector("#ProgressText:not(:empty)", state="attached")
    return found.value


def test_a_window_of_its_own_closed_at_once_has_told_everything(visit):
    opened = visit(QUIZ)
    opened.page.context.route("**/*", opened._serve)
    opened.page.goto(f"{SITE}/platform.html")
    opened.page.evaluate("() => document.querySelector('iframe').remove()")
    opened.page.evaluate("() => { lms.finished = 0; lms.errors.length = 0; }")
    window = open_window(opened)
    assert window.inner_text("#Status") == ""
    window.evaluate("() => { location.hash = 'quiz'; }")
    window.check("[data-question='quiz--sea'] input[value='1']")
    # Four seconds, after which it would be saved by itself, have not passed.
    window.close(run_before_unload=True)
    opened.page.wait_for_function("() => lms.finished === 1")
    assert opened.told["cmi.core.lesson_location"] == "quiz"
    assert opened.told["cmi.core.exit"] == "suspend"
    assert opened.told["cmi.core.session_time"]
    opened.page.evaluate("() => { lms.data['cmi.core.entry'] = 'resume'; }")
    again = open_window(opened)
    assert again.is_checked("[data-question='quiz--sea'] input[value='1']")
    assert opened.errors == []


def test_the_platform_may_stand_several_frames_above(visit):
    opened = visit(QUIZ)
    opened.page.goto(f"{SITE}/platform.html")
    opened.page.evaluate(
        """() => {
          const inner = '<iframe title="Package" src="/package/index.html"></iframe>';
          document.querySelector("iframe").srcdoc = `<iframe title="Inner" srcdoc='${inner}'></iframe>`;
        }"""
    )
    package = opened.page.frame_locator("iframe").frame_locator("iframe").frame_locator("iframe")
    package.locator("#ProgressText:not(:empty)").wait_for(state="attached")
    assert package.locator("#Status").inner_text() == ""


def test_a_platform_that_does_not_begin_is_said(visit):
    opened = visit(QUIZ)
    opened.page.add_init_script(
        """Object.defineProperty(window, "API", {
          get: () => ({ LMSInitialize: () => { throw new Error("down"); } }), set: () => {},
        });"""
    )
    opened.page.goto(f"{SITE}/platform.html")
    frame = opened.page.frames[-1]
    frame.wait_for_selector("#Status.lms_failed")
    assert opened.complaints == []


def test_a_full_storage_does_not_stop_the_learner(visit):
    opened = visit(QUIZ)
    opened.page.add_init_script(
        "Storage.prototype.setItem = () => { throw new DOMException('full', 'QuotaExceededError'); };"
    )
    opened.alone()
    keyboard = go_to_quiz(opened)
    keyboard.answer({"quiz--sea": "1", "quiz--lake": "0"})
    keyboard.submit()
    assert "You have passed." in opened.frame.inner_text(".result")
    assert opened.complaints == []


def test_without_a_platform_the_work_lives_as_long_as_the_tab(visit):
    opened = visit(QUIZ).alone()
    go_to_quiz(opened).answer({"quiz--sea": "1"})
    opened.page.goto("about:blank")
    opened.alone()
    assert opened.frame.is_checked("[data-question='quiz--sea'] input[value='1']")


def test_one_value_that_a_platform_refuses_holds_nothing_else_back(visit):
    opened = visit(QUIZ).in_platform()
    opened.page.evaluate(
        """() => {
          const set = API.LMSSetValue;
          API.LMSSetValue = (name, value) => {
            if (!name.includes("objectives")) return set(name, value);
            API.LMSGetLastError = () => "401";
            return "false";
          };
        }"""
    )
    keyboard = go_to_quiz(opened)
    keyboard.answer({"quiz--sea": "1", "quiz--lake": "0"})
    keyboard.submit()
    assert opened.told["cmi.core.lesson_status"] == "passed"
    assert opened.frame.inner_text("#Status") == ""


EVERYTHING = {
    "one/section.yaml": "title: One\nactivities:\n  - quiz: quiz\n  - quiz: parts\n",
    "one/quiz.yaml": EVERY_TYPE,
    "one/parts.yaml": TYPES_WITH_PARTS,
}


def test_no_work_is_longer_than_the_build_reckons_with(visit, tmp_path):
    opened = visit(EVERYTHING, format_name="scorm-2004", platform="2004").in_platform()
    letters = "".join(random.Random(4).choices([chr(code) for code in range(0x4E00, 0x9FFF)], k=10_000))
    opened.frame.evaluate(
        """letters => {
          const all = (css) => [...document.querySelectorAll(`form ${css}`)];
          all("input[type=text]").forEach((one, at) => {
            one.value = letters.slice(at * 200, at * 200 + one.maxLength);
          });
          all(":is([type=checkbox], [type=radio])").forEach((one) => { one.checked = true; });
          all("select").forEach((one) => { one.value = [...one.options].at(-1).value; });
          all("button.add").forEach((one) => { while (!one.hidden) one.click(); });
          all(".put input").forEach((one) => { one.value = "1e9"; });
          document.querySelectorAll("form").forEach((form) => {
            form.querySelector("input, select").dispatchEvent(new Event("input", { bubbles: true }));
            form.requestSubmit();
            form.requestSubmit();
          });
        }""",
        letters,
    )
    told = opened.told["suspend_data"]
    course = check(tmp_path / "course").course
    (unit,) = units(course, course.sections[0], Telling("module", {"en": KnownTerms()}))
    bound = saved([(face.data, face.pages) for face in unit.faces]).longest
    assert 1000 < len(told) <= bound < 1.4 * len(told)
    assert opened.errors == []


COUNT = 120
MANY = {
    "one/section.yaml": "title: One\nactivities:\n  - quiz: quiz\n",
    "one/quiz.yaml": "title: Quiz\npass: 60 %\nquestions:\n"
    + "".join(
        f"  - {{id: q{number}, type: shortanswer, text: Say {number}., answers: [{{text: s*}}]}}\n"
        for number in range(COUNT)
    ),
}
"""More questions than SCORM 1.2 can keep the answers of."""


def answer_first(opened, count):
    """Answer the first questions, each in words of its own, and save, as happens by itself after some seconds."""
    letters = "".join(random.Random(5).choices("abcdefghijklmnopqrstuvwxyz", k=60 * COUNT))
    opened.frame.evaluate(
        """([count, letters]) => {
          const all = [...document.querySelectorAll(".question input")].slice(0, count);
          all.forEach((one, at) => { one.value = `s${letters.slice(at * 60, at * 60 + 60)}`; });
          all.at(-1).dispatchEvent(new Event("input", { bubbles: true }));
          Object.defineProperty(document, "visibilityState", { value: "hidden", configurable: true });
          document.dispatchEvent(new Event("visibilitychange"));
        }""",
        [count, letters],
    )


def filled(opened):
    return opened.frame.evaluate(
        "() => [...document.querySelectorAll('.question input')].filter((one) => one.value).length"
    )


def status(opened):
    return opened.frame.inner_text("#Status")


def hand_in(opened):
    opened.frame.evaluate("() => document.querySelector('form').requestSubmit()")


def test_more_answers_than_a_platform_keeps_can_be_given_in_one_visit(visit):
    opened = visit(MANY).in_platform()
    assert status(opened).startswith("Finish the questions of this module in one visit")
    answer_first(opened, COUNT)
    assert status(opened).startswith("There are now more answers than the learning platform can keep")
    hand_in(opened)
    assert f"Your result: {COUNT} of {COUNT} points, 100 %." in opened.frame.inner_text(".result")
    assert opened.told["cmi.core.score.raw"] == "100"
    assert opened.told["cmi.core.lesson_status"] == "passed"
    assert len(opened.told["cmi.suspend_data"]) <= LIMITS["1.2"]
    opened.leave()
    opened.in_platform()
    result = opened.frame.inner_text(".result")
    assert f"Your result: {COUNT} of {COUNT} points, 100 %." in result
    assert "could not keep your answers" in result
    assert opened.frame.locator(".question:visible").count() == 0
    assert opened.told["cmi.core.lesson_status"] == "passed"
    assert opened.errors == opened.complaints == []


def test_answers_that_could_not_be_kept_are_given_again(visit):
    opened = visit(MANY).in_platform()
    answer_first(opened, COUNT)
    opened.leave()
    opened.in_platform()
    assert "could not keep your answers" in opened.frame.inner_text(".warning")
    assert filled(opened) == 0
    answer_first(opened, 2)
    opened.leave()
    opened.in_platform()
    assert opened.frame.inner_text(".warning") == ""
    assert filled(opened) == 2
    answer_first(opened, COUNT)
    hand_in(opened)
    assert opened.told["cmi.core.score.raw"] == "100"
    assert opened.errors == []


def test_checked_questions_whose_answers_are_gone_are_open_again(visit):
    one_by_one = {**MANY, "one/quiz.yaml": f"behaviour: immediatefeedback\n{MANY['one/quiz.yaml']}"}
    opened = visit(one_by_one).in_platform()
    answer_first(opened, COUNT)
    opened.frame.click(".check >> nth=0")
    assert not opened.frame.is_editable(".question input >> nth=0")
    opened.leave()
    opened.in_platform()
    assert opened.frame.is_editable(".question input >> nth=0")
    assert opened.errors == []
