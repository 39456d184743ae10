"""Badges can be given, and packages opened."""

from collections.abc import Iterator

from coursepack.checks.texts import Files
from coursepack.model import Course, Path, Scorm
from coursepack.model.tracking import points_of
from coursepack.model.visible import without_hidden
from coursepack.problems import Finding
from coursepack.problems.rules import running as rules
from coursepack.scorm_package import PackageError, read_package
from coursepack.web.showing import has_pages

_PNG = b"\x89PNG\r\n\x1a\n"


def check(course: Course, files: Files) -> Iterator[Finding]:
    """Pictures that are no PNG, points out of reach, packages that cannot be read or that show nothing."""
    most = sum(points for found in course.activities() for points in points_of(found.thing))
    most += sum(item.points for item in course.grading.items)
    for number, badge in enumerate(course.badges):
        path: Path = ("badges", number)
        picture = badge.image.course_path if badge.image else ""
        if picture and _readable(files, picture) and not files.read(picture).startswith(_PNG):
            yield Finding(rules.PICTURE_UNFIT, (*path, "image"), f"{picture} is no PNG")
        wanted = badge.earned_when.grade
        if wanted is not None and wanted > most:
            message = f"{wanted:g} points are asked for, and {most:g} can be reached"
            yield Finding(rules.OUT_OF_REACH, (*path, "earned_when", "grade"), message)
    for path, _, activity in course.activities():
        section = course.find_section(activity.section or "") if isinstance(activity, Scorm) else None
        if section is not None and not has_pages(without_hidden(section)):
            yield Finding(rules.PACKAGE_EMPTY, (*path, "section"), f"“{section.id}” has no page to show")
        if isinstance(activity, Scorm) and activity.package:
            name = activity.package.course_path
            if _readable(files, name):
                try:
                    read_package(files.read(name))
                except PackageError as error:
                    yield Finding(rules.PACKAGE_UNREADABLE, (*path, "package"), f"{name}: {error}")


def _readable(files: Files, path: str) -> bool:
    """Whether there is such a file; another check says so where there is none."""
    return not path.startswith(("../", "/")) and files.exists(path)
