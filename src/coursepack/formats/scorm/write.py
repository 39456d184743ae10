"""Packages: one a section and language, each with its own player."""

from collections.abc import Iterator

from coursepack.formats.base import Artifact, Context, file_name, stable_id
from coursepack.formats.scorm.losses import losses
from coursepack.formats.scorm.manifest import Manifest, Sco, scorm12
from coursepack.model import Course, Quiz, Section
from coursepack.package import Content, Package
from coursepack.web import player
from coursepack.web.data import script_data
from coursepack.web.fragments import package_path
from coursepack.web.pages import pages
from coursepack.web.texts import Texts

PAGE = "index.html"


def write_scorm12(course: Course, context: Context) -> Iterator[Artifact]:
    """One SCORM 1.2 package a section and language."""
    for language in context.languages:
        for section in course.sections:
            if context.wants(section) and (section.activities or section.summary or section.objectives):
                name = file_name(course, language, section.folder, extension=".zip")
                found = tuple(losses(section, language))
                yield Artifact(name, _package(course, section, language, context), language, found)


def _package(course: Course, section: Section, language: str, context: Context) -> Package:
    identifier = f"CP-{stable_id('scorm', course.id, section.id, language)}"
    title = section.title.get(language)
    texts = Texts(language)
    views = pages(section, texts)
    members: dict[str, Content] = {
        PAGE: player.page_html(
            title=title,
            course_title=course.title.get(language),
            language=language,
            pages=views,
            data=script_data(
                package_id=identifier, title=title, language=language, section=section, pages=views
            ),
        ),
        "player.css": player.style(),
        "player.js": player.script(),
    }
    members |= {package_path(path): context.media.read(path) for path in texts.media}
    files = (PAGE, *sorted(members.keys() - {PAGE}))
    sco = Sco(f"{identifier}-sco", title, PAGE, files, mastery_score(section))
    manifest = Manifest(identifier, title, course.version, (sco,))
    return Package({"imsmanifest.xml": scorm12(manifest), **members})


def mastery_score(section: Section) -> float | None:
    """The pass mark of the section's only quiz, in percent.

    With several quizzes the platform cannot tell from one score whether each is passed; the player can.
    """
    quizzes = [activity for activity in section.activities if isinstance(activity, Quiz)]
    return quizzes[0].pass_mark if len(quizzes) == 1 else None
