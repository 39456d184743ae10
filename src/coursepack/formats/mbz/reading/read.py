"""A Moodle backup as a course: everything that coursepack has a word for; the rest is named and kept aside."""

from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from pydantic import TypeAdapter, ValidationError

from coursepack.formats.identifiers import identifier
from coursepack.formats.mbz.reading import availability, people
from coursepack.formats.mbz.reading.archive import BackupFile, open_backup
from coursepack.formats.mbz.reading.bank import Asked, Bank, Entry, ReadQuestions, bank_of
from coursepack.formats.mbz.reading.completion import completion, course_completion
from coursepack.formats.mbz.reading.gradebook import Gradebook, gradebook_of, grading, pass_mark
from coursepack.formats.mbz.reading.inspect import FLATTENED
from coursepack.formats.mbz.reading.kinds import KINDS, is_graded, own_data
from coursepack.formats.mbz.reading.outline import Found, FoundSection, outline
from coursepack.formats.mbz.reading.quiz import Slot, parts, settings, slots_of
from coursepack.formats.mbz.reading.references import References
from coursepack.formats.mbz.reading.scope import (
    Data,
    FileIndex,
    Scope,
    addressed,
    file_index,
    moment,
    without_empty,
)
from coursepack.formats.mbz.reading.tree import Part
from coursepack.model import Activity, Course, Question, Section
from coursepack.model.tracking import completion_of, counting
from coursepack.problems import Problem
from coursepack.problems.rules import backup as rules

_ACTIVITY: TypeAdapter[Activity] = TypeAdapter(Activity)
_GROUP_MODES = ("none", "separate", "visible")
_LANGUAGES = {"pt_br": "pt-BR", "zh_cn": "zh-CN", "zh_tw": "zh-TW", "es_mx": "es-MX", "sr_lt": "sr-Latn"}


@dataclass(slots=True)
class ReadCourse:
    """What a backup holds, as far as coursepack has words for it."""

    file: BackupFile
    course: Course | None = None
    files: dict[str, str] = field(default_factory=dict)
    """Hash of the content of each file of the course, by its path."""
    kept_aside: dict[str, bytes] = field(default_factory=dict)
    """What coursepack has no word for, as it was, by a path to keep it under."""

    @property
    def problems(self) -> tuple[Problem, ...]:
        return tuple(self.file.problems)


def read(path: Path, read_questions: ReadQuestions, language: str = "") -> ReadCourse:
    """The course in a backup; `language` is that of its texts where the backup does not say. Raises OSError."""
    file = open_backup(path)
    found = ReadCourse(file)
    head = file.part("moodle_backup.xml") if file.is_backup else None
    information = head.child("information") if head is not None else None
    if information is not None:
        _Reader(found, information, read_questions, language).read()
    return found


@dataclass(slots=True)
class _Drawing:
    """A quiz whose questions are still to be found."""

    found: Found
    section: FoundSection
    part: Part
    slots: list[Slot]


