"""Where each question stands: in the quiz that asks it, in one that others draw from, or in a question bank."""

from dataclasses import dataclass

from coursepack.formats.mbz.reading.bank import Entry
from coursepack.formats.mbz.reading.outline import Found, FoundSection
from coursepack.formats.mbz.reading.quiz import Slot, parts, questions_per_page, settings, slots_of
from coursepack.formats.mbz.reading.scope import Data, Scope
from coursepack.formats.mbz.reading.tree import Part
from coursepack.formats.mbz.reading.work import Work
from coursepack.model import Question


@dataclass(slots=True)
class _Drawing:
    """A quiz whose questions are still to be found."""

    found: Found
    section: FoundSection
    part: Part
    slots: list[Slot]


class Pools:
    """The quizzes of a backup, and the question banks that are made of what they draw from."""

    def __init__(self, work: Work) -> None:
        self.work = work
        self.bank = work.bank
        self.drawings: dict[int, _Drawing] = {}
        self.homes: dict[int, str] = {}
        """What draws from a category name: `section/quiz`, by the category's number."""
        self.banks: dict[str, list[Data]] = {}
        """Question banks by section."""
        self._find_drawings()
        self._find_banks()

    def _find_drawings(self) -> None:
        for section in self.work.sections:
            for found in section.modules:
                if found.kind == "quiz" and found.part is not None:
                    slots = slots_of(self.bank, found.part, self.work.within(section, found))
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
        self._note_twice(slot, numbers)
        return self._add_bank(slot.category, entries, drawing) if entries else ""

    def _note_twice(self, slot: Slot, numbers: set[int]) -> None:
        """Say which questions stand in a quiz and in a bank: a course has each in one place only."""
        for other in self.drawings.values():
            twice = sum(1 for item in other.slots if item.entry and item.entry.number in numbers)
            if twice:
                name = self.bank.categories[slot.category].name
                self.work.within(other.section, other.found).note(
                    other.part,
                    f"{twice} of its questions stand in the bank “{name[:60]}” as well, from which quizzes draw",
                )

    def _add_bank(self, number: int, entries: list[Entry], drawing: _Drawing | None) -> str:
        category = self.bank.categories.get(number)
        path = category.idnumber if category is not None else ""
        name = category.name if category is not None else "Question bank"
        section = self._bank_section(path, category.contextid if category else 0, drawing)
        own = section.names.give(path, name.rpartition(": ")[2], "questions")
        scope = self.work.scope
        scope = scope.within(folder=section.folder, contextid=category.contextid if category else 0)
        asked = self.work.asked(scope, f"{section.id}/{own}/")
        questions = tuple(found for entry in entries if (found := asked.question(entry)) is not None)
        if questions:
            title = scope.plain(name.rpartition(": ")[2]) or {"values": {scope.language: own}}
            data: Data = {"activity": "bank", "id": own, "title": title, "questions": questions}
            self.banks.setdefault(section.id, []).append(data)
        return f"{section.id}/{own}"

    def _bank_section(self, path: str, contextid: int, drawing: _Drawing | None) -> FoundSection:
        named = path.partition("/")[0]
        for section in self.work.sections:
            if section.id == named:
                return section
        for section in self.work.sections:
            if any(found.contextid == contextid for found in section.modules + section.banks):
                return section
        return drawing.section if drawing else self.work.sections[0]

    def quiz(self, scope: Scope, section: FoundSection, found: Found) -> Data:
        """What a quiz has besides what all activities have."""
        drawing = self.drawings[found.number]
        asked = self.work.asked(scope, f"{section.id}/{found.id}/")
        questions: list[Question] = []
        draws: list[Data] = []
        names: dict[int, str] = {}
        for slot in drawing.slots:
            if slot.entry is None:
                self._draw(slot, section, draws, names)
                continue
            where = self.bank.categories[slot.entry.category].contextid
            asked.scope = scope.within(contextid=where)
            question = asked.question(slot.entry, slot.points)
            if question is not None:
                questions.append(question)
                names[slot.number] = question.id
                if draws:
                    scope.note(drawing.part, "questions that stood after drawn ones stand before them now")
        data = settings(scope, drawing.part) | {"questions": tuple(questions), "draws": tuple(draws)}
        data |= parts(scope, drawing.part, names)
        data["questions_per_page"] = questions_per_page(scope, drawing.part, drawing.slots)
        return _without_usual(data, questions, draws)

    def _draw(self, slot: Slot, section: FoundSection, draws: list[Data], names: dict[int, str]) -> None:
        home = self.homes.get(slot.category, "")
        if not home:
            work = self.work
            work.scope.note(work.root, "a random slot draws from a category that is not in the backup")
            return
        what = {"from": home.removeprefix(f"{section.id}/"), "points": slot.points, "tags": slot.tags}
        last = draws[-1] if draws else None
        if last is not None and all(last[key] == value for key, value in what.items()):
            last["count"] += 1
        else:
            draws.append({"id": f"draw-{len(draws) + 1}", "count": 1, **what})
        names[slot.number] = draws[-1]["id"]


def _without_usual(data: Data, questions: list[Question], draws: list[Data]) -> Data:
    """The quiz without points that its questions add up to, and without names of draws that nothing asks for."""
    points = sum(item.points for item in questions) + sum(item["count"] * item["points"] for item in draws)
    if data.get("worth") == points:
        del data["worth"]
    starts = {part["starts_at"] for part in data.get("parts", ())}
    for draw in draws:
        if draw["id"] not in starts:
            del draw["id"]
    return data
