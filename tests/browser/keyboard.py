"""A learner who has no mouse: moves with Tab, chooses with arrows and Space, follows with Enter."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

_FOCUSED = """() => {
  const element = document.activeElement;
  const question = element.closest("[data-question]");
  const own = element.closest("[data-option]");
  return {
    tag: element.tagName, type: element.type || "", rel: element.rel || "", id: element.id, value: element.value || "",
    text: element.textContent.trim(), question: question ? question.dataset.question : "",
    option: own ? own.dataset.option : "", checked: element.checked === true,
    place: element.dataset.place || "",
    part: (element.closest("[data-part]") || { dataset: {} }).dataset.part || "",
    page: (element.closest(".page") || {}).id || "",
  };
}"""

CONTROLS = ("INPUT", "SELECT", "TEXTAREA", "BUTTON")


@dataclass(frozen=True)
class Order:
    """Values of items in the order wanted."""

    values: Sequence[str]


@dataclass(frozen=True)
class Parts:
    """Answers to the parts of a text, in their order."""

    values: Sequence[object]


Answers = Mapping[str, object]
"""By question (`quiz--question`): values of options to choose, a text, or answers by stem."""


class Keyboard:
    """Keys go to the browser's page; what has the focus is asked of the player's frame."""

    def __init__(self, page, frame):
        self.page, self.frame = page, frame

    def press(self, key):
        self.page.keyboard.press(key)

    @property
    def focused(self):
        return self.frame.evaluate(_FOCUSED)

    def enter_frame(self):
        """Tab into the player, wherever the focus is."""
        for _ in range(100):
            if self.frame.evaluate("() => document.hasFocus() && document.activeElement !== document.body"):
                return
            self.press("Tab")
        raise AssertionError("Tab never reaches the player")

    def tab_to(self, matches, limit=400):
        """Press Tab until what has the focus matches; fails when it never does."""
        for _ in range(limit):
            if matches(self.focused):
                return
            self.press("Tab")
        raise AssertionError(f"Tab never reaches it; the focus is on {self.focused}")

    def next_page(self):
        before = self.shown
        self.tab_to(lambda has: has["rel"] == "next")
        self.press("Enter")
        self.frame.wait_for_function(
            "before => document.querySelector('.page:not([hidden])').id !== before", arg=before
        )

    @property
    def shown(self):
        """The id of the page that is shown."""
        return self.frame.evaluate("() => document.querySelector('.page:not([hidden])').id")

    @property
    def is_last_page(self):
        return self.frame.evaluate("() => !document.querySelector('.page:not([hidden]) [rel=next]')")

    def answer(self, answers: Answers):
        """Answer the questions of the page in their order, then submit."""
        names = self.frame.evaluate(
            "() => [...document.querySelectorAll('.page:not([hidden]) [data-question]')].map(e => e.dataset.question)"
        )
        for name in names:
            if name in answers:
                self._answer_one(name, answers[name])

    def submit(self):
        self.tab_to(lambda has: has["type"] == "submit")
        self.press("Enter")

    def _answer_one(self, name, answer):
        self.tab_to(lambda has: has["question"] == name and has["tag"] in CONTROLS)
        if isinstance(answer, Order):
            self._put_in_order(name, answer.values)
            return
        match self.focused["tag"], self.focused["type"]:
            case "INPUT", "radio":
                self._choose_radio(str(answer))
            case "INPUT", "checkbox":
                for value in answer:
                    self.tab_to(
                        lambda has, value=value: has["question"] == name and has["option"] == str(value)
                    )
                    self.press("Space")
                    # Options may stand in any order: go back to the question's first one.
                    self._back_to_first(name)
            case "SELECT", _:
                for stem, choice in answer.items():
                    self.tab_to(lambda has, stem=stem: has["question"] == name and has["place"] == str(stem))
                    self._choose_in_list(choice)
                    self._back_to_first(name)
            case "INPUT", "text" if isinstance(answer, Parts):
                self._answer_parts(name, answer.values)
            case "BUTTON", _:
                self._put_markers(name, answer)
            case "INPUT" | "TEXTAREA", _:
                self.page.keyboard.type(str(answer))
            case other:
                raise AssertionError(f"nothing to answer with: {other}")

    def _put_in_order(self, name, values):
        """Move each item up to its place, from the first to the last."""
        for place, value in enumerate(values):
            for _ in range(20):
                if self._order(name).index(value) <= place:
                    break
                self._back_to_first(name)
                self.tab_to(lambda has, value=value: has["option"] == value and has["id"].endswith("--Up"))
                self.press("Enter")
        self._back_to_first(name)

    def _order(self, name):
        items = f"[data-question='{name}'] .order > li"
        return self.frame.evaluate(
            "css => [...document.querySelectorAll(css)].map(e => e.dataset.option)", items
        )

    def _put_markers(self, name, places):
        for marker, (left, top) in places.items():
            self.tab_to(lambda has, marker=marker: has["question"] == name and marker in has["text"])
            self.press("Enter")
            for number in (left, top):
                self.press("Control+a")
                self.page.keyboard.type(str(number))
                self.press("Tab")

    def _answer_parts(self, name, values):
        """Answer the parts of a text in their order: words to type, to choose in a list, or options."""
        for number, answer in enumerate(values):
            self.tab_to(lambda has, number=number: has["question"] == name and has["part"] == str(number))
            has = self.focused
            if has["tag"] == "SELECT":
                self._choose_in_list(answer)
            elif has["type"] == "text":
                self.page.keyboard.type(answer)
            elif has["type"] == "radio":
                self._choose_radio(answer[0])
            else:
                self._tick(str(number), answer)

    def _tick(self, part, values):
        """Tick boxes of one part; they may stand in any order."""
        while self.focused["part"] == part:
            if self.focused["value"] in values:
                self.press("Space")
            self.press("Tab")

    def _back_to_first(self, name):
        for _ in range(100):
            self.press("Shift+Tab")
            if self.focused["question"] != name:
                self.press("Tab")
                return
        raise AssertionError("Shift+Tab never leaves the question")

    def _choose_radio(self, value):
        self.press("Space")
        for _ in range(50):
            if self.focused["value"] == value:
                return
            self.press("ArrowDown")
        raise AssertionError(f"the arrows never reach option {value}")

    def _choose_in_list(self, words):
        for _ in range(100):
            chosen = self.frame.evaluate("() => document.activeElement.selectedOptions[0].textContent")
            if chosen == words:
                return
            self.press("ArrowDown")
        raise AssertionError(f"the arrows never reach “{words}”")
