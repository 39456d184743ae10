"""Questions of every type that is marked, and responses to them: always the same ones.

A response is written as the player keeps it (`script/controls.js`).
"""

import random
from collections.abc import Callable, Iterator
from typing import Any

COUNT = 500
RESPONSES = 20

Question = dict[str, Any]
Respond = Callable[[random.Random], str]

_WORDS = [
    "sea",
    "Lomé",
    "ÉTÉ",
    "straße",
    "a.b",
    "1 000",
    "C++",
    "x\\*y",
    "Dakar",
    "océan",
    "İzmir",
    "q?",
    "(paren)",
]
_FRACTIONS = [100, 90, 50, 33.33333, 25, 20, 16.66667, 10, 0]
_GRADINGS = [
    "all-or-nothing", "absolute-position", "relative-next-exclude-last", "relative-next-include-last",
    "relative-one-previous-and-next", "relative-all-previous-and-next", "longest-ordered-subset",
    "longest-contiguous-subset", "relative-to-correct",
]  # fmt: skip


def generated() -> Iterator[tuple[Question, list[str]]]:
    """The questions, each with its responses; the first response is empty.

    An ordering question has no empty response: the order as shown counts.
    """
    makers = [
        _true_false, _single, _several, _short, _number, _measured, _match, _gaps, _drag, _image, _markers,
        _ordering, _cloze, _calculated, _calculated_multi,
    ]  # fmt: skip
    for number in range(COUNT):
        draw = random.Random(number)
        question, respond = makers[number % len(makers)](draw)
        first = respond(draw) if question["type"] == "ordering" else ""
        given = [first, *(respond(draw) for _ in range(RESPONSES - 1))]
        yield {"id": f"q{number}", "text": f"Question {number}", **question}, given


def _true_false(draw: random.Random) -> tuple[Question, Respond]:
    return {"type": "truefalse", "answer": draw.random() < 0.5}, lambda draw: draw.choice("01")


def _single(draw: random.Random) -> tuple[Question, Respond]:
    count = draw.randint(2, 6)
    answers = [
        {"text": f"Option {index}", "fraction": draw.choice([*_FRACTIONS, -25, -50])}
        for index in range(count)
    ]
    answers[draw.randrange(count)]["fraction"] = 100
    return {"type": "multichoice", "single": True, "answers": answers}, lambda draw: str(
        draw.randrange(count)
    )


def _several(draw: random.Random) -> tuple[Question, Respond]:
    count = draw.randint(3, 7)
    right = draw.randint(1, count - 1)
    answers = [
        {"text": f"Option {index}"} | ({"right": True} if index < right else {}) for index in range(count)
    ]
    if draw.random() < 0.3:
        for answer in answers[right:]:
            answer["fraction"] = draw.choice([-100, -50, -33.33333, 0])
    draw.shuffle(answers)
    return {"type": "multichoice", "single": False, "answers": answers}, lambda draw: _some(draw, count)


def _some(draw: random.Random, count: int) -> str:
    chosen = sorted(draw.sample(range(count), draw.randint(1, count)))
    return ",".join(map(str, chosen))


def _short(draw: random.Random) -> tuple[Question, Respond]:
    answers = []
    for index in range(draw.randint(1, 4)):
        word = draw.choice(_WORDS)
        text = draw.choice([word, f"{word}*", f"*{word}*", f"{word[:2]}*{word[2:]}", f"{word} \\* {word}"])
        answers.append({"text": text, "fraction": 100 if index == 0 else draw.choice(_FRACTIONS)})
    if draw.random() < 0.3:
        answers.append({"text": "*", "fraction": draw.choice([0, 10])})
    question = {"type": "shortanswer", "answers": answers, "case_sensitive": draw.random() < 0.5}
    return question, lambda draw: _typed(draw, [str(answer["text"]) for answer in answers])


