"""Forums, wikis, choices, surveys and glossaries: what learners say, and words."""

import html
from collections.abc import Iterator

from coursepack.formats.identifiers import Identifiers
from coursepack.formats.mbz.reading.scope import Data, Scope, named, short_id, without_empty
from coursepack.formats.mbz.reading.tree import Part, whole
from coursepack.problems.rules import backup as rules

_FORUM = {
    "general": "general",
    "news": "announcements",
    "single": "single",
    "eachuser": "each-starts-one",
    "qanda": "question-and-answer",
    "blog": "blog",
}
_SUBSCRIPTION = ("optional", "forced", "initial", "off")
_RESULTS = ("never", "after answering", "after closing", "always")
_INFORMATION = {"1": "time", "2": "course", "3": "category"}
_GLOSSARY = ("dictionary", "continuous", "encyclopedia", "entrylist", "faq", "fullwithoutauthor")


def forum(scope: Scope, part: Part) -> Data:
    """A forum without what was written in it."""
    _count_written(scope, part, "discussions/discussion", "discussions")
    kind = _FORUM.get(part.text("type", "general"), "general")
    if part.text("type", "general") not in _FORUM:
        scope.note(part, f"a forum of the type “{part.text('type')[:60]}” becomes a general one")
    if part.whole("grade_forum") < 0:
        scope.note(part, "a grade by a scale becomes no grade")
    usual = "forced" if kind == "announcements" else "optional"
    subscription = _SUBSCRIPTION[part.whole("forcesubscribe") % len(_SUBSCRIPTION)]
    if part.whole("assessed"):
        scope.note(part, "ratings of posts are not kept")
    return {
        "type": kind,
        "subscription": None if subscription == usual else subscription,
        "due": scope.moment(part, "duedate"),
        "cut_off": scope.moment(part, "cutoffdate"),
        "points": float(points) if (points := part.whole("grade_forum")) > 0 else None,
        "attachments": min(max(part.whole("maxattachments", 9), 0), 100),
        "max_size": max(part.whole("maxbytes"), 0),
        "word_count": part.flag("displaywordcount"),
        "lock_after": part.whole("lockdiscussionafter"),
    }


def _count_written(scope: Scope, part: Part, path: str, what: str) -> None:
    """Say how much is left out that users wrote, teachers among them."""
    count = sum(1 for _ in part.all(path))
    if count:
        scope.report(rules.USER_DATA, part, f"its {count} {what} are left out, those of teachers too")


def wiki(scope: Scope, part: Part) -> Data:
    """A wiki without what was written in it."""
    _count_written(scope, part, "subwikis/subwiki/pages/page", "pages")
    return {
        "first_page": named(scope, part, "firstpagetitle", "Wiki"),
        "individual": part.text("wikimode") == "individual",
        "format": part.text("defaultformat", "html"),
        "force_format": part.flag("forceformat", default=True),
    }


def choice(scope: Scope, part: Part) -> Data:
    """A question with options."""
    limited = part.flag("limitanswers")
    return {
        "options": tuple(
            without_empty(
                {
                    "text": named(scope, option, "text", "?"),
                    "limit": (option.whole("maxanswers") or None) if limited else None,
                }
            )
            for option in part.all("options/option")
        ),
        "several": part.flag("allowmultiple"),
        "may_change": part.flag("allowupdate"),
        "horizontal": not part.flag("display"),
        "results": _RESULTS[part.whole("showresults") % len(_RESULTS)],
        "results_with_names": part.flag("publish"),
        "show_unanswered": part.flag("showunanswered"),
        "show_places_left": part.flag("showavailable"),
        "opens": scope.moment(part, "timeopen"),
        "closes": scope.moment(part, "timeclose"),
        "preview": part.flag("showpreview"),
    }


def feedback(scope: Scope, part: Part) -> Data:
    """A survey's items in their order."""
    items = sorted(part.all("items/item"), key=lambda item: item.whole("position"))
    names = Identifiers()
    ids = {
        item.number: names.give(item.text("label"), item.text("label") or item.text("name"), item.text("typ"))
        for item in items
    }
    return {
        "anonymous": part.whole("anonymous") == 1,
        "several_times": part.flag("multiple_submit"),
        "notify": part.flag("email_notification"),
        "numbered": part.flag("autonumbering"),
        "show_analysis": part.flag("publish_stats"),
        "thanks": scope.rich(part, "page_after_submit", scope.area("mod_feedback", "page_after_submit")),
        "opens": scope.moment(part, "timeopen"),
        "closes": scope.moment(part, "timeclose"),
        "items": tuple(_item(scope, item, ids) for item in items),
    }


def _item(scope: Scope, part: Part, ids: dict[int, str]) -> Data:
    own = ids[part.number]
    depends = ids.get(part.whole("dependitem"))
    shown = (
        {"shown_if": {"item": depends, "answer": scope.plain(_option(part.text("dependvalue")))}}
        if depends
        else {}
    )
    kind = part.text("typ")
    if kind == "label":
        area = scope.area("mod_feedback", "item", part.number)
        text = scope.text(scope.linked(part, part.text("presentation"), area))
        return {"type": "label", "id": own, "text": text, **shown}
    if kind in {"pagebreak", "captcha"}:
        return {"type": "page-break" if kind == "pagebreak" else kind}
    label = part.text("label").strip()
    asked: Data = {
        "id": own,
        "text": named(scope, part, "name", "?"),
        "required": part.flag("required"),
        **({"label": label} if label and label != own else {}),
        **shown,
    }
    return {**asked, **_answers(scope, part, kind)}


