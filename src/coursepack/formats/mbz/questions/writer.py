"""The elements that question types share."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace

from coursepack.formats.mbz.backup import FORMATS, Backup
from coursepack.formats.mbz.element import Value, decimal, leaves, node, nodes
from coursepack.formats.mbz.pool import Area
from coursepack.formats.moodle.texts import NO_GAPS, MoodleText, moodle_text, without_paragraph
from coursepack.model import CombinedFeedback, RichText


@dataclass(frozen=True, slots=True)
class Answer:
    """A row of `question_answers`."""

    text: MoodleText
    fraction: float
    """As a share: 1 for all of the points."""
    feedback: RichText | None = None
    raw_feedback: str | None = None
    """What some types keep in the column instead of a text."""
    feedback_format: str = "html"


@dataclass(frozen=True, slots=True)
class Answers:
    """The element `answers`, and the numbers of the answers in it."""

    xml: str
    numbers: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class QuestionWriter:
    """Writes one question: knows where its files go."""

    backup: Backup
    contextid: int
    questionid: int
    category: int

    def area(self, filearea: str, itemid: int | None = None, component: str = "question") -> Area:
        """A file area of the question, or of one of its parts."""
        return Area(self.contextid, component, filearea, self.questionid if itemid is None else itemid)

    def rich(self, field: str, text: RichText | None, area: Area, gaps: Mapping[str, str] = NO_GAPS) -> str:
        """A text and its format; `gaps` stand in the place of `{{name}}`."""
        rendered = moodle_text(text, self.backup.languages, gaps)
        self.backup.files.add_course_files(area, rendered.files)
        return leaves({field: rendered.text, f"{field}format": FORMATS[rendered.format]})

    def own(self, field: str, text: RichText | None, area: Area) -> str:
        """A text in the course's own language, where Moodle shows it as it stands."""
        return replace(self, backup=self.backup.in_own_language()).rich(field, text, area)

    def inline(self, text: RichText | None) -> MoodleText:
        """A text that stands in a line: without the paragraph around it."""
        whole = moodle_text(text, self.backup.languages)
        return MoodleText(whole.format, without_paragraph(whole.text), whole.files)

    def answers(self, answers: Iterable[Answer]) -> Answers:
        """The element `answers`."""
        written = [self._answer(answer) for answer in answers]
        return Answers(nodes("answers", (xml for _, xml in written)), tuple(number for number, _ in written))

    def _answer(self, answer: Answer) -> tuple[int, str]:
        number = self.backup.ids.new("question_answers")
        self.backup.files.add_course_files(self.area("answer", number), answer.text.files)
        if answer.raw_feedback is None:
            feedback = self.rich("feedback", answer.feedback, self.area("answerfeedback", number))
        else:
            form = FORMATS[answer.feedback_format]
            feedback = leaves({"feedback": answer.raw_feedback, "feedbackformat": form})
        head: dict[str, Value] = {
            "answertext": answer.text.text,
            "answerformat": FORMATS[answer.text.format],
            "fraction": decimal(answer.fraction, 7),
        }
        return number, node("answer", leaves(head), feedback, id=number)

    def combined(self, feedback: CombinedFeedback) -> str:
        """Feedback on the response as a whole."""
        return "".join(
            self.rich(field, text, self.area(field))
            for field, text in (
                ("correctfeedback", feedback.right),
                ("partiallycorrectfeedback", feedback.partly),
                ("incorrectfeedback", feedback.wrong),
            )
        )

    def plugin(self, qtype: str, *content: str) -> str:
        """The element that holds what a question type adds."""
        return node(f"plugin_qtype_{qtype}_question", *content)


def plain(text: str) -> MoodleText:
    """A word or number: text without a format of its own."""
    return MoodleText("moodle_auto_format", text)
