"""moodle-tools: Moodle XML from YAML by templates. Several right options cannot be said: <single> is fixed."""

from collections import Counter
from pathlib import Path

from benchmarks.questions.peers.adapter import Data, run
from jinja2 import Environment, PackageLoader, select_autoescape
from loguru import logger
from moodle_tools.make_questions import load_questions

logger.remove()


def work(questions: list[Data], target: Path) -> Counter[str]:
    loader = PackageLoader("moodle_tools.questions")
    templates = Environment(
        loader=loader, lstrip_blocks=True, trim_blocks=True, autoescape=select_autoescape()
    )
    kinds: Counter[str] = Counter()
    written = []
    for data in questions:
        if data["kind"] != "several":
            read = load_questions(
                [_document(data)], strict_validation=False, parse_markdown=False, table_styling=False
            )
            written += [question.to_xml(templates) for question in read]
            kinds[data["kind"]] += 1
    target.write_text(templates.get_template("quiz.xml.j2").render(questions=written), encoding="utf-8")
    return kinds


def _document(data: Data) -> Data:
    head = {
        "title": data["name"],
        "question": data["text"],
        "grade": 1.0,
        "general_feedback": data["feedback"],
    }
    return {**head, **_body(data)}


def _body(data: Data) -> Data:
    match data["kind"]:
        case "truefalse":
            feedback = {"correct_feedback": data["yes"], "incorrect_feedback": data["no"]}
            return {"type": "true_false", "correct_answer": data["right"], **feedback}
        case "numerical":
            answer = {"answer": data["value"], "tolerance": data["tolerance"], "points": 100}
            return {"type": "numerical", "answers": [answer | {"feedback": data["comment"]}]}
        case "match":
            return {
                "type": "matching",
                "options": [{"question": a, "answer": b} for a, b in data["pairs"]],
            }
        case "essay":
            response = {"response_format": "editor", "text_response": {"required": True}}
            return {"type": "essay", "grader_info": data["grader"], **response}
        case kind:
            answers = [
                {"answer": item["text"], "points": item["share"], "feedback": item["feedback"]}
                for item in data["answers"]
            ]
            return {"type": "multiple_choice" if kind == "one" else "shortanswer", "answers": answers}


run(work)
