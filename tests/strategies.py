"""Questions of every type with every option, made by hypothesis."""

import re
import string
from functools import cache
from typing import Any

from hypothesis import strategies as st
from hypothesis.strategies import SearchStrategy
from pydantic import TypeAdapter

from coursepack.model import Question
from coursepack.model.fractions import MOODLE_FRACTIONS
from tests.specimens import SEA

Data = dict[str, Any]

_QUESTION: TypeAdapter[Question] = TypeAdapter(Question)
_LETTERS = st.characters(codec="utf-8", exclude_categories=("Cc", "Cs", "Co", "Cn", "Zl", "Zp"))
_NO_SPAN = re.compile(r"[`$]")
"""What would make code or a formula of a gap between two of it; such a gap is CP-Q022."""
_NOT_SHOWN = re.compile(r"<[/?!]")
_IDENTIFIERS = st.from_regex(r"[a-z][a-z0-9]{0,8}(?:-[a-z0-9]{1,5})?", fullmatch=True)
_PIECES = st.sampled_from(
    [
        "**bold** text",
        "a < b & c > d",
        "]]> end",
        "<em>html</em>",
        "`code {x} ~ = # : % $`",
        "![The sea](sea.svg)",
        "A line\n\nand a paragraph",
        "- one\n- two",
        "$x^2 + \\{1\\}$",
        "ünïcödé — “quotes” \U0001f30a",
        "[a link](https://example.org/?a=1&b=2)",
        "\\\\ backslash \\# \\}",
        "{1:SHORTANSWER:=no}",
        "[[1]] {a}",
        "-> => // :: %50%",
    ]
)
_SPECIAL_IN_TEXTS = re.compile(r"\{\{|\}\}|@@|\[\[\d|\{\d*:[A-Z]|\{=")
"""What Moodle gives a meaning to, in texts of questions with gaps or formulas."""


def lines(max_size: int = 30) -> SearchStrategy[str]:
    """Names and typed answers: one line that is not empty, also without what HTML leaves out (`</b><?`)."""
    return (
        st.text(_LETTERS, min_size=1, max_size=max_size)
        .map(lambda text: " ".join(text.split()))
        .filter(lambda text: bool(text) and not _NOT_SHOWN.search(text))
    )


def _is_tag(text: str) -> bool:
    """Whether Moodle keeps the tag as it is."""
    return text != "0" and not any(sign in text for sign in "<>`&")


@cache
def texts(*, inline: bool = False, special: bool = True, images: bool = True) -> SearchStrategy[Any]:
    """Texts in Markdown, HTML and plain; `inline` without paragraphs and images."""
    written = st.one_of(
        lines(), _PIECES if not inline else st.sampled_from(["**bold**", "a < b & c", "x~2~ y"])
    )
    if not images:
        written = written.filter(lambda text: "![" not in text)
    if not special:
        written = written.filter(lambda text: not _SPECIAL_IN_TEXTS.search(text))
    plain = written.filter(lambda text: "\n" not in text).map(lambda text: {"format": "plain", "en": text})
    as_html = (
        lines()
        .map(lambda text: f"<p>{_escaped(text)}<br></p>")
        .filter(lambda text: special or not _SPECIAL_IN_TEXTS.search(text))
    )
    html = as_html.map(lambda text: {"format": "html", "en": text})
    return (
        written.map(lambda text: {"en": text}) if inline else st.one_of(written.map(_in_english), html, plain)
    )


def _in_english(text: str) -> Data:
    return {"en": text}


def _escaped(text: str) -> str:
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;").replace("@@", "")


def _maybe(strategy: SearchStrategy[Any]) -> SearchStrategy[Any]:
    return st.one_of(st.none(), strategy)


def _dicts(required: Data, optional: Data | None = None) -> SearchStrategy[Data]:
    return st.fixed_dictionaries(required, optional=optional or {})


