"""Question files of others: what kind they are, what they hold, and what is wrong with them."""

from dataclasses import dataclass, replace
from pathlib import Path

from coursepack import source
from coursepack.formats.kinds import HEAD, FileKind, kind_of
from coursepack.formats.reading import ReadBank
from coursepack.problems import Place, Problem, in_reading_order
from coursepack.problems.rules import reading as rules


@dataclass(frozen=True, slots=True)
class QuestionFile:
    """A question file after reading."""

    name: str
    kind: FileKind | None
    bank: ReadBank

    @property
    def problems(self) -> tuple[Problem, ...]:
        return self.bank.problems

    @property
    def has_errors(self) -> bool:
        return any(problem.is_error for problem in self.problems)


def read_question_file(path: Path, kind: FileKind | None = None, encoding: str | None = None) -> QuestionFile:
    """Read a question file of any kind that coursepack knows.

    `kind` and `encoding` say what cannot be told from the file. Raises OSError when it cannot be opened.
    """
    data = path.read_bytes()
    name = path.as_posix()
    if encoding is not None:
        data = data.decode(encoding, "replace").encode()
    kind = kind or kind_of(data, name)
    if kind is None:
        message = "neither its name nor its first bytes are of a format that coursepack reads"
        return QuestionFile(name, None, ReadBank(problems=(rules.UNKNOWN_FORMAT.at(Place(name), message),)))
    bank = kind.read(data, name)
    lines = data.decode("utf-8", "replace").splitlines() if bank.problems else []
    problems = (_with_excerpt(problem, lines) for problem in in_reading_order(list(bank.problems)))
    return QuestionFile(name, kind, replace(bank, problems=tuple(problems)))


def load(folder: Path, edition: str | None = None) -> source.Loaded:
    """Read a course folder, and the question files that its quizzes name as their source; see `source.load`."""
    return source.load(folder, _read_source, edition)


def _read_source(data: bytes, name: str) -> source.QuestionsRead:
    kind = kind_of(data, name)
    if kind is None:
        message = "neither its name nor its first bytes are of a format that coursepack reads"
        return source.QuestionsRead((), (rules.UNKNOWN_FORMAT.at(Place(name), message),))
    bank = kind.read(data, name)
    questions = tuple((entry.question, entry.place) for entry in bank.entries)
    return source.QuestionsRead(questions, bank.problems)


def is_question_file(path: Path) -> bool:
    """Whether a file is of a kind that holds questions, by its name and first bytes."""
    with path.open("rb") as file:
        return kind_of(file.read(HEAD), path.name) is not None


def _with_excerpt(problem: Problem, lines: list[str]) -> Problem:
    line = problem.place.line
    return problem.with_excerpt(lines[line - 1]) if 0 < line <= len(lines) else problem