def _typed(draw: random.Random, patterns: list[str]) -> str:
    word = (
        draw.choice([*patterns, *_WORDS])
        .replace("\\*", "\0")
        .replace("*", draw.choice(["", "x", " y "]))
        .replace("\0", "*")
    )
    change = draw.choice(
        [
            str,
            str,
            str.upper,
            str.lower,
            str.title,
            lambda text: f"  {text} ",
            lambda text: f"{text}!",
            lambda text: text[::-1],
        ]
    )
    return change(word) or "x"


def _number_text(draw: random.Random, value: float) -> str:
    near = draw.choice([value, value, value * 1.001, value + 0.05, value * 2, -value, value + 1])
    ways = [
        f"{near:g}",
        f"{near:.3f}",
        f"{near:.2e}",
        f"{near:,.2f}",
        f" {near:g} ",
        f"{near:g}".replace(".", ","),
        f"+{abs(near):g}",
        f"{near:g} m",
        "abc",
        f"{near:.1f}x10^2",
        f"{near:g}e1",
    ]
    return draw.choice(ways)


def _number_answers(draw: random.Random) -> list[dict[str, Any]]:
    answers: list[dict[str, Any]] = [
        {
            "number": draw.choice([0, 1, 2.5, -3, 3.14159, 1000, 0.001, 12345.678]),
            "tolerance": draw.choice([0, 0, 0.1, 1, 0.001]),
            "fraction": 100 if index == 0 else draw.choice([*_FRACTIONS, -50]),
        }
        for index in range(draw.randint(1, 3))
    ]
    if draw.random() < 0.3:
        answers.append({"number": "*", "fraction": draw.choice([0, -50, 10])})
    return answers


def _number(draw: random.Random) -> tuple[Question, Respond]:
    answers = _number_answers(draw)
    values = [float(answer["number"]) for answer in answers if answer["number"] != "*"]
    return {"type": "numerical", "answers": answers}, lambda draw: _number_text(draw, draw.choice(values))


def _measured(draw: random.Random) -> tuple[Question, Respond]:
    entry = draw.choice(["text", "radio", "dropdown"])
    before = entry == "text" and draw.random() < 0.4
    value = draw.choice([2.5, 10, 400])
    question = {
        "type": "numerical",
        "answers": [
            {"number": value, "tolerance": 0.01 * value},
            {"number": value * 2, "fraction": draw.choice([50, -50])},
        ],
        "units": [{"name": "m"}, {"name": "cm", "multiplier": 100}, {"name": "km", "multiplier": 0.001}],
        "unit_entry": entry,
        "unit_grading": draw.choice(["none", "response", "question"]),
        "unit_penalty": draw.choice([10, 20, 100]),
        "unit_before_number": before,
    }

    def respond(draw: random.Random) -> str:
        unit, times = draw.choice([("m", 1), ("cm", 100), ("km", 0.001), ("", 1), ("mm", 1000)])
        number = f"{value * draw.choice([1, 1, 2, 3]) * draw.choice([1, times]):.6g}"
        if entry != "text":
            return f"{number}\t{unit}" if unit not in ("", "mm") else number
        return f"{unit}{number}" if before else f"{number}{draw.choice(['', ' '])}{unit}"

    return question, respond


def _places(draw: random.Random, places: int, choices: list[int]) -> str:
    chosen = [str(draw.choice(choices)) if draw.random() < 0.85 else "" for _ in range(places)]
    return ",".join(chosen) if any(chosen) else ""


def _match(draw: random.Random) -> tuple[Question, Respond]:
    count = draw.randint(2, 6)
    answers = [f"Answer {draw.randrange(count)}" for _ in range(count)]
    pairs: list[dict[str, str]] = [
        {"text": f"Stem {index}", "answer": answer} for index, answer in enumerate(answers)
    ]
    if draw.random() < 0.5 or len(set(answers)) < 2:
        pairs.append({"answer": "Distractor"})
    distinct = len({pair["answer"] for pair in pairs})
    return {"type": "match", "pairs": pairs}, lambda draw: _places(draw, count, list(range(distinct)))