_FRACTIONS = st.sampled_from(MOODLE_FRACTIONS)
_POSITIVE = st.sampled_from([fraction for fraction in MOODLE_FRACTIONS if 0 < fraction < 100])
_NUMBERS = st.one_of(
    st.integers(-(10**6), 10**6).map(float),
    st.decimals(-1000, 1000, places=3).map(float),
    st.sampled_from([0.0, 1e-7, 2.5e10, -1e-12]),
)
_TOLERANCES = st.sampled_from([0.0, 0.01, 0.5, 3.0, 1e-9])
_COMBINED = _dicts({}, {"right": texts(), "partly": texts(), "wrong": texts()})
_PARTS_HINTS = st.lists(
    _dicts({"text": texts()}, {"show_number_correct": st.booleans(), "clear_wrong": st.booleans()}),
    max_size=2,
)
_PLACES_HINTS = st.lists(
    _dicts(
        {"text": texts()},
        {"show_number_correct": st.booleans(), "clear_wrong": st.booleans(), "show_wrong": st.booleans()},
    ),
    max_size=2,
)
_HINTS = st.lists(_dicts({"text": texts()}), max_size=2)
_NUMBERING = st.sampled_from(["abc", "ABCD", "123", "iii", "IIII", "none"])
_PARTS = {"feedback": _COMBINED, "show_number_correct": st.booleans(), "hints": _PARTS_HINTS}
_WORDS = st.text(string.ascii_lowercase, min_size=1, max_size=8)


def _head(
    kind: str, text: SearchStrategy[Any] | None = None, **more: SearchStrategy[Any]
) -> tuple[Data, Data]:
    required = {"id": _IDENTIFIERS, "type": st.just(kind), "text": texts() if text is None else text, **more}
    optional: Data = {
        "name": lines().filter(lambda name: "<" not in name).map(_in_english),
        "points": st.sampled_from([0.0, 0.5, 1.0, 2.0, 12.3456]),
        "general_feedback": texts(),
        "penalty": st.sampled_from([0.0, 10.0, 25.0, 100 / 3, 50.0, 100.0]),
        "tags": st.lists(lines(20).filter(_is_tag), max_size=3, unique=True),
    }
    return required, optional


def _question(
    kind: str, required: Data, optional: Data | None = None, **options: Any
) -> SearchStrategy[Data]:
    head, more = _head(kind, **options)
    return _dicts({**head, **required}, {**more, **(optional or {})})


def _one_right(choice: SearchStrategy[Data]) -> SearchStrategy[list[Data]]:
    right = choice.map(lambda data: {**data, "right": True})
    wrong = st.one_of(
        choice, st.tuples(choice, _FRACTIONS.filter(lambda part: part < 100)).map(_with_fraction)
    )
    return st.tuples(right, st.lists(wrong, min_size=1, max_size=3)).map(lambda found: [found[0], *found[1]])


def _with_fraction(found: tuple[Data, float]) -> Data:
    return {**found[0], "fraction": found[1]}


def _several_right(choice: SearchStrategy[Data]) -> SearchStrategy[list[Data]]:
    rights = st.lists(choice.map(lambda data: {**data, "right": True}), min_size=2, max_size=3)
    return st.tuples(rights, st.lists(choice, max_size=2)).map(lambda found: [*found[0], *found[1]])


def _choices(text: SearchStrategy[Any], *, images: bool = True) -> SearchStrategy[Data]:
    choice = _dicts({"text": text}, {"feedback": texts(special=False, images=images)})
    return st.one_of(
        st.tuples(_one_right(choice), st.just(True)), st.tuples(_several_right(choice), st.just(False))
    ).map(lambda found: {"answers": found[0], "single": found[1]})


def _merged(question: SearchStrategy[Data], more: SearchStrategy[Data]) -> SearchStrategy[Data]:
    return st.tuples(question, more).map(lambda found: {**found[0], **found[1]})


def _true_false() -> SearchStrategy[Data]:
    feedback = _dicts({}, {"right": texts(), "wrong": texts()})
    return _question("truefalse", {"answer": st.booleans()}, {"feedback": feedback, "hints": _HINTS})


def _multi_choice() -> SearchStrategy[Data]:
    options = {"shuffle": st.booleans(), "numbering": _NUMBERING, "show_instruction": st.booleans()}
    return _merged(_question("multichoice", {}, {**options, **_PARTS}), _choices(texts()))


def _accepted(text: SearchStrategy[str], *, images: bool = True) -> SearchStrategy[list[Data]]:
    best = _dicts({"text": text.map(_in_english)}, {"feedback": texts(special=False, images=images)})
    other = _dicts(
        {"text": text.map(_in_english), "fraction": _FRACTIONS},
        {"feedback": texts(special=False, images=images)},
    )
    return st.tuples(best, st.lists(other, max_size=3)).map(lambda found: [found[0], *found[1]])


