"""Categories of the question bank, however they stand in each other."""

from lxml import etree

from coursepack.formats.mbz.reading.bank import bank_of
from coursepack.formats.mbz.reading.tree import Part


def _bank(parents):
    """A bank in which each category has the parent given, and one question with its own number."""
    rows = "".join(
        f'<question_category id="{number}"><parent>{parent}</parent>'
        f'<questions><question id="{number}"><qtype>essay</qtype></question></questions></question_category>'
        for number, parent in parents.items()
    )
    return bank_of(
        Part(etree.fromstring(f"<question_categories>{rows}</question_categories>"), "questions.xml")
    )


def _below(bank, category, *, deep=True):
    return [entry.number for entry in bank.below(category, deep=deep)]


def test_questions_below_a_category_stand_in_the_order_of_a_tree():
    bank = _bank({1: 0, 2: 1, 3: 1, 4: 2, 5: 9})
    assert _below(bank, 1) == [1, 2, 4, 3]
    assert _below(bank, 1, deep=False) == [1]


def test_categories_in_a_ring_give_each_question_once():
    assert _below(_bank({1: 3, 2: 1, 3: 2, 4: 4}), 1) == [1, 2, 3]


def test_categories_may_stand_in_each_other_thousands_deep():
    assert len(_below(_bank({number: number - 1 for number in range(1, 5_001)}), 1)) == 5_000
