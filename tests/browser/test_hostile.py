"""Hostile text in every field of a course does nothing but be read."""

from urllib.parse import unquote

import pytest

from coursepack.flow import clock
from coursepack.formats import Context, format_named
from coursepack.model import Course
from tests.browser.conftest import SITE, Visit
from tests.browser.hostile import HOSTILE

pytestmark = pytest.mark.browser

_FRACTION = {"fraction": 100}


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
        {"type": "multichoice", "answers": choice, "feedback": combined, "hints": [{"text": text}]},
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
    ]
    return [{"id": f"q{number}-{index}", **both, **kind} for index, kind in enumerate(kinds)]


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
                "questions": questions(number, text),
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


def test_there_are_enough_of_them():
    assert len(set(HOSTILE)) >= 150


@pytest.mark.parametrize("part", range(6))
def test_hostile_text_in_every_field_executes_nothing(page, part):
    texts = [text.replace("\n", " ") for text in HOSTILE[part::6]]
    hostile = course(texts)
    context = Context(("en",), clock(hostile), AnyFile())
    (artifact,) = format_named("scorm-1.2").write(hostile, context)
    opened = Visit(page, artifact.output.members, "")
    asked = []
    page.on("request", lambda request: asked.append(request.url))
    page.on("dialog", lambda dialog: opened.complaints.append(dialog.message))
    opened.in_platform()
    opened.frame.evaluate(
        """() => {
          document.querySelectorAll(".page").forEach((one) => { one.hidden = false; });
          document.querySelectorAll("form.quiz").forEach((form) => { form.requestSubmit(); form.requestSubmit(); });
          document.querySelectorAll("*").forEach((one) => ["mouseover", "focus", "toggle"].forEach(
            (name) => one.dispatchEvent(new Event(name, { bubbles: true }))));
        }"""
    )
    page.wait_for_timeout(300)
    found = opened.frame.evaluate(
        """() => {
          const all = [...document.querySelectorAll("*")];
          const isHandler = ({ name }) => name.startsWith("on");
          const isOdd = ({ protocol }) => !/^(https?|mailto|tel):$/.test(protocol);
          return {
            handlers: all.filter((one) => [...one.attributes].some(isHandler)).length,
            scripts: [...document.scripts].map((one) => one.getAttribute("src") || one.type),
            frames: document.querySelectorAll("iframe, object, embed, base, form:not(.quiz)").length,
            links: [...document.links].filter(isOdd).map((one) => one.href),
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
