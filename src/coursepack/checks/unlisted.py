"""Pages, activities and sections that stand in the course folder, and that nothing names."""

from collections.abc import Collection, Iterator
from typing import Protocol

from coursepack.model import Course
from coursepack.problems import Finding
from coursepack.problems.rules import source as rules


class Folder(Protocol):
    """What was left unread of a course folder."""

    def is_folder(self, path: str) -> bool: ...

    def left_out(self, folder: str) -> tuple[str, ...]: ...

    def folders_with(self, name: str) -> tuple[str, ...]: ...


def check(course: Course, files: Folder, linked: Collection[str]) -> Iterator[Finding]:
    """Each page or activity beside a section, and each section, that is in no package and linked from no text."""
    listed = {section.folder for section in course.sections}
    for folder in files.folders_with("section.yaml"):
        if folder not in listed and "section.yaml" in files.left_out(folder):
            message = f"no line under `sections` names the folder {folder}"
            yield Finding(
                rules.FILE_UNLISTED, ("sections",), message, f"Write `- {folder}` there, or remove it."
            )
    for number, section in enumerate(course.sections):
        left = files.left_out(section.folder) if files.is_folder(section.folder) else ()
        pages = dict.fromkeys(name for name in left if f"{section.folder}/{name}" not in linked)
        for stem, name in {name.partition(".")[0]: name for name in reversed(pages)}.items():
            kind = "page" if name.endswith(".md") else "quiz"
            yield Finding(
                rules.FILE_UNLISTED,
                ("sections", number, "activities"),
                f"no activity is made of {section.folder}/{name}",
                f"Write its kind and name there, such as `- {kind}: {stem}`, or remove the file.",
            )
