"""Hostile text in every field of a course does nothing but be read."""

from typing import get_args
from urllib.parse import unquote

import pytest
from pydantic import BaseModel

from coursepack.flow import clock
from coursepack.formats import Context, format_named
from coursepack.model import (
    Assignment,
    Book,
    Course,
    Glossary,
    GlossaryCategory,
    Label,
    Page,
    PlainText,
    Question,
    Quiz,
    RichText,
    Training,
)
from tests.browser.conftest import SITE, Visit
from tests.browser.hostile import HOSTILE

pytestmark = pytest.mark.browser

_WITHOUT_TRIES = {"essay", "description"}


class AnyFile:
    """Media for texts that name files which do not exist."""

    def read(self, path):
        return b""


def questions(number, text):
    """A question of each type with the text in each of its fields."""
    combined = {"right": text, "partly": text, "wrong": text}
    both = {"text": text, "general_feedback": text, "name": text, "tags": [text.replace("\n", " ")]}
    choice = [{"text": text, "right": True, "feedback": text}, {"text": text, "feedback": text}]
    kinds = [
        {"type": "truefalse", "answer": True, "feedback": {"right": text, "wrong": text}},
        {"type": "multichoice", "answers": choice, "feedback": combined},
        {"type": "shortanswer", "answers": [{"text": text, "feedback": text}]},
        {"type": "numerical", "answers": [{"number": 1, "feedback": text}], "units": [{"name": text}]},
        {
            "type": "match",
            "pairs": [{"text": text, "answer": text}, {"text": text, "answer": "b"}],
            "feedback": combined,
        },
        {"type": "essay", "template": text, "grader_info": text},
        {"type": "ordering", "items": [text, text], "feedback": combined},
        {"type": "gapselect", "text": f"{text} {{{{a}}}}", "choices": [{"id": "a", "text": text}]},
        {"type": "ddwtos", "text": f"{text} {{{{a}}}}", "choices": [{"id": "a", "text": text}]},
        {
            "type": "multianswer",
            "text": f"{text} {{{{a}}}} {{{{b}}}}",
            "gaps": [
                {"id": "a", "type": "shortanswer", "answers": [{"text": text, "feedback": text}]},
                {"id": "b", "type": "multichoice", "display": "vertical", "answers": choice},
            ],
        },
        {
            "type": "ddimageortext",
            "background": "sea.svg",
            "items": [{"id": "a", "text": text}],
            "zones": [{"item": "a", "at": [1, 1], "label": text}],
        },
        {
            "type": "ddmarker",
            "background": "sea.svg",
            "markers": [{"id": "a", "text": text}],
            "zones": [{"marker": "a", "shape": "circle", "at": [1, 1], "radius": 1}],
        },
        {"type": "description"},
        {
            "type": "randomsamatch",
            "choose": 2,
            "feedback": combined,
        },
        *_calculated(text, combined),
    ]
    hints = {"hints": [{"text": text}]}
    return [
        {"id": f"q{number}-{index}", **both, **kind, **({} if kind["type"] in _WITHOUT_TRIES else hints)}
        for index, kind in enumerate(kinds)
    ]


def _calculated(text, combined):
    drawn = {"wildcards": [{"name": "x", "values": ["1", "2"]}]}
    answers = [{"formula": "{x}", "feedback": text}]
    options = [{"text": text, "right": True, "feedback": text}, {"text": text, "feedback": text}]
    return [
        {"type": "calculated", "answers": answers, "units": [{"name": text}], **drawn},
        {"type": "calculatedsimple", "answers": answers, **drawn},
        {"type": "calculatedmulti", "answers": options, "feedback": combined, **drawn},
    ]


def course(texts):
    """A course that has these texts, one after the other, in every field that it has."""
    activities = []
    for number, text in enumerate(texts):
        activities += [
            {"activity": "page", "id": f"page{number}", "title": text, "text": text},
            {
                "activity": "book",
                "id": f"book{number}",
                "title": text,
                "chapters": [{"id": "one", "title": text, "text": text}],
            },
            {
                "activity": "quiz",
                "id": f"quiz{number}",
                "title": text,
                "intro": text,
                "behaviour": "interactive",
                "questions": questions(number, text),
                "parts": [{"title": text, "starts_at": f"q{number}-0"}],
                "overall_feedback": [{"at_least": 0, "text": text}],
            },
            {"activity": "label", "id": f"label{number}", "title": text, "text": text},
            {
                "activity": "assignment",
                "id": f"assignment{number}",
                "title": text,
                "intro": text,
                "instructions": text,
            },
            {
                "activity": "training",
                "id": f"training{number}",
                "title": text,
                "kind": "case-study",
                "duration": 60,
                "group_size": 2,
                **dict.fromkeys(("purpose", "scenario", "hand_in", "debrief", "alternative"), text),
                "material": [text],
                "steps": [text],
                "rubric": {
                    "criteria": [{"id": "a", "text": text, "levels": [{"points": 0, "text": text}] * 2}]
                },
            },
            {
                "activity": "glossary",
                "id": f"glossary{number}",
                "title": text,
                "intro": text,
                "entries": [{"id": "a", "term": text, "aliases": [text], "definition": text}],
            },
        ]
    together = " ".join(texts)
    section = {
        "id": "one",
        "folder": "one",
        "title": together,
        "summary": together,
        "objectives": [{"id": f"o{number}", "text": text} for number, text in enumerate(texts)],
        "key_points": list(texts),
        "resources": [
            {
                "id": f"r{number}",
                "title": text,
                "author": text,
                "publisher": text,
                "kind": "web",
                "link": "https://example.org/",
            }
            for number, text in enumerate(texts)
        ],
        "activities": activities,
    }
    return Course.model_validate(
        {
            "id": "tiny",
            "title": together,
            "summary": together,
            "languages": ["en"],
            "keywords": list(texts),
            "license": together,
            "sections": [section],
        },
        context={"language": "en", "base": "one"},
    )


