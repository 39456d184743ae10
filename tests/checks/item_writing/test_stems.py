"""A stem asks a whole question, and its negative stands out."""

import pytest

from tests.checks.findings import choice, quiz


@pytest.mark.parametrize(
    ("language", "stem"),
    [
        ("en", "Which of these waters is salty?"),
        ("en", "The water that is salty is ___"),
        ("en", "In the table below, select the two salty waters."),
        ("en", "Calculate the salt in ten litres."),
        ("fr", "Laquelle de ces eaux est salée\u00a0?"),
        ("fr", "Parmi ces eaux, choisissez celle qui est salée."),
        ("es", "¿Cuál de estas aguas es salada?"),
        ("es", "Elija el agua que es salada."),
    ],
)
def test_a_question_a_gap_or_a_task_asks_something(tmp_path, language, stem):
    assert quiz(tmp_path, choice(stem, "One", "Two", "Three"), language) == set()


@pytest.mark.parametrize(
    ("language", "stem"),
    [
        ("en", "About the salt in our seas."),
        ("fr", "À propos du sel des mers."),
        ("es", "Sobre la sal de los mares."),
    ],
)
def test_a_mere_topic_asks_nothing(tmp_path, language, stem):
    assert quiz(tmp_path, choice(stem, "One", "Two", "Three"), language) == {"CP-W001"}


def test_a_language_without_word_list_is_left_alone(tmp_path):
    assert quiz(tmp_path, choice("Über das Salz der Meere.", "Eins", "Zwei", "Drei"), "de") == set()


def test_short_stems_with_numbers_are_whole(tmp_path):
    assert quiz(tmp_path, choice("7 + 5 = ?", "12", "11", "13")) == set()
    assert quiz(tmp_path / "short", choice("Salty is?", "One", "Two", "Three")) == {"CP-W002"}


@pytest.mark.parametrize(
    ("language", "stem"),
    [
        ("en", "Which of these waters is not salty?"),
        ("en", "Which of these waters isn't salty?"),
        ("en", "All of these waters are salty except which one?"),
        ("en", "Among these waters, which is not salty?"),
        ("fr", "Parmi ces eaux, laquelle n'est pas salée ?"),
        ("fr", "Laquelle de ces eaux n'est pas salée ?"),
        ("fr", "Laquelle de ces eaux n’est pas salée ?"),
        ("fr", "Lesquelles de ces eaux sont salées, sauf une ?"),
        ("es", "¿Cuál de estas aguas no es salada?"),
    ],
)
def test_a_plain_negative_is_hidden(tmp_path, language, stem):
    assert quiz(tmp_path, choice(stem, "One", "Two", "Three"), language) == {"CP-W003"}


@pytest.mark.parametrize(
    ("language", "stem"),
    [
        ("en", "Which of these waters is **not** salty?"),
        ("en", "Which of these waters is NOT salty?"),
        ("en", "Anna does not like salt. Which water should she drink?"),
        ("en", "What can a sailor drink when there is not enough rain?"),
        ("en", "Which water is not only salty but warm?"),
        ("en", "Which lake has a river that does not reach the sea?"),
        ("en", "Why is it wise not to drink sea water?"),
        ("es", "¿Qué contiene el agua de lagos no salados?"),
        ("fr", "Laquelle de ces eaux **n'est pas** salée ?"),
        ("fr", "Que boire lorsque l'eau n'est pas douce ?"),
        ("fr", "Quelle commande dit ce qui ne va pas dans un cours ?"),
        ("es", "¿Cuál de estas aguas **no** es salada?"),
        ("es", "¿Qué se bebe cuando el agua no es dulce?"),
    ],
)
def test_a_negative_that_stands_out_or_turns_nothing_round_is_fine(tmp_path, language, stem):
    assert quiz(tmp_path, choice(stem, "One", "Two", "Three"), language) == set()


@pytest.mark.parametrize(
    ("language", "statement", "found"),
    [
        ("en", "The sea is not salty everywhere.", {"CP-W003"}),
        ("en", "Sailors drink water that is not salty.", set()),
        ("en", "A form lets her read a language she does not speak.", set()),
        ("en", "If it does not rain, sea water turns saltier.", set()),
        ("fr", "Une mer qui n'a aucun fleuve devient plus salée.", set()),
        ("fr", "Si un pays n'a pas de mer, il achète son sel.", set()),
        ("fr", "Un lac, qui n'a aucun exutoire, devient salé.", set()),
        ("fr", "Un lac n'a aucun exutoire. Il devient salé.", set()),
        ("fr", "La mer n'est pas salée partout.", {"CP-W003"}),
    ],
)
def test_a_statement_is_judged_by_its_main_clause(tmp_path, language, statement, found):
    question = f"  - {{id: sea, type: truefalse, text: {statement!r}, answer: true}}\n".replace('"', "'", 0)
    assert quiz(tmp_path, question, language) == found


@pytest.mark.parametrize(
    ("language", "stem", "found"),
    [
        ("en", "A large body of salty water is an ___", {"CP-W004"}),
        ("en", "A large body of salty water is ___", set()),
        ("en", "What does this line of code show? It is `<a>`: a", set()),
        ("fr", "Une grande étendue salée est une ___", {"CP-W004"}),
        ("es", "Una gran masa de agua salada es la ___", {"CP-W004"}),
    ],
)
def test_an_article_before_the_gap_gives_the_answer_away(tmp_path, language, stem, found):
    assert quiz(tmp_path, choice(stem, "Sea", "Lake", "River"), language) == found