class _Reader:
    def __init__(
        self, found: ReadCourse, information: Part, read_questions: ReadQuestions, language: str
    ) -> None:
        self.found = found
        self.file = found.file
        self.information = information
        self.read_questions = read_questions
        root = self.file.part("course/course.xml")
        self.root = root if root is not None else information
        own = self.root.text("lang")
        self.language = _LANGUAGES.get(own, own.partition("_")[0]) or language or "en"
        index: FileIndex = file_index(self.file.part("files.xml"))
        self.scope = Scope(self.file, index, self.language, self.file.problems)
        self.scope = self.scope.within(contextid=information.whole("original_course_contextid"))
        self.references = References()
        self.bank: Bank = bank_of(self.file.part("questions.xml"))
        self.gradebook: Gradebook = gradebook_of(self.scope, self.file.part("gradebook.xml"), self.references)
        self.course_mode = _GROUP_MODES[self.root.whole("groupmode") % 3]
        self.sections: list[FoundSection] = []
        self.drawings: dict[int, _Drawing] = {}
        self.homes: dict[int, str] = {}
        """What draws from a category name: `section/quiz`, by the category's number."""
        self.banks: dict[str, list[Data]] = {}
        """Question banks by section."""
        self.has_users = False

    def read(self) -> None:
        """Everything, in an order in which references are known when they are needed."""
        self._note_users()
        about = people.groups(self.scope, self.file.part("groups.xml"), self.references)
        self.sections = outline(self.file, self.information, self.scope, self.root)
        for section in self.sections:
            for found in section.modules:
                self.references.modules[found.number] = (section.id, found.id)
                for item in found.grade_items:
                    self.references.grade_items[item.number] = f"{section.id}/{found.id}"
        self._find_drawings()
        self._find_banks()
        sections = tuple(self._section(section) for section in self.sections)
        self.found.course = self._course(about, sections)
        self.found.files = dict(self.scope.files.taken)

    def _note_users(self) -> None:
        """Name the users, whose data stays out, also that of activities which would be kept aside."""
        users = self.file.part("users.xml")
        count = sum(1 for _ in users.all("user")) if users is not None else 0
        self.has_users = bool(count)
        if count:
            self.file.problems.append(
                rules.USER_DATA.at(self.information.place, f"the data of {count} users is left out")
            )

    # questions

    def _find_drawings(self) -> None:
        for section in self.sections:
            for found in section.modules:
                if found.kind == "quiz" and found.part is not None:
                    scope = self._within(section, found)
                    slots = slots_of(self.bank, found.part, scope)
                    self.drawings[found.number] = _Drawing(found, section, found.part, slots)

    def _find_banks(self) -> None:
        """A home for every category that is drawn from, and for questions that no quiz asks."""
        asked = {slot.entry.number for item in self.drawings.values() for slot in item.slots if slot.entry}
        for drawing in self.drawings.values():
            for slot in drawing.slots:
                if slot.entry is None and slot.category not in self.homes:
                    self.homes[slot.category] = self._home(slot, drawing)
        drawn = set(self.homes)
        for category in self.bank.categories.values():
            left = [entry for entry in category.entries if entry.number not in asked]
            if left and not self._is_drawn(category.number, drawn):
                self._add_bank(category.number, left, None)

    def _is_drawn(self, category: int, drawn: set[int]) -> bool:
        seen: set[int] = set()
        while category in self.bank.categories and category not in seen:
            if category in drawn:
                return True
            seen.add(category)
            category = self.bank.categories[category].parent
        return False

    def _home(self, slot: Slot, drawing: _Drawing) -> str:
        """The quiz that asks just the questions of a category, else a bank made of them."""
        entries = self.bank.below(slot.category, deep=slot.deep)
        numbers = {entry.number for entry in entries}
        for other in self.drawings.values():
            own = {item.entry.number for item in other.slots if item.entry}
            if own and own == numbers:
                return f"{other.section.id}/{other.found.id}"
        return self._add_bank(slot.category, entries, drawing) if entries else ""

    def _add_bank(self, number: int, entries: list[Entry], drawing: _Drawing | None) -> str:
        category = self.bank.categories.get(number)
        path = category.idnumber if category is not None else ""
        name = category.name if category is not None else "Question bank"
        section = self._bank_section(path, category.contextid if category else 0, drawing)
        own = section.names.give(path, name.rpartition(": ")[2], "questions")
        aside: list[tuple[str, str, bytes]] = []
        scope = self.scope.within(folder=section.folder, contextid=category.contextid if category else 0)
        asked = Asked(self.bank, self.read_questions, scope, f"{section.id}/{own}/", aside)
        questions = tuple(found for entry in entries if (found := asked.question(entry)) is not None)
        self._keep(aside)
        if questions:
            title = self.scope.plain(name.rpartition(": ")[2]) or {"values": {self.language: own}}
            data: Data = {"activity": "bank", "id": own, "title": title, "questions": questions}
            self.banks.setdefault(section.id, []).append(data)
        return f"{section.id}/{own}"

    def _bank_section(self, path: str, contextid: int, drawing: _Drawing | None) -> FoundSection:
        named = path.partition("/")[0]
        for section in self.sections:
            if section.id == named:
                return section
        for section in self.sections:
            if any(found.contextid == contextid for found in section.modules + section.banks):
                return section
        return drawing.section if drawing else self.sections[0]

    # sections and activities

    def _section(self, section: FoundSection) -> Section:
        scope = self.scope.within(folder=section.folder)
        activities = [activity for found in section.modules if (activity := self._activity(section, found))]
        activities += [
            activity
            for data in self.banks.get(section.id, ())
            if (activity := self._validated(data, section.part))
        ]
        part = section.part
        data: Data = {
            "id": section.id,
            "folder": section.folder,
            "title": section.title,
            "summary": scope.rich(part, "summary", scope.area("course", "section", part.number)),
            "hidden": not part.flag("visible", default=True),
            "available_when": availability.restriction(
                scope, part, "availabilityjson", self.references, section.id
            ),
        }
        found = Section.model_validate(without_empty(data))
        return found.model_copy(update={"activities": tuple(activities)})

    def _activity(self, section: FoundSection, found: Found) -> Activity | None:
        if found.kind in FLATTENED:
            return None
        if found.kind not in KINDS or found.part is None:
            self._keep_module(found)
            return None
        scope = self._within(section, found)
        data = self._common(scope, section, found, found.part)
        if found.kind == "quiz":
            data |= self._quiz(scope, section, found)
        else:
            grading_xml = self.file.part(f"{found.directory}/grading.xml")
            data |= own_data(scope, found.kind, found.part, grading_xml)
        if isinstance(data.get("team"), dict):
            team = data["team"]
            data["team"] = without_empty(
                {**team, "grouping": self.references.groupings.get(team.get("grouping"))}
            )
        data = {key: value for key, value in data.items() if value is not None and value != ""}
        activity = self._validated(data, found.part)
        if activity is None:
            self._keep_module(found)
            return None
        return self._with_completion(activity, completion(found.module, found.part))

    def _with_completion(self, activity: Activity, rule: Data) -> Activity:
        """The activity with its rule, where that is not the usual one of its kind."""
        usual = completion_of(activity)
        data = type(usual).model_validate(rule) if rule else None
        if data is None or data == usual:
            return activity
        found: Activity = activity.model_copy(update={"complete_when": data})
        return found

    def _validated(self, data: Data, part: Part) -> Activity | None:
        try:
            return _ACTIVITY.validate_python(data)
        except ValidationError as error:
            details = error.errors(include_url=False, include_input=False)[0]
            where = ".".join(str(step) for step in details["loc"][-3:])
            message = f"“{data['id']}” cannot be held: {where}: {details['msg']}"
            self.file.problems.append(rules.NOT_MODELLED.at(part.place, message))
            return None

    def _common(self, scope: Scope, section: FoundSection, found: Found, part: Part) -> Data:
        module = found.module
        kind = KINDS[found.kind]
        idnumber = module.text("idnumber").strip()
        intro = scope.rich(part, "intro", scope.area(f"mod_{found.kind}", "intro"))
        mode = _GROUP_MODES[module.whole("groupmode") % 3]
        data: Data = {
            "activity": kind,
            "id": found.id,
            "title": scope.plain(part.text("name")) or {"values": {self.language: found.id}},
            "intro": None if found.kind == "label" else intro,
            "show_intro": module.flag("showdescription") and found.kind != "label",
            "available_when": availability.restriction(
                scope, module, "availability", self.references, section.id
            ),
            "hidden": not module.flag("visible", default=True)
            and not (module.flag("visibleold") and not section.part.flag("visible", default=True)),
            "group_mode": None if mode == self.course_mode else mode,
            "grouping": self.references.groupings.get(module.whole("groupingid")),
            "tags": tuple(tag.text("rawname") for tag in module.all("tags/tag")),
            "idnumber": None if idnumber == f"{section.id}/{found.id}" else idnumber[:100],
        }
        if found.grade_items and is_graded(found.kind):
            item = found.grade_items[0]
            placement = self.gradebook.placement(item)
            if placement.get("category") in self._whole_categories().get(section.id, ()):
                placement.pop("category", None)
            data["gradebook"] = placement
            if found.kind != "workshop":
                data["pass"] = pass_mark(item)
        return data

    def _whole_categories(self) -> dict[str, tuple[str, ...]]:
        """For each section, the category in which everything graded of it stands; none where it is spread."""
        found: dict[str, tuple[str, ...]] = {}
        for section in self.sections:
            used = {
                self.gradebook.ids.get(item.whole("categoryid"))
                for module in section.modules
                if module.kind in KINDS
                for item in module.grade_items[:1]
            }
            name = next(iter(used)) if len(used) == 1 else None
            if name:
                found[section.id] = (name,)
        return found

    def _quiz(self, scope: Scope, section: FoundSection, found: Found) -> Data:
        drawing = self.drawings[found.number]
        aside: list[tuple[str, str, bytes]] = []
        asked = Asked(self.bank, self.read_questions, scope, f"{section.id}/{found.id}/", aside)
        questions: list[Question] = []
        draws: list[Data] = []
        names: dict[int, str] = {}
        for slot in drawing.slots:
            if slot.entry is not None:
                where = self.bank.categories[slot.entry.category].contextid
                asked.scope = scope.within(contextid=where)
                question = asked.question(slot.entry, slot.points)
                if question is not None:
                    questions.append(question)
                    names[slot.number] = question.id
                    if draws:
                        scope.note(
                            drawing.part, "questions that stood after drawn ones stand before them now"
                        )
            else:
                self._draw(slot, section, draws, names)
        self._keep(aside)
        data = settings(scope, drawing.part) | {"questions": tuple(questions), "draws": tuple(draws)}
        data |= parts(scope, drawing.part, names)
        points = sum(item.points for item in questions) + sum(
            item["count"] * item["points"] for item in draws
        )
        if data.get("worth") == points:
            del data["worth"]
        for draw in draws:
            if draw["id"] not in {part["starts_at"] for part in data.get("parts", ())}:
                del draw["id"]
        return data

    def _draw(self, slot: Slot, section: FoundSection, draws: list[Data], names: dict[int, str]) -> None:
        home = self.homes.get(slot.category, "")
        if not home:
            self.scope.note(self.root, "a random slot draws from a category that is not in the backup")
            return
        what = {"from": home.removeprefix(f"{section.id}/"), "points": slot.points, "tags": slot.tags}
        last = draws[-1] if draws else None
        if last is not None and all(last[key] == value for key, value in what.items()):
            last["count"] += 1
        else:
            draws.append({"id": f"draw-{len(draws) + 1}", "count": 1, **what})
        names[slot.number] = draws[-1]["id"]

    # the course

    def _course(self, about: Data, sections: tuple[Section, ...]) -> Course | None:
        scope, root = self.scope, self.root
        own = identifier(self.information.text("original_course_shortname")) or "course"
        idnumber = root.text("idnumber").strip()
        short_name = root.text("shortname") or self.information.text("original_course_shortname")
        options = {
            row.text("name"): row.text("value") for row in root.all("courseformatoptions/courseformatoption")
        }
        form = root.text("format", "topics")
        if form not in {"topics", "weeks"}:
            scope.note(root, f"the course format “{form}” becomes topics")
        made = moment(self.information.whole("backup_date"))
        image = scope.area("course", "overviewfiles")
        pictures = list(scope.stored(image))
        by_category: dict[str, list[str]] = {}
        for section, categories in self._whole_categories().items():
            by_category.setdefault(categories[0], []).append(section)
        data: Data = {
            "id": own,
            "title": scope.plain(root.text("fullname") or self.information.text("original_course_fullname"))
            or {"values": {self.language: own}},
            "summary": scope.rich(root, "summary", scope.area("course", "summary")),
            "languages": (self.language,),
            "released": made.date() if made else None,
            "short_name": short_name[:200] if short_name != own else None,
            "idnumber": idnumber if idnumber and idnumber != own else None,
            "format": form if form in {"topics", "weeks"} else "topics",
            "show_sections": "one by one" if options.get("coursedisplay") == "1" else "all",
            "hidden_sections": "invisible" if options.get("hiddensections", "1") == "1" else "collapsed",
            "starts": scope.moment(root, "startdate"),
            "ends": scope.moment(root, "enddate"),
            "hidden": not root.flag("visible", default=True),
            "force_language": bool(root.text("lang")),
            "image": addressed(scope.file(image, pictures[0]), "") if pictures else None,
            "tags": tuple(tag.text("rawname") for tag in root.all("tags/tag")),
            "custom_fields": {
                row.text("shortname"): row.text("value")
                for row in root.all("customfields/customfield")
                if row.text("value")
            },
            **about,
            "group_mode": self.course_mode,
            "complete_when": course_completion(self.file.part("completion.xml"), self.references),
            "grading": grading(
                self.gradebook, self.references, {key: tuple(names) for key, names in by_category.items()}
            ),
            "badges": people.badges(scope, self.file.part("badges.xml"), self.references),
            "calendar": people.calendar(scope, self.file.part("course/calendar.xml"), self.references),
        }
        try:
            found = Course.model_validate({key: value for key, value in data.items() if value is not None})
        except ValidationError as error:
            details = error.errors(include_url=False, include_input=False)[0]
            self.file.problems.append(
                rules.NOT_MODELLED.at(root.place, f"the course: {details['loc']}: {details['msg']}")
            )
            return None
        return _with_usual_completion(found.model_copy(update={"sections": sections}))

    # what is kept aside

    def _within(self, section: FoundSection, found: Found) -> Scope:
        return self.scope.within(folder=section.folder, contextid=found.contextid)

    def _keep_module(self, found: Found) -> None:
        what = "is left out, since what users did stands in its part"
        if not self.has_users:
            what = "is kept aside"
            inside = f"{found.directory}/"
            self.found.kept_aside |= {
                name: content for name, content in self.file.xml.items() if name.startswith(inside)
            }
        self.file.problems.append(
            rules.NOT_MODELLED.at(found.module.place, f"the activity “{found.title}” ({found.kind}) {what}")
        )

    def _keep(self, aside: list[tuple[str, str, bytes]]) -> None:
        for kind, name, content in aside:
            number = len(self.found.kept_aside) + 1
            own = identifier(name) or "question"
            self.found.kept_aside[f"questions/{number}-{kind}-{own}.xml"] = content


def _with_usual_completion(course: Course) -> Course:
    """Without the list of activities, where it is everything that counts anyway."""
    named: Any = course.complete_when.activities
    if named is None:
        return course
    counted = [
        f"{section.id}/{activity.id}"
        for section in course.sections
        for activity in counting(section)
        if completion_of(activity).is_tracked
    ]
    if sorted(named) != sorted(counted):
        return course
    rule = course.complete_when.model_copy(update={"activities": None})
    return course.model_copy(update={"complete_when": rule})