def _short_answer() -> SearchStrategy[Data]:
    options = {"case_sensitive": st.booleans(), "hints": _HINTS}
    return _question("shortanswer", {"answers": _accepted(lines())}, options)


def _numbers(others: SearchStrategy[Any], *, images: bool = True) -> SearchStrategy[list[Data]]:
    best = _dicts(
        {"number": _NUMBERS}, {"tolerance": _TOLERANCES, "feedback": texts(special=False, images=images)}
    )
    other = _dicts(
        {"number": others, "fraction": _FRACTIONS},
        {"tolerance": _TOLERANCES, "feedback": texts(special=False, images=images)},
    )
    return st.tuples(best, st.lists(other, max_size=2)).map(lambda found: [found[0], *found[1]])


_UNITS = st.one_of(
    st.just({}),
    _dicts(
        {
            "units": st.lists(_WORDS, min_size=1, max_size=3, unique=True).map(
                lambda names: [{"name": name, "multiplier": 10.0**at} for at, name in enumerate(names)]
            )
        },
        {
            "unit_entry": st.sampled_from(["text", "radio", "dropdown", "none"]),
            "unit_grading": st.sampled_from(["none", "response", "question"]),
            "unit_penalty": st.sampled_from([0.0, 10.0, 50.0, 100.0]),
            "unit_before_number": st.booleans(),
        },
    ),
)


def _numerical() -> SearchStrategy[Data]:
    answers = _numbers(st.one_of(_NUMBERS, st.just("*")))
    return _merged(_question("numerical", {"answers": answers}, {"hints": _HINTS}), _UNITS)


def _match() -> SearchStrategy[Data]:
    pair = _dicts({"text": texts(), "answer": lines().map(_in_english)})
    distractor = _dicts({"answer": lines().map(_in_english)})
    pairs = st.tuples(st.lists(pair, min_size=2, max_size=4), st.lists(distractor, max_size=2))
    return _question(
        "match", {"pairs": pairs.map(lambda found: found[0] + found[1])}, {**_PARTS, "shuffle": st.booleans()}
    )


def _essay() -> SearchStrategy[Data]:
    options = {
        "response_format": st.sampled_from(["editor", "editorfilepicker", "plain", "monospaced", "noinline"]),
        "response_required": st.booleans(),
        "response_lines": st.sampled_from([2, 10, 40]),
        "min_words": st.integers(1, 10),
        "max_words": st.integers(10, 500),
        "attachments": st.sampled_from([-1, 0, 2]),
        "attachments_required": st.integers(0, 3),
        "max_file_size": st.sampled_from([0, 1024]),
        "file_types": st.lists(st.sampled_from([".pdf", "document", "image"]), unique=True),
        "grader_info": texts(),
        "template": texts().filter(lambda text: "sea.svg" not in str(text)),
    }
    return _question("essay", {}, options)


def _description() -> SearchStrategy[Data]:
    return _question("description", {}).map(lambda data: {**data, "points": 0.0})


def _ordering() -> SearchStrategy[Data]:
    options = {
        "layout": st.sampled_from(["vertical", "horizontal"]),
        "select": st.sampled_from(["all", "random", "contiguous"]),
        "grading": st.sampled_from(
            ["all-or-nothing", "absolute-position", "relative-next-exclude-last", "longest-contiguous-subset"]
        ),
        "show_grading": st.booleans(),
        "numbering": _NUMBERING,
        **_PARTS,
        "hints": _PLACES_HINTS,
    }
    return _question("ordering", {"items": st.lists(texts(), min_size=2, max_size=4)}, options)


def _random_short_answer_match() -> SearchStrategy[Data]:
    options = {"subcategories": st.booleans(), **_PARTS}
    return _question("randomsamatch", {"choose": st.integers(2, 9)}, options)


def _text_with_gaps(names: list[str]) -> SearchStrategy[Data]:
    around = texts(special=False).filter(lambda text: text.get("format") != "html" and "\n" not in text["en"])
    return st.tuples(*[around for _ in names], around).map(
        lambda parts: {
            "en": " ".join(
                f"{_NO_SPAN.sub('', part['en'])} {{{{{name}}}}}"
                for part, name in zip(parts, names, strict=False)
            )
        }
    )


