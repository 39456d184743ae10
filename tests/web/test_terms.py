"""Terms of glossaries in running text open what they mean."""

import pytest

from coursepack.model import Course, RichText
from coursepack.web.terms import known_terms
from coursepack.web.texts import Texts

ENTRIES = [
    {"id": "ilo", "term": "ILO", "definition": "A specialised agency.", "case_sensitive": True},
    {
        "id": "migrant",
        "term": "migrant worker",
        "aliases": ["migrant workers"],
        "definition": "Who works abroad.",
    },
    {"id": "worker", "term": "worker", "definition": "Who works."},
    {"id": "rnd", "term": "R&D", "definition": "Research."},
    {"id": "silent", "term": "Convention", "definition": "A treaty.", "linked": False},
]


def texts(entries=ENTRIES):
    glossary = {"activity": "glossary", "id": "words", "title": "Words", "entries": entries}
    sections = [{"id": "one", "folder": "one", "title": "One", "activities": [glossary]}]
    values = {"id": "tiny", "title": "Tiny", "languages": ["en"], "sections": sections}
    course = Course.model_validate(values, context={"language": "en", "base": "one"})
    return Texts("en", terms=known_terms(course, "en"))


def opened(markdown):
    """The words that became buttons, and the terms whose meaning the page then holds."""
    found = texts()
    html = str(found.reading(RichText.of({"en": markdown}), "page"))
    words = [part.partition(">")[2].partition("<")[0] for part in html.split('<button type="button"')[1:]]
    return words, [meaning.term for meaning in found.take_meanings()]


@pytest.mark.parametrize(
    ("markdown", "words", "terms"),
    [
        ("The ILO and the ilo.", ["ILO"], ["ILO"]),
        (
            "Migrant workers are workers; a worker.",
            ["Migrant workers", "worker"],
            ["migrant worker", "worker"],
        ),
        ("All of R&D.", ["R&amp;D"], ["R&D"]),
        ("A Convention, an ILOx and coworkers.", [], []),
        ("# ILO\n\n[ILO](https://example.org/) `ILO` $ILO$ **ILO**", ["ILO"], ["ILO"]),
        ('<p title="ILO">x</p>', [], []),
    ],
)
def test_the_first_use_of_a_term_opens_its_meaning(markdown, words, terms):
    assert opened(markdown) == (words, terms)


def test_each_page_begins_anew():
    found = texts()
    text = RichText.of({"en": "A worker."})
    assert "<button" in found.reading(text, "one")
    assert "<button" not in found.reading(text, "one-b")
    assert [meaning.definition for meaning in found.take_meanings()] == ["<p>Who works.</p>"]
    assert "<button" in found.reading(text, "two")


def test_questions_do_not_say_what_their_words_mean():
    assert "<button" not in texts().block(RichText.of({"en": "A worker."}), "question")


def test_a_course_without_a_glossary_is_left_alone():
    found = texts([])
    assert found.reading(RichText.of({"en": "ILO"}), "page") == "<p>ILO</p>"
    assert found.take_meanings() == ()
