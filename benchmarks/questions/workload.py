"""Mixed questions, always the same ones: seven types in turn, 25 to 60 words of HTML each, accents and signs.

Standard library only: adapters of other programs read these as JSON.
"""

import random
from collections.abc import Iterator
from typing import Any

KINDS = ("one", "several", "truefalse", "shortanswer", "numerical", "match", "essay")
Data = dict[str, Any]

_TEXT = (
    "the of and value result module between measure number system question process la une des théorème élève "
    "forêt être façon hypothèse mañana ecuación función corazón pingüino señal médico teoría raíz"
)
_WORDS = _TEXT.split()
_SIGNS = ("x = 3", "a ~ b", "C# 11", "ratio 3:1", "f(x) = {x}", "100 % ~ 1", "10:30", "50 €", r"C:\temp")


def questions(count: int) -> Iterator[Data]:
    """So many questions."""
    for number in range(count):
        draw = random.Random(number)
        kind = KINDS[number % len(KINDS)]
        yield {
            "id": f"q{number:06}",
            "kind": kind,
            "name": f"Q{number:06} {_phrase(draw, 4)}",
            "text": _stem(draw),
            "feedback": f"<p>{_phrase(draw, 8)}.</p>",
            "tags": [f"unité-{number % 9}", "niveau"],
            **_answers(kind, draw),
        }


def _answers(kind: str, draw: random.Random) -> Data:
    match kind:
        case "one":
            return {"answers": [_answer(draw, 0 if number else 100) for number in range(4)]}
        case "several":
            return {"answers": [_answer(draw, share) for share in (50, 50, -50, 0, 0)]}
        case "truefalse":
            return {"right": draw.random() < 0.5, "yes": _phrase(draw, 4), "no": _phrase(draw, 4)}
        case "shortanswer":
            return {"answers": [_answer(draw, share) for share in (100, 50)]}
        case "numerical":
            value = round(draw.uniform(-500, 500), 3)
            return {"value": value, "tolerance": 0.01, "comment": _phrase(draw, 4)}
        case "match":
            return {"pairs": [[f"{_phrase(draw, 4)} {n}", f"{_phrase(draw, 2)} {n}"] for n in range(4)]}
        case _:
            return {"lines": 15, "grader": _phrase(draw, 8)}


def _answer(draw: random.Random, share: float) -> Data:
    return {
        "text": f"{_phrase(draw, 4)} {draw.randrange(1000)}",
        "share": share,
        "feedback": _phrase(draw, 4),
    }


def _phrase(draw: random.Random, count: int) -> str:
    words = " ".join(draw.choice(_WORDS) for _ in range(count))
    return f"{words} {draw.choice(_SIGNS)}" if draw.random() < 0.25 else words


def _stem(draw: random.Random) -> str:
    words = [draw.choice(_WORDS) for _ in range(draw.randint(20, 50))]
    for tag in ("strong", "em"):
        words.insert(draw.randrange(len(words)), f"<{tag}>{draw.choice(_WORDS)}</{tag}>")
    words.insert(draw.randrange(len(words)), f"<code>{draw.choice(_SIGNS)}</code>")
    return f"<p>{' '.join(words)}?</p>"
