"""What the rooms that read a backup share: where they read, what they know, and where they put what is left over."""

import copy
from dataclasses import dataclass, field
from functools import cached_property

from lxml import etree
from pydantic import ConfigDict, TypeAdapter, ValidationError

from coursepack.formats.identifiers import identifier
from coursepack.formats.mbz.reading.archive import BackupFile
from coursepack.formats.mbz.reading.bank import Asked, Bank, Entry, ReadQuestions, bank_of
from coursepack.formats.mbz.reading.gradebook import Gradebook, gradebook_of
from coursepack.formats.mbz.reading.kinds import KINDS
from coursepack.formats.mbz.reading.outline import Found, FoundSection
from coursepack.formats.mbz.reading.references import References
from coursepack.formats.mbz.reading.scope import Data, Scope, file_index
from coursepack.formats.mbz.reading.tree import Part
from coursepack.formats.moodle.names import language_of
from coursepack.model import Activity
from coursepack.problems.rules import backup as rules

_ACTIVITY: TypeAdapter[Activity] = TypeAdapter(Activity, config=ConfigDict(defer_build=True))
_GROUP_MODES = ("none", "separate", "visible")


def group_mode(part: Part) -> str:
    """The group mode of a course or an activity."""
    return _GROUP_MODES[part.whole("groupmode") % len(_GROUP_MODES)]


def reason(error: ValidationError) -> str:
    """Why the model cannot hold something: the first field that is wrong, and what is wrong with it."""
    details = error.errors(include_url=False, include_input=False)[0]
    return f"{'.'.join(str(step) for step in details['loc'][-3:])}: {details['msg']}"


@dataclass
class Work:
    """A backup that is being read."""

    file: BackupFile
    information: Part
    """Of moodle_backup.xml."""
    root: Part
    """Of course/course.xml."""
    language: str
    scope: Scope
    references: References
    bank: Bank
    gradebook: Gradebook
    read_questions: ReadQuestions
    sections: list[FoundSection] = field(default_factory=list)
    has_users: bool = False
    kept_aside: dict[str, bytes] = field(default_factory=dict)

    @cached_property
    def course_mode(self) -> str:
        """The course's own group mode."""
        return group_mode(self.root)

    @cached_property
    def whole_categories(self) -> dict[str, str]:
        """For each section, the category in which everything graded of it stands; none where it is spread."""
        found: dict[str, str] = {}
        for section in self.sections:
            used = {
                self.gradebook.ids.get(item.whole("categoryid"))
                for module in section.modules
                if module.kind in KINDS
                for item in module.grade_items[:1]
            }
            name = next(iter(used)) if len(used) == 1 else None
            if name:
                found[section.id] = name
        return found

    def within(self, section: FoundSection, found: Found) -> Scope:
        """The scope of an activity."""
        thing = f"the {KINDS.get(found.kind, found.kind)} “{found.title[:60]}”"
        return self.scope.within(folder=section.folder, contextid=found.contextid, thing=thing)

    def validated(self, data: Data, part: Part) -> Activity | None:
        """The activity that the data makes; None, and a problem, where the model cannot hold it."""
        try:
            return _ACTIVITY.validate_python(data)
        except ValidationError as error:
            message = f"“{data['id']}” cannot be held: {reason(error)}"
            self.file.problems.append(rules.NOT_MODELLED.at(part.place, message))
            return None

    def keep_module(self, found: Found) -> None:
        """Name an activity that coursepack has no word for, and keep it unless users may have written in it."""
        what = "is left out, since what users did stands in its part"
        if not self.has_users:
            what = "is kept aside"
            inside = f"{found.directory}/"
            self.kept_aside |= {
                name: content for name, content in self.file.xml.items() if name.startswith(inside)
            }
        self.file.problems.append(
            rules.NOT_MODELLED.at(
                found.module.place, f"the activity “{found.title[:60]}” ({found.kind[:60]}) {what}"
            )
        )

    def asked(self, scope: Scope, path: str) -> Asked:
        """What reads the questions of one quiz or bank; what it cannot hold is kept aside."""
        return Asked(self.bank, self.read_questions, scope, path, self._keep_question)

    def _keep_question(self, entry: Entry) -> None:
        question = entry.question
        kind, own = (identifier(question.text(leaf)) or "question" for leaf in ("qtype", "name"))
        name = f"questions/{len(self.kept_aside) + 1}-{kind}-{own}.xml"
        element = copy.deepcopy(question.element)
        for comments in element.iterfind("plugin_qbank_comment_question"):
            element.remove(comments)
        self.kept_aside[name] = etree.tostring(element)


def work_on(file: BackupFile, information: Part, read_questions: ReadQuestions, language: str) -> Work:
    """A backup ready to be read; `language` is that of its texts where the backup does not say."""
    root = file.part("course/course.xml") or information
    found = language_of(root.text("lang")) or language or "en"
    scope = Scope(file, file_index(file.part("files.xml")), found, file.problems).within(
        contextid=information.whole("original_course_contextid")
    )
    references = References()
    bank = bank_of(file.part("questions.xml"))
    gradebook = gradebook_of(scope, file.part("gradebook.xml"), references)
    return Work(file, information, root, found, scope, references, bank, gradebook, read_questions)
