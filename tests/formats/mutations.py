"""Question files spoilt at random, always in the same way."""

import random
from collections.abc import Iterator

SEEDS: dict[str, tuple[str, ...]] = {
    "gift": (
        (
            "// [id:one/a] [tag:x]\n$CATEGORY: $course$/top/Sea\n\n"
            "::a:: What \\= {=sea#yes ~%-33.33333%lake#no ~rain####all}\n"
        ),
        (
            "[html]<p>Salty?</p>{TRUE#no#yes}\n\n[markdown]*x* {=%50%a =b}\n\n"
            "{#=1..2#f =%50%3:0.5 ~#g}\n\nDescribe {}\n"
        ),
        (
            "Match {=a -> b\n=c -> d\n=-> e}\n\n"
            "Order {>3 ALL VERTICAL ABSOLUTE SHOW abc\none\ntwo\nthree\n}\n\ntext\n"
        ),
    ),
    "aiken": (
        (
            "What is salty?\nA) The sea\nB. The lake\nANSWER: A\n\n"
            "What is fresh?\nA) The sea\nB) The lake\nANSWER: B\n"
        ),
    ),
    "csv": (
        (
            "id,type,question,points,choose,answer 1,right 1,feedback 1,answer 2,right 2\n"
            'a/b/c,multichoice,"What, ""salty""?",2,one,sea,yes,ok,lake,no\n'
            ",numerical,How many?,,,3.5 ± 0.1,50 %,,*,no\n"
        ),
    ),
}
_PIECES = (
    *"{}~=#:\\%\n\r\t\0[]()<>&$/.,;'\"0T-*é漢\ufeff\u2028",
    "->", "::", "####", "{#", "..", "=%50%", "~%--5%", "[html]", "[id:", "[tag:", "]", "//", "$CATEGORY:",
    "\n\n", "\\n", "&&058;", "ANSWER:", "A)", "&#x0;", "<script>", "TRUE", "1e999", "-", "%", ">9", "\x01a", "\x01",
)  # fmt: skip


def mutants(kind: str, count: int, seed: int = 1) -> Iterator[bytes]:
    """So many files, each a seed with several changes."""
    dice = random.Random(f"{kind}{seed}")
    for _ in range(count):
        text = dice.choice(SEEDS[kind])
        for _ in range(dice.randint(1, 8)):
            text = _changed(text, dice)
        data = text.encode("utf-8", "surrogatepass")
        if dice.random() < 0.05:
            place = dice.randrange(len(data) + 1)
            data = data[:place] + bytes([dice.randrange(256)]) + data[place:]
        yield data


def _changed(text: str, dice: random.Random) -> str:
    start = dice.randrange(len(text) + 1)
    end = min(len(text), start + dice.choice((0, 1, 1, 2, 5, 40)))
    match dice.randrange(5):
        case 0:
            return text[:start] + text[end:]
        case 1:
            return text[:start] + dice.choice(_PIECES) + text[start:]
        case 2:
            return text[:end] + text[start:end] * dice.choice((1, 2, 30)) + text[end:]
        case 3:
            return text[:start] + dice.choice(_PIECES) + text[end:]
        case _:
            other = dice.randrange(len(text) + 1)
            return text[:other] + text[start:end] + text[other:]