def _gaps(draw: random.Random, kind: str = "gapselect") -> tuple[Question, Respond]:
    count = draw.randint(2, 5)
    groups = draw.randint(1, 2)
    choices: list[dict[str, Any]] = [
        {"id": f"c{index}", "text": f"word {index}", "group": index % groups + 1} for index in range(count)
    ]
    choices += [{"text": f"other {group}", "group": group} for group in range(1, groups + 1)]
    gaps = [draw.randrange(count) for _ in range(draw.randint(1, 5))]
    if kind == "ddwtos":
        choices = [choice | {"unlimited": True} for choice in choices]
    text = " and ".join(f"{{{{c{gap}}}}}" for gap in gaps)

    def respond(draw: random.Random) -> str:
        chosen = []
        for gap in gaps:
            same = [index for index, choice in enumerate(choices) if choice["group"] == choices[gap]["group"]]
            chosen.append(str(draw.choice([gap, draw.choice(same)])) if draw.random() < 0.85 else "")
        return ",".join(chosen) if any(chosen) else ""

    return {"type": kind, "text": text, "choices": choices}, respond


def _drag(draw: random.Random) -> tuple[Question, Respond]:
    return _gaps(draw, "ddwtos")


def _image(draw: random.Random) -> tuple[Question, Respond]:
    count = draw.randint(2, 5)
    items = [{"id": f"i{index}", "text": f"Item {index}", "unlimited": True} for index in range(count)]
    zones = [
        {"item": f"i{draw.randrange(count)}", "at": [index, index]} for index in range(draw.randint(1, 4))
    ]
    question = {"type": "ddimageortext", "background": "sea.svg", "items": items, "zones": zones}
    return question, lambda draw: _places(draw, len(zones), list(range(count)))


def _markers(draw: random.Random) -> tuple[Question, Respond]:
    count = draw.randint(1, 3)
    markers = [{"id": f"m{index}", "text": f"Marker {index}", "unlimited": True} for index in range(count)]
    zones = [{"marker": f"m{draw.randrange(count)}", **_zone(draw)} for _ in range(draw.randint(1, 4))]

    def point(draw: random.Random) -> str:
        zone = draw.choice(zones)
        x, y = draw.choice(zone.get("points", [zone.get("at", [0, 0])]))
        return f"{max(0, x + draw.choice([0, 0, 3, -3, 15]))},{max(0, y + draw.choice([0, 0, 3, -3, 15]))}"

    def respond(draw: random.Random) -> str:
        lists = [";".join(point(draw) for _ in range(draw.randint(0, 3))) for _ in range(count)]
        return "|".join(lists) if any(lists) else ""

    return {"type": "ddmarker", "background": "sea.svg", "markers": markers, "zones": zones}, respond


def _zone(draw: random.Random) -> dict[str, Any]:
    match draw.choice(["circle", "rectangle", "polygon"]):
        case "circle":
            return {"shape": "circle", "at": _point(draw, 20, 80), "radius": draw.randint(5, 30)}
        case "rectangle":
            return {"shape": "rectangle", "at": _point(draw, 0, 60), "size": _point(draw, 5, 40)}
        case _:
            return {"shape": "polygon", "points": [_point(draw, 0, 99) for _ in range(draw.randint(3, 6))]}


def _point(draw: random.Random, least: int, most: int) -> list[int]:
    return [draw.randint(least, most), draw.randint(least, most)]


def _ordering(draw: random.Random) -> tuple[Question, Respond]:
    count = draw.randint(2, 7)
    question = {
        "type": "ordering",
        "items": [f"Item {index}" for index in range(count)],
        "grading": draw.choice(_GRADINGS),
    }

    def respond(draw: random.Random) -> str:
        order = list(range(count))
        if draw.random() < 0.7:
            draw.shuffle(order)
        else:
            at = draw.randrange(count)
            order.append(order.pop(at))
        return ",".join(map(str, order))

    return question, respond


