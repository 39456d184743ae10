"""Lessons: pages that lead to other pages."""

from coursepack.formats.identifiers import Identifiers
from coursepack.formats.mbz.reading.scope import Data, Scope, named, without_empty
from coursepack.formats.mbz.reading.tree import Part

_TYPES = {1: "shortanswer", 2: "truefalse", 3: "multichoice", 8: "numerical", 10: "essay", 20: "content"}
_JUMPS = {0: "again", -1: "next", -9: "end", -40: "previous"}


def lesson(scope: Scope, part: Part) -> Data:
    """A lesson's settings and pages."""
    pages = _in_order(part)
    names = Identifiers()
    ids = {page.number: names.give("", page.text("title"), "page") for page in pages}
    if part.whole("grade") < 0:
        scope.note(part, "a grade by a scale becomes no grade")
    known = [page for page in pages if page.whole("qtype") in _TYPES]
    for page in pages:
        if page not in known:
            scope.note(page, f"the page “{page.text('title')[:60]}” is of a kind that is not kept")
    return without_empty(
        {
            "points": float(max(part.whole("grade"), 0)),
            "practice": part.flag("practice"),
            "retake": part.flag("retake"),
            "keep": "highest" if part.flag("usemaxgrade") else "average",
            "attempts_a_question": min(max(part.whole("maxattempts", 1), 0), 10),
            "show_score": part.flag("ongoing"),
            "progress_bar": part.flag("progressbar"),
            "menu": part.flag("displayleft"),
            "review": part.flag("modattempts"),
            "time_limit": part.whole("timelimit") or None,
            "opens": scope.moment(part, "available"),
            "due": scope.moment(part, "deadline"),
            "pages": tuple(_page(scope, page, ids) for page in known),
        }
    )


def _in_order(part: Part) -> list[Part]:
    """Pages as they follow one another; those that nothing leads to at the end."""
    pages = {page.number: page for page in part.all("pages/page")}
    following = {page.whole("prevpageid"): page.number for page in pages.values()}
    order: list[int] = []
    number = following.get(0)
    while number is not None and number not in order:
        order.append(number)
        number = following.get(number)
    return [pages[number] for number in [*order, *(key for key in pages if key not in order)]]


def _page(scope: Scope, page: Part, ids: dict[int, str]) -> Data:
    kind = _TYPES[page.whole("qtype")]
    text = scope.rich(page, "contents", scope.area("mod_lesson", "page_contents", page.number))
    answers = list(page.all("answers/answer"))
    data: Data = {
        "type": kind,
        "id": ids[page.number],
        "title": named(scope, page, "title", "?"),
        "text": text or scope.text(""),
    }
    if kind == "content":
        data["buttons"] = tuple(
            {"text": named(scope, answer, "answer_text", "?"), "to": _jump(scope, answer, ids)}
            for answer in answers
        ) or (_on(scope),)
        data |= {"horizontal": page.flag("layout"), "in_menu": page.flag("display")}
    elif kind == "essay":
        first = answers[0] if answers else None
        data["to"] = _jump(scope, first, ids) if first else "next"
        data["score"] = max(first.whole("score"), 0) if first else 1
    else:
        data["answers"] = tuple(_answer(scope, answer, ids, kind) for answer in answers)
        data |= {"several": True} if kind == "multichoice" and page.flag("qoption") else {}
    return data


def _answer(scope: Scope, part: Part, ids: dict[int, str], kind: str) -> Data:
    text: Data | None
    if kind in {"multichoice", "truefalse"}:
        area = scope.area("mod_lesson", "page_answers", part.number)
        text = scope.rich(part, "answer_text", area, "answerformat") or scope.text("")
    else:
        text = named(scope, part, "answer_text", "?")
    responses = scope.area("mod_lesson", "page_responses", part.number)
    return without_empty(
        {
            "text": text,
            "to": _jump(scope, part, ids),
            "response": scope.rich(part, "response", responses, "responseformat"),
            "score": min(max(part.whole("score"), -100), 100),
        }
    )


def _jump(scope: Scope, part: Part, ids: dict[int, str]) -> str:
    number = part.whole("jumpto")
    if number in ids:
        return ids[number]
    if number not in _JUMPS:
        scope.note(part, f"a jump of the kind {number} becomes one to the next page")
    return _JUMPS.get(number, "next")


def _on(scope: Scope) -> Data:
    """The button that Moodle shows where a page to read has none."""
    return {"text": {"values": {scope.language: "Continue"}}}
