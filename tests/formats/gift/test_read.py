"""GIFT is read as Moodle reads it, and each question that cannot be read is reported where it stands."""

import pytest

from coursepack.formats.gift.read import read
from coursepack.model import UNDETERMINED


def _read(text: str | bytes):
    return read(text.encode() if isinstance(text, str) else text, "questions.gift")


def _question(text: str):
    bank = _read(text)
    assert bank.problems == ()
    (entry,) = bank.entries
    return entry.question


def _said(text):
    return None if text is None else text.values[UNDETERMINED]


def _problems(text):
    return [(problem.code, problem.place.line, problem.place.column) for problem in _read(text).problems]


def _choices(question):
    return [
        (_said(answer.text), question.fraction(answer), _said(answer.feedback)) for answer in question.answers
    ]


@pytest.mark.parametrize(
    ("answers", "type_name"),
    [
        ("{}", "essay"),
        ("", "description"),
        ("{T}", "truefalse"),
        ("{FALSE#No.}", "truefalse"),
        ("{true}", "shortanswer"),
        ("{=sea}", "shortanswer"),
        ("{sea}", "shortanswer"),
        ("{=sea =ocean}", "shortanswer"),
        ("{=sea ~lake}", "multichoice"),
        ("{~%50%sea ~%50%tears ~lake}", "multichoice"),
        ("{=sea -> salt =lake -> fresh}", "match"),
        ("{#3}", "numerical"),
        ("{#=3 =%50%4}", "numerical"),
    ],
)
def test_the_answers_decide_the_type(answers, type_name):
    assert _question(f"What is salty? {answers}").type == type_name


def test_a_single_choice_has_right_and_wrong_options_with_feedback():
    question = _question("What is salty? {=The sea#Yes: taste it. ~The lake ~%50%Rain#A little.}")
    assert question.is_single
    assert _choices(question) == [
        ("The sea", 100, "Yes: taste it."),
        ("The lake", 0, None),
        ("Rain", 50, "A little."),
    ]


def test_options_without_an_equals_sign_allow_several():
    question = _question("Which are salty? {~%50%The sea ~%50%Tears ~%-50%Rain ~The lake}")
    assert not question.is_single
    assert [fraction for _, fraction, _ in _choices(question)] == [50, 50, -50, 0]


def test_shares_that_coursepack_would_give_are_written_as_right():
    question = _question("Which are salty? {~%50%The sea ~%50%Tears ~%-50%Rain}")
    assert [(answer.right, answer.fraction) for answer in question.answers] == [
        (True, None),
        (True, None),
        (False, None),
    ]


def test_in_a_single_choice_a_percentage_after_the_equals_sign_is_text():
    assert _choices(_question("How much? {=%50%half ~none}"))[0][:2] == ("%50%half", 100)


def test_true_false_has_feedback_for_wrong_then_for_right():
    question = _question("The sea is sweet.{FALSE#Taste it.#Right!####It is salty.}")
    assert question.answer is False
    assert (_said(question.feedback.wrong), _said(question.feedback.right)) == ("Taste it.", "Right!")
    assert _said(question.general_feedback) == "It is salty."


@pytest.mark.parametrize(
    ("written", "number", "tolerance"),
    [("3.5", 3.5, 0), ("3:0.5", 3, 0.5), ("2..4", 3, 1), ("-1e3:10", -1000, 10), ("*", "*", 0)],
)
def test_numbers_have_tolerances_and_ranges(written, number, tolerance):
    (answer,) = _question(f"How many? {{#{written}}}").answers
    assert (answer.number, answer.tolerance) == (number, tolerance)


def test_what_follows_a_tilde_is_feedback_for_any_other_number():
    answers = _question("How many? {#=5#Yes. =%50%4..6 ~#Count again.}").answers
    assert [(answer.number, answer.fraction, _said(answer.feedback)) for answer in answers] == [
        (5, 100, "Yes."),
        (5, 50, None),
        ("*", 0, "Count again."),
    ]


def test_a_pair_without_text_is_a_distractor():
    pairs = _question("Match. {=Sea -> salty =Lake->fresh = -> dry}").pairs
    assert [(_said(pair.text), _said(pair.answer)) for pair in pairs] == [
        ("Sea", "salty"),
        ("Lake", "fresh"),
        (None, "dry"),
    ]


def test_answers_in_the_middle_leave_a_blank():
    assert _said(_question("The {=sea ~lake} is salty.").text) == "The _____ is salty."


def test_escaped_characters_divide_nothing():
    question = _question(r"::a\:\:b:: x \= \{1\} \# \~ \\n \n end {=\=1\~ ~\#2}")
    assert _said(question.name) == "a::b"
    assert _said(question.text) == "x = {1} # ~ \\n \n end"
    assert [text for text, _, _ in _choices(question)] == ["=1~", "#2"]


@pytest.mark.parametrize("name", ["html", "markdown", "plain", "moodle"])
def test_a_text_says_its_format_and_its_answers_take_it_over(name):
    question = _question(f"[{name}]x {{=[plain]a#b ~c####d}}")
    assert question.text.format == name
    assert [answer.text.format for answer in question.answers] == ["plain", name]
    assert question.answers[0].feedback.format == question.general_feedback.format == name


