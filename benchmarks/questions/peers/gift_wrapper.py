"""gift-wrapper: GIFT from YAML. It has multiple choice and numbers, and escapes nothing."""

from collections import Counter
from pathlib import Path

from benchmarks.questions.peers.adapter import Data, run
from gift_wrapper import gift, question, transformer

_CHANGES = [
    gift.process_new_lines,
    transformer.LatexFormulas(False),
    transformer.LatexCommandsWithinText(),
]


def work(questions: list[Data], target: Path) -> Counter[str]:
    kinds: Counter[str] = Counter()
    with target.open("w", encoding="utf-8") as file:
        for data in questions:
            made = _made(data)
            if made is not None:
                file.write(f"{made.gift}\n\n")
                kinds[data["kind"]] += 1
    return kinds


def _made(data: Data) -> question.HtmlQuestion | None:
    head = {
        "name": data["name"],
        "statement": data["text"],
        "feedback": data["feedback"],
        "pre_transforms": [],
        "post_transforms": _CHANGES,
    }
    match data["kind"]:
        case "one":
            right, *wrong = (item["text"] for item in data["answers"])
            return question.MultipleChoice(answers={"perfect": right, "wrong": wrong}, **head)
        case "several":
            shares = [[item["text"], item["share"]] for item in data["answers"]]
            return question.MultipleChoice(answers={"partial": shares}, **head)
        case "numerical":
            return question.Numerical(solution={"value": data["value"], "error": data["tolerance"]}, **head)
        case _:
            return None


run(work)
