"""What the rooms of a backup share while it is written."""

import datetime
from dataclasses import dataclass

from coursepack.formats.base import Context
from coursepack.formats.mbz.element import leaves
from coursepack.formats.mbz.ids import Ids
from coursepack.formats.mbz.plan import Module, Plan, PlannedSection
from coursepack.formats.mbz.pool import Area, FilePool
from coursepack.formats.mbz.target import Target
from coursepack.formats.moodle.names import name
from coursepack.formats.moodle.texts import MoodleText, moodle_text, without_paragraph
from coursepack.model import Course, PlainText, RichText
from coursepack.model.moments import instant

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

    def name(self, text: PlainText) -> str:
        """A name in the languages of the backup."""
        return name(text, self.languages)

    def fitting(self, *texts: PlainText, limit: int | None = None) -> str:
        """Names joined to one that fits its column: in the first language alone, and cut, where it must be."""
        limit = limit or self.target.max_name
        joined = ""
        for languages in (self.languages, self.languages[:1]):
            joined = ": ".join(name(text, languages) for text in texts)
            if len(joined) <= limit:
                return joined
        return joined[: limit - 1] + "…"

    def text(self, text: RichText | None, area: Area) -> MoodleText:
        """A text whose files go into an area."""
        rendered = moodle_text(text, self.languages)
        self.files.add_course_files(area, rendered.files)
        return rendered

    def inline(self, text: RichText | None, area: Area) -> MoodleText:
        """A text that stands in a line: without the paragraph around it."""
        whole = self.text(text, area)
        return MoodleText(whole.format, without_paragraph(whole.text), whole.files)

    def rich(self, field: str, text: RichText | None, area: Area) -> str:
        """A text and its format, as the elements `field` and `fieldformat`."""
        rendered = self.text(text, area)
        return leaves({field: rendered.text, f"{field}format": FORMATS[rendered.format]})

    def intro(self, module: Module) -> str:
        """The elements `intro` and `introformat`."""
        area = Area(module.contextid, f"mod_{module.modulename}", "intro")
        return self.rich("intro", module.activity.intro, area)

    def instant(self, moment: datetime.datetime | None) -> int:
        """A moment in seconds since 1970; 0 where there is none."""
        return 0 if moment is None else instant(moment, self.course.time_zone)