NOT_SHOWN = {
    (Page, "intro"),
    (Label, "intro"),
    (Book, "intro"),
    (Training, "intro"),
    (Training, "facilitator_notes"),
    (GlossaryCategory, "title"),
}
"""Texts that no package has."""


def text_fields(node):
    """The fields for texts of everything in a course, with whether there is a text in them."""
    for name, field in type(node).model_fields.items():
        value = getattr(node, name)
        if _is_text(field.annotation):
            yield (type(node), name), bool(value)
        for one in value if isinstance(value, tuple) else (value,):
            if isinstance(one, BaseModel) and not isinstance(one, PlainText | RichText):
                yield from text_fields(one)
            elif isinstance(one, PlainText | RichText):
                yield (type(node), name), True


def _is_text(annotation):
    return annotation in {PlainText, RichText} or any(map(_is_text, get_args(annotation)))


def test_there_are_enough_of_them():
    assert len(set(HOSTILE)) >= 150


def test_no_field_of_a_text_is_left_out():
    """Of what packages show: every type of question, and in everything shown every field for a text."""
    hostile = course(["<script>"])
    found = list(text_fields(hostile))
    filled = {field for field, is_filled in found if is_filled}
    assert {field for field, _ in found} - filled - NOT_SHOWN == set()
    asked = {type(located.thing) for located in hostile.questions()}
    assert asked == set(get_args(get_args(Question)[0]))
    shown = {type(located.thing) for located in hostile.activities()}
    assert shown == {Page, Book, Quiz, Training, Glossary, Label, Assignment}


@pytest.mark.parametrize("part", range(6))
def test_hostile_text_in_every_field_executes_nothing(page, part):
    texts = [text.replace("\n", " ") for text in HOSTILE[part::6]]
    hostile = course(texts)
    # One of them in a package of two languages, of which the other stands by in a template.
    languages = ("en", "fr") if part == 0 else ("en",)
    context = Context(languages, clock(hostile), AnyFile(), multilang=part == 0)
    (artifact,) = format_named("scorm-1.2").write(hostile, context)
    opened = Visit(page, artifact.output.members, "")
    asked = []
    page.on("request", lambda request: asked.append(request.url))
    page.on("dialog", lambda dialog: opened.complaints.append(dialog.message))
    opened.in_platform()
    if part == 0:
        opened.frame.select_option("#Language", "fr")
    opened.frame.evaluate(
        """() => {
          document.querySelectorAll(".page").forEach((one) => { one.hidden = false; });
          document.querySelectorAll("form.quiz").forEach((form) => { form.requestSubmit(); form.requestSubmit(); });
          const dialog = document.getElementById("Definition");
          document.querySelectorAll("button.term").forEach((one) => { one.click(); dialog.close(); });
          document.querySelectorAll("*").forEach((one) => ["mouseover", "focus", "toggle"].forEach(
            (name) => one.dispatchEvent(new Event(name, { bubbles: true }))));
        }"""
    )
    page.wait_for_timeout(300)
    found = opened.frame.evaluate(
        """() => {
          const inert = [...document.querySelectorAll("template")];
          const aside = inert.flatMap((one) => [...one.content.querySelectorAll("*")]);
          const all = [...document.querySelectorAll("*"), ...aside];
          const isHandler = ({ name }) => name.startsWith("on");
          const isOdd = ({ protocol }) => !/^(https?|mailto|tel):$/.test(protocol);
          return {
            handlers: all.filter((one) => [...one.attributes].some(isHandler)).length,
            scripts: all.filter((one) => one.matches("script")).map((one) => one.getAttribute("src") || one.type),
            frames: all.filter((one) => one.matches("iframe, object, embed, base, form:not(.quiz)")).length,
            links: all.filter((one) => one.matches("a[href]") && isOdd(one)).map((one) => one.href),
          };
        }"""
    )
    assert found == {"handlers": 0, "scripts": ["module", "application/json"], "frames": 0, "links": []}
    known = {f"{SITE}/package/{name}" for name in artifact.output.members}
    assert [
        url for url in asked if (unquote(url) not in known and "/package/" in url) or SITE not in url
    ] == []
    assert opened.complaints == []
    assert opened.errors == []