def _with_gaps(kind: str, choice: SearchStrategy[Data]) -> SearchStrategy[Data]:
    def made(names: list[str]) -> SearchStrategy[Data]:
        named = st.tuples(*[choice.map(lambda data, name=name: {**data, "id": name}) for name in names])
        choices = st.tuples(named, st.lists(choice, max_size=2)).map(lambda found: [*found[0], *found[1]])
        return _question(
            kind, {"choices": choices}, {**_PARTS, "shuffle": st.booleans()}, text=_text_with_gaps(names)
        )

    return st.lists(_IDENTIFIERS, min_size=1, max_size=3, unique=True).flatmap(made)


def _gap_select() -> SearchStrategy[Data]:
    words = lines(12).filter(lambda text: "&lt;" not in text)
    return _with_gaps("gapselect", _dicts({"text": words.map(_in_english)}, {"group": st.integers(1, 20)}))


def _drag_drop_text() -> SearchStrategy[Data]:
    choice = _dicts({"text": texts(inline=True)}, {"group": st.integers(1, 20), "unlimited": st.booleans()})
    return _with_gaps("ddwtos", choice)


def _gap(name: str) -> SearchStrategy[Data]:
    head = {"id": st.just(name)}
    points = {"points": st.integers(0, 9)}
    typed = lines(15).filter(lambda text: "\\}" not in text and "\\#" not in text)
    short = _dicts(
        {**head, "type": st.just("shortanswer"), "answers": _accepted(typed, images=False)},
        {**points, "case_sensitive": st.booleans()},
    )
    number = _dicts(
        {**head, "type": st.just("numerical"), "answers": _numbers(_NUMBERS, images=False)}, points
    )
    choice = _merged(
        _dicts({**head, "type": st.just("multichoice")}, {**points, "shuffle": st.booleans()}),
        _choices(texts(inline=True), images=False),
    )
    shown = st.sampled_from(["vertical", "horizontal"])
    return st.one_of(
        short, number, choice, st.tuples(choice, shown).map(lambda found: {**found[0], "display": found[1]})
    )


def _multi_answer() -> SearchStrategy[Data]:
    def made(names: list[str]) -> SearchStrategy[Data]:
        gaps = st.tuples(*[_gap(name) for name in names]).map(list)
        question = _question(
            "multianswer", {"gaps": gaps}, {"hints": _PARTS_HINTS}, text=_text_with_gaps(names)
        )
        return question.map(lambda data: {key: item for key, item in data.items() if key != "points"})

    return st.lists(_IDENTIFIERS, min_size=1, max_size=3, unique=True).flatmap(made)


def _drag_drop_image() -> SearchStrategy[Data]:
    item = _dicts(
        {"text": texts(inline=True)},
        {"image": st.just("sea.svg"), "group": st.integers(1, 20), "unlimited": st.booleans()},
    )

    def made(names: list[str]) -> SearchStrategy[Data]:
        items = st.tuples(*[item.map(lambda data, name=name: {**data, "id": name}) for name in names]).map(
            list
        )
        zone = _dicts(
            {"item": st.sampled_from(names), "at": st.tuples(st.integers(0, 900), st.integers(0, 900))},
            {"label": texts(inline=True)},
        )
        required = {
            "background": st.just("sea.svg"),
            "items": items,
            "zones": st.lists(zone, min_size=1, max_size=3),
        }
        return _question("ddimageortext", required, {**_PARTS, "shuffle": st.booleans()})

    return st.lists(_IDENTIFIERS, min_size=1, max_size=3, unique=True).flatmap(made)


def _drag_drop_marker() -> SearchStrategy[Data]:
    marker = _dicts({"text": texts(inline=True)}, {"count": st.integers(1, 9)})
    point = st.tuples(st.integers(0, 900), st.integers(0, 900))

    def made(names: list[str]) -> SearchStrategy[Data]:
        markers = st.tuples(*[marker.map(lambda data, name=name: {**data, "id": name}) for name in names])
        wanted = {"marker": st.sampled_from(names)}
        zone = st.one_of(
            _dicts({**wanted, "shape": st.just("circle"), "at": point, "radius": st.integers(1, 99)}),
            _dicts(
                {
                    **wanted,
                    "shape": st.just("rectangle"),
                    "at": point,
                    "size": st.tuples(st.integers(1, 99), st.integers(1, 99)),
                }
            ),
            _dicts(
                {
                    **wanted,
                    "shape": st.just("polygon"),
                    "points": st.lists(point, min_size=3, max_size=5, unique=True),
                }
            ),
        )
        required = {
            "background": st.just("sea.svg"),
            "markers": markers.map(list),
            "zones": st.lists(zone, min_size=1, max_size=3),
        }
        options = {
            **_PARTS,
            "hints": _PLACES_HINTS,
            "shuffle": st.booleans(),
            "show_misplaced": st.booleans(),
        }
        return _question("ddmarker", required, options)

    return st.lists(_IDENTIFIERS, min_size=1, max_size=3, unique=True).flatmap(made)


