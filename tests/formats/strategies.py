"""Questions of every kind that GIFT has, with the characters that formats stumble over."""

from html import escape

from hypothesis import strategies as st

from coursepack.model import (
    Description,
    Essay,
    Match,
    MultiChoice,
    Numerical,
    Ordering,
    ShortAnswer,
    TrueFalse,
)
from coursepack.model.fractions import MOODLE_FRACTIONS
from coursepack.render.sanitise import sanitise

_HOSTILE = st.sampled_from(
    ["->", "\\n", "\\", "::", "####", "{", "}", "~", "=", "#", "%50%", "[html]", "[x]", "//", "&&058;", "0", "T",
     "$CATEGORY:", "\n", "\t", "]]>", "&amp;", "<", ">", '"', "'", "é", "漢", "😀", "{=a ~b}", ">3 ALL", ".."]
)  # fmt: skip
_WORDS = st.text("ab c.,;!?-+*/_|()0123 é漢", max_size=12)
_RAW = st.lists(_HOSTILE | _WORDS, min_size=1, max_size=5).map("".join)
LINES = _RAW.map(lambda text: " ".join(text.split())).filter(bool)
_TAGGED = st.sampled_from(
    ["{}", "<p>{}</p>", "<p>{}</p>\n<p>x</p>", "<b>{}</b> <i>=</i>", "<ul>\n<li>{}</li>\n</ul>"]
)


@st.composite
def _html(draw):
    text = draw(_TAGGED).replace("{}", escape(draw(_RAW), quote=False))
    return {"format": "html", "values": {"en": sanitise(text).strip()}, "base": ""}


_PLAIN = LINES.map(lambda text: {"format": "plain", "values": {"en": text}, "base": ""})
TEXTS = (_html() | _PLAIN).filter(lambda text: text["values"]["en"].strip())
_FEEDBACK = st.none() | TEXTS
_POSITIVE = st.sampled_from([fraction for fraction in MOODLE_FRACTIONS if fraction > 0])
_ANY_FRACTION = st.sampled_from(MOODLE_FRACTIONS)
_NUMBERS = st.floats(-1e9, 1e9, allow_nan=False) | st.integers(-1000, 1000).map(float)
_NAMES = st.none() | LINES.filter(lambda text: "<" not in text and text != "q").map(
    lambda text: text[:60].strip()
)
_TAGS = st.lists(st.text("ab ]\\[é:", min_size=1).map(str.strip).filter(bool), max_size=3, unique=True).map(
    tuple
)


def _question(model, kind, **fields):
    common = {
        "id": st.just("q"),
        "type": st.just(kind),
        "text": TEXTS,
        "name": _NAMES,
        "general_feedback": _FEEDBACK,
        "tags": _TAGS,
    }
    return st.fixed_dictionaries({**common, **fields}).map(model.model_validate)


@st.composite
def _choices(draw):
    single = draw(st.booleans())
    fractions = draw(st.lists(_ANY_FRACTION, min_size=2, max_size=6))
    if single:
        fractions[0] = 100.0
    answers = [
        {"text": draw(TEXTS), "fraction": f, "feedback": draw(_FEEDBACK)}
        for f in draw(st.permutations(fractions))
    ]
    return MultiChoice.model_validate(
        {
            "id": "q",
            "type": "multichoice",
            "text": draw(TEXTS),
            "single": single,
            "answers": answers,
            "general_feedback": draw(_FEEDBACK),
            "name": draw(_NAMES),
            "tags": draw(_TAGS),
        }
    )


def _accepted(**fields):
    answer = st.fixed_dictionaries({**fields, "fraction": _ANY_FRACTION, "feedback": _FEEDBACK})
    best = st.fixed_dictionaries({**fields, "fraction": st.just(100.0), "feedback": _FEEDBACK})
    return st.tuples(best, st.lists(answer, max_size=3)).map(lambda pair: [pair[0], *pair[1]])


GIFT_QUESTIONS = st.one_of(
    _question(
        TrueFalse,
        "truefalse",
        answer=st.booleans(),
        feedback=st.fixed_dictionaries({"right": _FEEDBACK, "wrong": _FEEDBACK}),
    ),
    _choices(),
    _question(ShortAnswer, "shortanswer", answers=_accepted(text=LINES)),
    _question(
        Numerical, "numerical", answers=_accepted(number=_NUMBERS | st.just("*"), tolerance=st.floats(0, 1e6))
    ),
    _question(
        Match,
        "match",
        pairs=st.lists(st.fixed_dictionaries({"text": _FEEDBACK, "answer": LINES}), min_size=2, max_size=5),
    ),
    _question(
        Ordering,
        "ordering",
        items=st.lists(_html().filter(lambda text: text["values"]["en"]), min_size=2, max_size=6),
        select_count=st.just(2),
        layout=st.sampled_from(["vertical", "horizontal"]),
        select=st.sampled_from(["all", "random", "contiguous"]),
        grading=st.sampled_from(["all-or-nothing", "absolute-position", "relative-to-correct"]),
        show_grading=st.booleans(),
        numbering=st.sampled_from(["none", "abc", "123"]),
    ),
    _question(Essay, "essay", response_lines=st.just(15)),
    _question(Description, "description", general_feedback=st.none()),
)
