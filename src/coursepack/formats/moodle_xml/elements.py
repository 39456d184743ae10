"""The elements of Moodle XML that question types share."""

import base64
from collections.abc import Mapping
from dataclasses import dataclass

from coursepack.formats.base import Context
from coursepack.formats.moodle.names import name, question_name
from coursepack.formats.moodle.texts import (
    NO_GAPS,
    MoodleText,
    inline_html,
    moodle_text,
    number,
    option_text,
)
from coursepack.formats.moodle.xml import attribute, cdata
from coursepack.model import (
    CombinedFeedback,
    CourseFile,
    Hint,
    PartsHint,
    PlacesHint,
    PlainText,
    Question,
    RichText,
)


@dataclass(frozen=True, slots=True)
class ElementWriter:
    """Writes the elements that types share, in the languages of one file."""

    context: Context
    languages: tuple[str, ...]

    def head(self, question: Question, idnumber: str, gaps: Mapping[str, str]) -> str:
        """What every question begins with."""
        grade = (
            "" if question.type == "multianswer" else f"<defaultgrade>{question.points:.7f}</defaultgrade>\n"
        )
        return (
            f"<name><text>{cdata(question_name(question, self.languages))}</text></name>\n"
            + self.text("questiontext", moodle_text(question.text, self.languages, gaps))
            + self.rich("generalfeedback", question.general_feedback)
            + f"{grade}<penalty>{question.penalty / 100:.7f}</penalty>\n<hidden>0</hidden>\n"
            f"<idnumber>{cdata(idnumber)}</idnumber>\n"
        )

    def rich(self, element: str, text: RichText | None, gaps: Mapping[str, str] = NO_GAPS) -> str:
        """An element that holds a text with its files."""
        return self.text(element, moodle_text(text, self.languages, gaps))

    def own(self, element: str, text: RichText | None) -> str:
        """A text in the course's own language, where Moodle shows it as it stands."""
        return self.text(element, moodle_text(text, self.languages[:1]))

    def text(self, element: str, text: MoodleText, more: str = "") -> str:
        """An element that holds a text with its files, and then `more`."""
        return (
            f'<{element} format="{text.format}">\n<text>{cdata(text.text)}</text>\n'
            f"{self.files(text)}{more}</{element}>\n"
        )

    def files(self, text: MoodleText) -> str:
        """The files that a text points at."""
        return "".join(self._text_file(path) for path in text.files)

    def option(self, text: RichText | None) -> MoodleText:
        """A text that stands in a line: without the paragraph around it."""
        return option_text(text, self.languages)

    def label(self, text: RichText | None) -> str:
        """A short text without files, as `<text>`."""
        return f"<text>{cdata(inline_html(text, self.languages) if text else '')}</text>\n"

    def plain(self, text: PlainText) -> str:
        """A name in the languages of the file."""
        return name(text, self.languages)

    def answer(self, text: MoodleText, fraction: float, feedback: RichText | None, more: str = "") -> str:
        """One `<answer>` with its fraction, text and feedback."""
        return (
            f'<answer fraction="{number(fraction)}" format="{text.format}">\n'
            f"<text>{cdata(text.text)}</text>\n{self.files(text)}"
            f"{self.rich('feedback', feedback)}{more}</answer>\n"
        )

    def combined(self, feedback: CombinedFeedback, *, show_number_correct: bool) -> str:
        """Feedback on the response as a whole."""
        return (
            self.rich("correctfeedback", feedback.right)
            + self.rich("partiallycorrectfeedback", feedback.partly)
            + self.rich("incorrectfeedback", feedback.wrong)
            + ("<shownumcorrect></shownumcorrect>\n" if show_number_correct else "")
        )

    def hint(self, hint: Hint) -> str:
        """One hint with the options that its question type has."""
        more = ""
        if isinstance(hint, PartsHint):
            more += "<shownumcorrect/>\n" if hint.show_number_correct else ""
            more += "<clearwrong/>\n" if hint.clear_wrong else ""
        if isinstance(hint, PlacesHint):
            more += f"<options>{int(hint.show_wrong)}</options>\n"
        return self.text("hint", moodle_text(hint.text, self.languages), more)

    def tags(self, tags: tuple[str, ...]) -> str:
        """The question's tags."""
        if not tags:
            return ""
        return "<tags>\n" + "".join(f"<tag><text>{cdata(tag)}</text></tag>\n" for tag in tags) + "</tags>\n"

    def file(self, file: CourseFile) -> str:
        """A file that stands by itself, not in a text."""
        return self._file(file.course_path, "/")

    def _text_file(self, path: str) -> str:
        folder = path.rpartition("/")[0]
        return self._file(path, f"/{folder}/" if folder else "/")

    def _file(self, path: str, folder: str) -> str:
        content = base64.b64encode(self.context.media.read(path)).decode("ascii")
        return (
            f'<file name="{attribute(path.rpartition("/")[2])}" path="{attribute(folder)}" '
            f'encoding="base64">{content}</file>\n'
        )


def word(value: bool) -> str:
    """`true` or `false`."""
    return "true" if value else "false"
