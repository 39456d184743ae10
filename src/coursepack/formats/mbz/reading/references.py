"""What numbers in a backup refer to: activities, groups, grade items, by our own ids."""

from dataclasses import dataclass, field


@dataclass(slots=True)
class References:
    """Ids by the numbers of the backup."""

    modules: dict[int, tuple[str, str]] = field(default_factory=dict)
    """Section and activity by the number of the course module."""
    grade_items: dict[int, str] = field(default_factory=dict)
    """`course`, an item or a category, or `section/activity`."""
    groups: dict[int, str] = field(default_factory=dict)
    groupings: dict[int, str] = field(default_factory=dict)

    def activity(self, number: int, section: str = "") -> str | None:
        """How an activity is named from a section; None for one that is not in the course."""
        found = self.modules.get(number)
        if found is None:
            return None
        return found[1] if found[0] == section else "/".join(found)

    def grade(self, number: int, section: str) -> str | None:
        """How a grade item is named from a section."""
        found = self.grade_items.get(number)
        return found.removeprefix(f"{section}/") if found else None
