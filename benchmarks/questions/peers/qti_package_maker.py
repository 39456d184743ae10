"""qti-package-maker: packages for Canvas and others. It has no Moodle XML; its Canvas QTI 1.2 is what comes nearest.

It refuses text that is not ASCII, so that it gets entities.
"""

import contextlib
import os
from collections import Counter
from pathlib import Path
from typing import Any

from benchmarks.questions.peers.adapter import Data, run
from qti_package_maker.package_interface import QTIPackageInterface


def work(questions: list[Data], target: Path) -> Counter[str]:
    kinds: Counter[str] = Counter()
    with Path(os.devnull).open("w") as nowhere, contextlib.redirect_stdout(nowhere):
        package = QTIPackageInterface("bench", verbose=False, allow_mixed=True)
        for data in questions:
            item = _item(data)
            if item is not None:
                package.add_item(item[0], _ascii(item[1]))
                kinds[data["kind"]] += 1
        package.save_package("canvas_qti_v1_2", str(target))
    return kinds


def _item(data: Data) -> tuple[str, tuple[Any, ...]] | None:
    text = data["text"]
    match data["kind"]:
        case "one":
            options = [item["text"] for item in data["answers"]]
            return "MC", (text, options, options[0])
        case "several":
            options = [item["text"] for item in data["answers"]]
            return "MA", (text, options, [item["text"] for item in data["answers"] if item["share"] > 0])
        case "truefalse":
            return "MC", (text, ["True", "False"], "True" if data["right"] else "False")
        case "shortanswer":
            return "FIB", (text, [item["text"] for item in data["answers"]])
        case "numerical":
            return "NUM", (text, data["value"], data["tolerance"])
        case "match":
            return "MATCH", (text, [a for a, _ in data["pairs"]], [b for _, b in data["pairs"]])
        case _:
            return None


def _ascii(value: Any) -> Any:
    if isinstance(value, str):
        return value.encode("ascii", "xmlcharrefreplace").decode()
    return type(value)(map(_ascii, value)) if isinstance(value, list | tuple) else value


run(work)