def _cloze(draw: random.Random) -> tuple[Question, Respond]:
    gaps: list[dict[str, Any]] = []
    for index in range(draw.randint(1, 4)):
        kind = draw.choice(["shortanswer", "numerical", "one", "several"])
        gap: dict[str, Any] = {"id": f"g{index}", "points": draw.randint(1, 3)}
        if kind == "shortanswer":
            words = draw.sample(["sea", "lake", "river"], 2)
            gap |= {"type": kind, "answers": [{"text": words[0]}, {"text": f"{words[1]}*", "fraction": 50}]}
        elif kind == "numerical":
            gap |= {"type": kind, "answers": [{"number": draw.choice([2, 2.5]), "tolerance": 0.1}]}
        else:
            right = {"one": 1, "several": draw.choice([2, 3])}[kind]
            answers = [
                {"text": f"o{number}"} | ({"right": True} if number < right else {}) for number in range(4)
            ]
            gap |= {"type": "multichoice", "single": kind == "one", "answers": answers}
        gaps.append(gap)

    def part(draw: random.Random, gap: dict[str, Any]) -> str:
        if draw.random() < 0.15:
            return ""
        if gap["type"] == "shortanswer":
            return draw.choice(["sea", "Lake", "river bank", "SEA ", "x"])
        if gap["type"] == "numerical":
            return draw.choice(["2", "2.5", "2.58", "-2", "two"])
        return str(draw.randrange(4)) if gap["single"] else _some(draw, 4)

    def respond(draw: random.Random) -> str:
        parts = [part(draw, gap) for gap in gaps]
        return "\n".join(parts) if any(parts) else ""

    return {
        "type": "multianswer",
        "text": " ".join(f"{{{{{gap['id']}}}}}" for gap in gaps),
        "gaps": gaps,
    }, respond


def _calculated(draw: random.Random) -> tuple[Question, Respond]:
    formula = draw.choice(["{a}*{b}", "{a}+{b}/3", "sqrt({a})-{b}", "pow({a},2)"])
    tolerance = draw.choice([("relative", 0.01), ("nominal", 0.5), ("geometric", 0.1)])
    question = {
        "type": draw.choice(["calculated", "calculatedsimple"]),
        "text": "{a} and {b}",
        "answers": [
            {"formula": formula, "tolerance_type": tolerance[0], "tolerance": tolerance[1]},
            {"formula": "{a}", "fraction": 50, "tolerance": 0.1, "tolerance_type": "nominal"},
        ],
        "wildcards": [
            {"name": "a", "values": ["4.0", "9", "2.25"]},
            {"name": "b", "values": ["1", "2.5", "-3"]},
        ],
    }
    variant = draw.randrange(3)
    a, b = [(4.0, 1), (9, 2.5), (2.25, -3)][variant]
    result = {"{a}*{b}": a * b, "{a}+{b}/3": a + b / 3, "sqrt({a})-{b}": a**0.5 - b, "pow({a},2)": a**2}[
        formula
    ]
    question["_variant"] = variant
    return question, lambda draw: _number_text(draw, draw.choice([result, result, a]))


def _calculated_multi(draw: random.Random) -> tuple[Question, Respond]:
    single = draw.random() < 0.5
    answers = [
        {"text": f"{{={{x}}*{index}}}"} | ({"right": True} if index <= (1 if single else 2) else {})
        for index in range(1, 5)
    ]
    question = {
        "type": "calculatedmulti",
        "text": "Which? {x}",
        "single": single,
        "answers": answers,
        "wildcards": [{"name": "x", "values": ["2", "3.5"]}],
        "_variant": draw.randrange(2),
    }
    return question, (lambda draw: str(draw.randrange(4))) if single else (lambda draw: _some(draw, 4))
