"""Questions answered by typing: a word, a number, a text."""

from coursepack.formats.mbz.element import leaf, leaves, node, nodes
from coursepack.formats.mbz.questions.writer import Answer, QuestionWriter, plain
from coursepack.formats.moodle.names import spellings
from coursepack.formats.moodle.texts import number
from coursepack.model import Essay, MeasuredQuestion, Numerical, NumericalAnswer, ShortAnswer, Unit

_UNIT_ENTRY = {"text": 0, "radio": 1, "dropdown": 2, "none": 3}
_UNIT_GRADING = {"none": 0, "response": 1, "question": 2}


def short_answer(writer: QuestionWriter, question: ShortAnswer) -> str:
    """The accepted answers."""
    answers = writer.answers(
        Answer(plain(words), answer.fraction / 100, answer.feedback)
        for answer in question.answers
        for words in spellings(answer.text, writer.backup.languages)
    )
    options = node(
        "shortanswer",
        leaf("usecase", question.case_sensitive),
        id=writer.backup.ids.new("qtype_shortanswer_options"),
    )
    return writer.plugin("shortanswer", answers.xml, options)


def numerical(writer: QuestionWriter, question: Numerical) -> str:
    """The accepted numbers, and their units."""
    answers, records = numerical_answers(writer, question.answers)
    return writer.plugin(
        "numerical", answers, units(writer, question), unit_options(writer, question), records
    )


def numerical_answers(writer: QuestionWriter, accepted: tuple[NumericalAnswer, ...]) -> tuple[str, str]:
    """The elements `answers` and `numerical_records`."""
    answers = writer.answers(
        Answer(
            plain(answer.number if answer.number == "*" else number(answer.number)),
            answer.fraction / 100,
            answer.feedback,
        )
        for answer in accepted
    )
    records = (
        node(
            "numerical_record",
            leaves({"answer": answerid, "tolerance": number(answer.tolerance)}),
            id=writer.backup.ids.new("question_numerical"),
        )
        for answerid, answer in zip(answers.numbers, accepted, strict=True)
    )
    return answers.xml, nodes("numerical_records", records)


def units(writer: QuestionWriter, question: MeasuredQuestion) -> str:
    """The units that a number may be given in."""
    return nodes("numerical_units", (_unit(writer, unit) for unit in question.units))


def _unit(writer: QuestionWriter, unit: Unit) -> str:
    return node(
        "numerical_unit",
        leaves({"multiplier": f"{unit.multiplier:.19f}", "unit": unit.name}),
        id=writer.backup.ids.new("question_numerical_units"),
    )


def unit_options(writer: QuestionWriter, question: MeasuredQuestion) -> str:
    """How units are given and marked."""
    option = node(
        "numerical_option",
        leaves(
            {
                "showunits": _UNIT_ENTRY[question.given_unit],
                "unitsleft": question.unit_before_number,
                "unitgradingtype": _UNIT_GRADING[question.unit_grading],
                "unitpenalty": f"{question.unit_penalty / 100:.7f}",
            }
        ),
        id=writer.backup.ids.new("question_numerical_options"),
    )
    return node("numerical_options", option)


def no_unit_options(writer: QuestionWriter) -> str:
    """What stands there for a number without units."""
    option = node(
        "numerical_option",
        leaves({"showunits": 3, "unitsleft": 0, "unitgradingtype": 0, "unitpenalty": "0.1000000"}),
        id=writer.backup.ids.new("question_numerical_options"),
    )
    return node("numerical_options", option)


def essay(writer: QuestionWriter, question: Essay) -> str:
    """What the learner may hand in, and what those who mark it see."""
    options = node(
        "essay",
        leaves(
            {
                "responseformat": question.response_format,
                "responserequired": question.response_required,
                "responsefieldlines": question.response_lines,
                "minwordlimit": question.min_words,
                "maxwordlimit": question.max_words,
                "attachments": question.attachments,
                "attachmentsrequired": question.attachments_required,
            }
        ),
        writer.rich("graderinfo", question.grader_info, writer.area("graderinfo", component="qtype_essay")),
        writer.own(
            "responsetemplate", question.template, writer.area("responsetemplate", component="qtype_essay")
        ),
        leaves({"filetypeslist": ",".join(question.file_types), "maxbytes": question.max_file_size}),
        id=writer.backup.ids.new("qtype_essay_options"),
    )
    return writer.plugin("essay", options)