_WILDCARD = _dicts(
    {"minimum": st.just(1.5), "maximum": st.sampled_from([2.0, 30.0]), "decimals": st.integers(0, 9)},
    {
        "distribution": st.sampled_from(["uniform", "loguniform"]),
        "shared": st.booleans(),
        "values": st.lists(st.sampled_from(["1", "2.50", "-3e2"]), min_size=1, max_size=4),
    },
)
_WILDCARDS = st.tuples(_WILDCARD, _WILDCARD).map(
    lambda found: [{**found[0], "name": "a"}, {**found[1], "name": "b c"}]
)
_PRECISION = st.one_of(
    st.just({}), _dicts({"decimals": st.integers(0, 9)}), _dicts({"significant_figures": st.integers(1, 9)})
)
_SYNCHRONISE = st.sampled_from(["separate", "together", "together-named"])


def _calculated(kind: str) -> SearchStrategy[Data]:
    formula = st.sampled_from(["{a} + {b c}", "sqrt({a}) * 2", "{a} > 1 ? 1 : 0", "*"])
    best = _merged(_dicts({"formula": formula}, {"feedback": texts(special=False)}), _PRECISION)
    other = _merged(
        _dicts(
            {"formula": formula, "fraction": _FRACTIONS},
            {
                "tolerance": _TOLERANCES,
                "tolerance_type": st.sampled_from(["relative", "nominal", "geometric"]),
                "feedback": texts(special=False),
            },
        ),
        _PRECISION,
    )
    answers = st.tuples(best, st.lists(other, max_size=2)).map(lambda found: [found[0], *found[1]])
    options = {"hints": _HINTS, **({"synchronise": _SYNCHRONISE} if kind == "calculated" else {})}
    required = {"answers": answers, "wildcards": _WILDCARDS, "value_sets": st.integers(1, 5)}
    return _merged(_question(kind, required, options), _UNITS)


def _calculated_multi() -> SearchStrategy[Data]:
    text = st.tuples(texts(special=False), st.sampled_from(["{={a}*2}", "{={a}+{b c}}", "{a}"])).map(
        lambda found: {**found[0], "en": f"{found[0]['en']} {found[1]}"}
    )
    text = text.filter(lambda data: data.get("format") != "html" and "\n" not in data["en"])
    options = {**_PARTS, "shuffle": st.booleans(), "numbering": _NUMBERING, "synchronise": _SYNCHRONISE}
    required = {"wildcards": _WILDCARDS, "value_sets": st.integers(1, 5)}
    return _merged(_question("calculatedmulti", required, options), _choices(text))


TYPES: dict[str, SearchStrategy[Data]] = {
    "truefalse": _true_false(),
    "multichoice": _multi_choice(),
    "shortanswer": _short_answer(),
    "numerical": _numerical(),
    "match": _match(),
    "essay": _essay(),
    "description": _description(),
    "multianswer": _multi_answer(),
    "gapselect": _gap_select(),
    "ddwtos": _drag_drop_text(),
    "ddimageortext": _drag_drop_image(),
    "ddmarker": _drag_drop_marker(),
    "ordering": _ordering(),
    "calculated": _calculated("calculated"),
    "calculatedsimple": _calculated("calculatedsimple"),
    "calculatedmulti": _calculated_multi(),
    "randomsamatch": _random_short_answer_match(),
}


def questions() -> SearchStrategy[Question]:
    """A question of any type."""
    return st.one_of(*TYPES.values()).map(as_question)


def as_question(data: Data) -> Question:
    """The model's question, in a course whose first language is English."""
    return _QUESTION.validate_python(data, context={"language": "en", "base": ""})


FILES = {"sea.svg": SEA.encode()}
