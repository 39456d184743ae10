"""What the rooms of a backup share while it is written."""

import datetime
from dataclasses import dataclass, field, replace
from typing import Self

from coursepack.formats.base import Context
from coursepack.formats.mbz.element import leaves
from coursepack.formats.mbz.ids import Ids
from coursepack.formats.mbz.plan import Module, Plan, PlannedSection
from coursepack.formats.mbz.pool import Area, FilePool
from coursepack.formats.mbz.target import Target
from coursepack.formats.moodle.names import name, own, spellings
from coursepack.formats.moodle.texts import MoodleText, moodle_text, without_paragraph
from coursepack.model import Course, Node, PlainText, RichText
from coursepack.model.moments import instant
from coursepack.render import holds_blocks, in_spans
from coursepack.render.languages import shortened

FORMATS = {"moodle_auto_format": 0, "html": 1, "plain_text": 2, "markdown": 4}
"""Numbers of Moodle's text formats."""


@dataclass(frozen=True, slots=True)
class Backup:
    """One backup: the course, what was planned, and what is collected on the way."""

    course: Course
    context: Context
    languages: tuple[str, ...]
    target: Target
    plan: Plan
    ids: Ids
    files: FilePool
    restore_order: tuple[PlannedSection, ...]
    """Sections in the order in which Moodle restores them; their numbers say where they stand."""
    notes: list[tuple[Node, str]] = field(default_factory=list)
    """Texts and other parts of the course that do not stand in every language, and what becomes of them."""

    @property
    def time(self) -> int:
        """The time that everything in the backup carries, in seconds since 1970."""
        return int(self.context.clock.timestamp())

    @property
    def question_time(self) -> int:
        """The time that every question carries, in every release: 1 January 2000.

        A site knows a question that it has by a hash of all its fields, times among them
        (`generate_question_identity_hash` in `restore_questions_parser_processor.class.php`, 4.5 and 5.1).
        """
        return 946_684_800

    def in_own_language(self) -> Self:
        """The same backup for what Moodle shows as it stands: the course's own language alone."""
        return replace(self, languages=self.languages[:1])

    def name(self, text: PlainText) -> str:
        """The name of an activity, a section or a part of one, as its column holds it."""
        return self.fitting(text)

    def line(self, text: PlainText) -> str:
        """A line in the languages of the backup, for a column without a limit."""
        return name(text, self.languages)

    def own(self, text: PlainText) -> str:
        """A name in the course's own language, where Moodle shows it as it stands."""
        return own(text, self.languages)

    def note(self, subject: Node, what: str) -> None:
        """Note what does not stand in every language; of a package in one language there is nothing to note."""
        if len(self.languages) > 1:
            self.notes.append((subject, what))

    def beside(self, text: PlainText) -> str:
        """A name in all languages, one after the other, where Moodle shows it as it stands."""
        return " / ".join(spellings(text, self.languages))

    def fitting(self, *texts: PlainText, limit: int | None = None) -> str:
        """Names joined to one that fits its column, cut in each language where it must be."""
        limit = limit or self.target.max_name
        by_language = {
            language: ": ".join(text.get(language) for text in texts) for language in self.languages
        }
        whole = in_spans(by_language)
        if len(whole) <= limit:
            return whole
        cut = in_spans(shortened(by_language, limit))
        for text in texts:
            self.note(
                text,
                f"“{own(text, self.languages)}” is cut: in all languages it has {len(whole)} characters, {limit} fit",
            )
        return cut

    def text(self, text: RichText | None, area: Area) -> MoodleText:
        """A text whose files go into an area."""
        rendered = moodle_text(text, self.languages)
        self.files.add_course_files(area, rendered.files)
        return rendered

    def inline(self, text: RichText | None, area: Area) -> MoodleText:
        """A text that stands in a line: without the paragraph around it."""
        whole = self.text(text, area)
        return MoodleText(whole.format, without_paragraph(whole.text), whole.files)

    def cleaned(self, text: RichText | None, area: Area) -> MoodleText:
        """A text that Moodle cleans before it tells the languages apart, which takes blocks out of spans."""
        rendered = self.text(text, area)
        if text is None or len(self.languages) == 1 or not holds_blocks(rendered.text):
            return rendered
        self.note(text, "a text is in the course's own language alone: not all have the same paragraphs")
        return self.in_own_language().text(text, area)

    def rich(self, field: str, text: RichText | None, area: Area, *, is_cleaned: bool = False) -> str:
        """A text and its format, as the elements `field` and `fieldformat`."""
        rendered = self.cleaned(text, area) if is_cleaned else self.text(text, area)
        return leaves({field: rendered.text, f"{field}format": FORMATS[rendered.format]})

    def intro(self, module: Module, *, is_cleaned: bool = False) -> str:
        """The elements `intro` and `introformat`."""
        area = Area(module.contextid, f"mod_{module.modulename}", "intro")
        return self.rich("intro", module.activity.intro, area, is_cleaned=is_cleaned)

    def instant(self, moment: datetime.datetime | None) -> int:
        """A moment in seconds since 1970; 0 where there is none."""
        return 0 if moment is None else instant(moment, self.course.time_zone)