def test_brackets_that_name_no_format_are_text():
    assert _said(_question("[x] marks the spot {T}").text) == "[x] marks the spot"


def test_comments_give_the_id_number_and_tags():
    question = _question("// [id:sea/1] [tag:salt] and [tag:a\\]b]\n// another\nThe sea is salty. {T}")
    assert question.idnumber == "sea/1"
    assert question.tags == ("salt", "a]b")


def test_categories_hold_for_what_follows():
    bank = _read(
        "A {T}\n\n$CATEGORY: $course$/top/Sea/Salt// and more\n\nB {T}\n\n$CATEGORY: Lake\n\nC {T}\n"
    )
    assert [entry.category for entry in bank.entries] == [(), ("Sea", "Salt/ and more"), ("Lake",)]


@pytest.mark.parametrize("line_end", ["\n", "\r\n", "\r"])
@pytest.mark.parametrize("mark", [b"", b"\xef\xbb\xbf"])
def test_line_ends_and_byte_order_marks_make_no_difference(line_end, mark):
    text = line_end.join(["::a::", "Où est la mer ? {", "=ici", "~là", "}", "", "B {T}", ""])
    bank = _read(mark + text.encode())
    assert bank.problems == ()
    assert bank.counts() == {"multichoice": 1, "truefalse": 1}


def test_each_question_has_an_id_of_its_own():
    bank = _read("::Sea:: A {T}\n\n::Sea:: B {T}\n\n// [id:one/quiz/salt]\n::Sea:: C {T}\n\n海 {T}\n")
    assert [entry.question.id for entry in bank.entries] == ["sea", "sea-2", "salt", "question"]


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        ("Good {T}\n\nWhat {\n=sea\n", ("CP-G001", 3, 6)),
        ("Good {T}\n\n  ~lake\n}\n", ("CP-G001", 4, 1)),
        ("// x\n  What {~sea}", ("CP-G002", 2, 9)),
        ("What {0}", ("CP-G002", 1, 7)),
        ("Match {\n=a -> b\n  =c\n}", ("CP-G003", 3, 4)),
        ("How many {#=1\n=1,5:0,1}", ("CP-G004", 2, 2)),
        ("How many {#a..b}", ("CP-G004", 1, 12)),
        ("How many {#three}", ("CP-G004", 1, 12)),
        (r"What \{\= {=sea ~%--5%lake}", ("CP-G005", 1, 18)),
        ("$CATEGORY: Sea\nThe sea is salty. {T}", ("CP-G006", 2, 1)),
        ("What {=sea ~%35%lake}", ("CP-Q013", 1, 13)),
        ("What {~%33.3%sea ~%66.66667%lake}", ("CP-R005", 1, 8)),
        ("What {=%50%sea}", ("CP-Q012", 1, 7)),
        ("Match {=a -> =b -> c =d -> e}", ("CP-R004", 1, 9)),
        ("What {=sea\nor lake}", ("CP-R006", 1, 8)),
        ("What {=sea ~}", ("CP-R007", 1, 1)),
        ("Bell\x07 {T}", ("CP-R003", 1, 5)),
        ("Bell {T}\n\nCaf\xe9 {T}".encode("latin-1"), ("CP-S006", 3, 4)),
        ("Bell {T}".encode("utf-16"), ("CP-S006", 1, 1)),
        ("", ("CP-R001", 1, 1)),
    ],
)
def test_what_is_wrong_is_reported_where_it_stands(text, problem):
    bank = _read(text)
    assert problem in [(found.code, found.place.line, found.place.column) for found in bank.problems]


def test_good_questions_come_in_beside_bad_ones():
    bank = _read("A {T}\n\nB {=1\n\nC {~1}\n\nD {F}\n\nE {#x:y}\n\nF {=a ~b}")
    assert [_said(entry.question.text) for entry in bank.entries] == ["A", "D", "F"]
    assert [problem.place.line for problem in bank.problems if problem.is_error] == [3, 5, 9]


def test_what_moodle_refuses_is_read_and_not_counted():
    bank = _read("A {=a ~%35%b}\n\nB {T}")
    assert [entry.stored for entry in bank.entries] == [False, True]
    assert bank.counts() == {"truefalse": 1}


def test_nothing_counts_after_a_question_at_which_moodle_stops():
    bank = _read("A {T}\n\nB {=%50%a}\n\nC {T}")
    assert bank.counts() == {"truefalse": 1}
    assert [entry.question.type for entry in bank.entries] == ["truefalse", "shortanswer", "truefalse"]


def test_what_the_model_cannot_hold_is_kept_as_it_stands():
    bank = _read("$CATEGORY: Sea\n\n::n:: What \\= {=sea\n ~}")
    (kept,) = bank.kept_aside
    assert (kept.type, kept.name, kept.category) == ("multichoice", "n", ("Sea",))
    assert kept.raw == b"::n:: What \\= {=sea\n ~}"
    assert bank.counts() == {"multichoice": 1}
