"""Course packages from text: one folder becomes Moodle XML, GIFT and SCORM.

from pathlib import Path
from coursepack import build, check

checked = check(Path("course_source/ecowas-toolkit"))
build(Path("course_source/ecowas-toolkit"), Path("dist/ecowas-toolkit"))
"""

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from coursepack.flow import Built, Checked, LossError, Wanted, build, check
    from coursepack.model import Course
    from coursepack.package import Package
    from coursepack.problems import CoursePackError, Place, Problem
    from coursepack.question_files import load

__version__ = "0.1.0"

__all__ = [
    "Built",
    "Checked",
    "Course",
    "CoursePackError",
    "LossError",
    "Package",
    "Place",
    "Problem",
    "Wanted",
    "__version__",
    "build",
    "check",
    "load",
]

_ROOMS = {
    "coursepack.flow": ("Built", "Checked", "LossError", "Wanted", "build", "check"),
    "coursepack.model": ("Course",),
    "coursepack.package": ("Package",),
    "coursepack.problems": ("CoursePackError", "Place", "Problem"),
    "coursepack.question_files": ("load",),
}


def __getattr__(name: str) -> Any:
    """Import a public name when it is first used, so that the command starts quickly."""
    for room, names in _ROOMS.items():
        if name in names:
            return getattr(import_module(room), name)
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