def _answers(scope: Scope, part: Part, kind: str) -> Data:
    written = part.text("presentation")
    first, _, second = written.partition("|")
    if kind in {"multichoice", "multichoicerated"}:
        return _options(scope, part, rated=kind == "multichoicerated")
    if kind == "numeric":
        bounds = {"least": first.strip(), "most": second.strip()}
        return {"type": "number"} | {
            key: whole(text) for key, text in bounds.items() if text not in {"", "-"}
        }
    if kind == "textfield":
        return {"type": "short-text", "width": whole(first, 60), "max_length": whole(second, 255)}
    if kind == "textarea":
        return {"type": "long-text", "width": whole(first, 60), "lines": whole(second, 8)}
    return {"type": "information", "shows": _INFORMATION.get(written.strip(), "time")}


def _options(scope: Scope, part: Part, *, rated: bool) -> Data:
    kind, _, rest = part.text("presentation").partition(">>>>>")
    listed, _, beside = rest.partition("<<<<<")
    texts = [option for option in (piece.strip() for piece in listed.split("|")) if option]
    flags = part.text("options")
    data: Data = {
        "type": "rating" if rated else "options",
        "dropdown": kind == "d",
        "horizontal": beside.strip() == "1",
        "no_answer_option": "h" not in flags,
        "hide_empty_answers": "i" in flags,
    }
    if rated:
        pairs = (text.partition("####") for text in texts)
        options = [{"value": whole(value), "text": scope.plain(_option(text))} for value, _, text in pairs]
        return {**data, "options": tuple(options)}
    plain = tuple(scope.plain(_option(text)) for text in texts)
    return {**data, "several": kind == "c", "options": plain}


def _option(text: str) -> str:
    for written, meant in (
        ("&#124;", "|"),
        ("#&#35;##", "####"),
        ("&gt;>>>>", ">>>>>"),
        ("&lt;<<<<", "<<<<<"),
    ):
        text = text.replace(written, meant)
    return html.unescape(text) if "&" in text and "<" not in text else text


def glossary(scope: Scope, part: Part) -> Data:
    """A glossary with the entries that teachers made."""
    names, categories = Identifiers(), Identifiers()
    ids = {
        item.number: categories.give("", item.text("name"), "category")
        for item in part.all("categories/category")
    }
    members: dict[int, list[str]] = {}
    for category in part.all("categories/category"):
        for entry in category.all("category_entries/category_entry"):
            members.setdefault(entry.whole("entryid"), []).append(ids[category.number])
    tags: dict[int, list[str]] = {}
    for tag in part.all("entriestags/tag"):
        tags.setdefault(tag.whole("itemid"), []).append(tag.text("rawname"))
    entries = list(_of_teachers(scope, part))
    linked = part.flag("usedynalink")
    shown = part.text("displayformat", "dictionary")
    return {
        "linked": linked,
        "main": part.flag("mainglossary"),
        "approval": not part.flag("defaultapproval", default=True),
        "duplicates": part.flag("allowduplicatedentries"),
        "comments": part.flag("allowcomments"),
        "format": shown if shown in _GLOSSARY else "dictionary",
        "entries_on_a_page": part.whole("entbypage", 20) or 20,
        "categories": tuple(
            {
                "id": ids[item.number],
                "title": named(scope, item, "name", "?"),
                "linked": item.flag("usedynalink"),
            }
            for item in part.all("categories/category")
        ),
        "entries": tuple(
            {
                "id": names.give("", entry.text("concept"), "entry"),
                "categories": tuple(members.get(entry.number, ())),
                "tags": tuple(tags.get(entry.number, ())),
                **_entry(scope, entry, linked=linked),
            }
            for entry in entries
        ),
    }


def _of_teachers(scope: Scope, part: Part) -> Iterator[Part]:
    """The entries that teachers made; those of learners are left out and counted."""
    others = 0
    for entry in part.all("entries/entry"):
        if not entry.flag("teacherentry", default=not entry.whole("userid")):
            others += 1
            continue
        if scope.stored(scope.area("mod_glossary", "attachment", entry.number)):
            scope.note(entry, f"files beside the entry “{entry.text('concept')[:60]}” are not kept")
        yield entry
    if others:
        scope.report(rules.USER_DATA, part, f"{others} entries of learners are left out")


def _entry(scope: Scope, part: Part, *, linked: bool) -> Data:
    area = scope.area("mod_glossary", "entry", part.number)
    own = part.flag("usedynalink")
    aliases = (alias.text("alias_text").strip() for alias in part.all("aliases/alias"))
    return {
        "term": named(scope, part, "concept", short_id(part.text("concept"), "?")),
        "aliases": tuple(scope.plain(alias) for alias in aliases if alias),
        "definition": scope.rich(part, "definition", area) or scope.text(""),
        "linked": None if own == linked else own,
        "case_sensitive": part.flag("casesensitive"),
        "whole_words": part.flag("fullmatch", default=True),
    }
