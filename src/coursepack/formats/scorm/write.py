"""Packages: one a section and language, or one a course and language, each with its own player."""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby

from coursepack.formats.base import Artifact, Context, Loss, Split, file_name, stable_id, voice_name
from coursepack.formats.scorm import scorm12, scorm2004
from coursepack.formats.scorm.draws import with_drawn
from coursepack.formats.scorm.losses import losses, moved_gaps
from coursepack.formats.scorm.manifest import Cluster, Manifest, Sco
from coursepack.formats.scorm.room import fitting_units
from coursepack.formats.scorm.schemas import locations, schema_files
from coursepack.formats.scorm.units import Telling, Unit
from coursepack.model import Course, PlainText, RichText, Section
from coursepack.model.visible import for_learners
from coursepack.package import Content, Package
from coursepack.render import to_html
from coursepack.web import player
from coursepack.web.data import tested_objectives
from coursepack.web.fragments import package_path
from coursepack.web.player import Assets, Body, Standard
from coursepack.web.showing import has_package, has_pages
from coursepack.web.terms import known_terms

_SHARED = ("player.css", "player.js")


@dataclass(frozen=True, slots=True)
class _Delivery:
    """What one package is made of."""

    name: tuple[str, ...]
    """What tells its file and its identifier from those of others."""
    title: PlainText
    summary: RichText | None
    sections: tuple[Section, ...]
    units: tuple[Unit, ...]
    losses: tuple[Loss, ...]


def write_scorm12(course: Course, context: Context) -> Iterator[Artifact]:
    """SCORM 1.2 packages, as `context.split` says."""
    return _write(course, context, "1.2")


def write_scorm2004(course: Course, context: Context) -> Iterator[Artifact]:
    """SCORM 2004 packages, as `context.split` and `context.edition` say."""
    return _write(course, context, "2004")


def _write(course: Course, context: Context, standard: Standard) -> Iterator[Artifact]:
    ending = ("scorm-2004",) if standard == "2004" else ()
    drawn = with_drawn(course)
    shown = drawn if context.shows_hidden else for_learners(drawn)
    terms = {language: known_terms(shown, language) for language in context.languages}
    together = (
        [Telling(context.split, terms)]
        if context.multilang
        else [Telling(context.split, {language: found}) for language, found in terms.items()]
    )
    for telling in together:
        unsaid = {item.id for item in course.sections if context.wants(item) and not has_package(item)}
        for delivery in _deliveries(shown, context, telling, standard):
            spoken = voice_name(tuple(telling.terms))
            name = file_name(course, spoken, *delivery.name, *ending, extension=".zip")
            told = _ids(delivery) | unsaid
            unsaid = set()
            authored = (section for section in course.sections if section.id in told)
            found = (loss for section in authored for loss in losses(section, tuple(telling.terms)))
            package = _package(shown, delivery, telling, context, standard)
            lost = (*found, *_moved(delivery), *delivery.losses)
            several = tuple(telling.terms) if context.multilang else ()
            yield Artifact(name, package, telling.language, lost, languages=several)


def _ids(delivery: _Delivery) -> set[str]:
    return {section.id for section in delivery.sections}


def _moved(delivery: _Delivery) -> Iterator[Loss]:
    for unit in delivery.units:
        yield from moved_gaps([face.data for face in unit.faces], unit.section.id)


def _deliveries(
    course: Course, context: Context, telling: Telling, standard: Standard
) -> Iterator[_Delivery]:
    sections = tuple(section for section in course.sections if context.wants(section) and has_pages(section))
    made = [(section, fitting_units(course, section, telling, standard)) for section in sections]
    if telling.split == "course":
        found = tuple(unit for _, (members, _) in made for unit in members)
        lost = tuple(loss for _, (_, shortened) in made for loss in shortened)
        yield _Delivery((), course.title, course.summary, sections, found, lost)
        return
    for section, (members, shortened) in made:
        name = (section.folder, *(("pages",) if telling.split == "page" else ()))
        yield _Delivery(name, section.title, section.summary, (section,), members, shortened)


def _package(
    course: Course, delivery: _Delivery, telling: Telling, context: Context, standard: Standard
) -> Package:
    namespaces = scorm12.SCHEMAS if standard == "1.2" else scorm2004.SCHEMAS
    schemas = schema_files(context.schemas, namespaces) if context.schemas else {}
    shared = _SHARED if len(delivery.units) > 1 else ()
    members: dict[str, Content] = {}
    if shared:
        members |= {"player.css": player.style(), "player.js": player.script(standard)}
    for unit in delivery.units:
        assets = Assets(standard, unit.root if shared else None)
        members[unit.href] = player.page_html(_bodies(course, unit), assets)
        members |= {package_path(path): context.media.read(path) for path in unit.media}
    manifest = _manifest(course, delivery, telling, shared, locations(namespaces, schemas))
    if standard == "1.2":
        members["imsmanifest.xml"] = scorm12.imsmanifest(manifest)
    else:
        members["imsmanifest.xml"] = scorm2004.imsmanifest(manifest, context.edition)
    return Package({**schemas, **members})


def _manifest(
    course: Course,
    delivery: _Delivery,
    telling: Telling,
    shared: tuple[str, ...],
    schemas: tuple[tuple[str, str], ...],
) -> Manifest:
    languages = tuple(telling.terms)
    identity = stable_id("scorm", course.id, telling.language, *_identity(delivery, telling.split))
    summary = delivery.summary
    return Manifest(
        identifier=f"CP-{identity}",
        title={language: delivery.title.get(language) for language in languages},
        version=course.version,
        items=tuple(_items(delivery.units)),
        shared=shared,
        description={language: to_html(summary, language).plain() for language in languages}
        if summary
        else {},
        keywords=tuple({language: word.get(language) for language in languages} for word in course.keywords),
        license=course.license or "",
        schemas=schemas,
    )


def _identity(delivery: _Delivery, split: Split) -> tuple[str, ...]:
    return (split, *(section.id for section in delivery.sections if split != "course"))


def _bodies(course: Course, unit: Unit) -> tuple[Body, ...]:
    return tuple(
        Body(face.language, face.title, course.title.get(face.language), face.pages, face.data)
        for face in unit.faces
    )


def _items(found: tuple[Unit, ...]) -> Iterator[Sco | Cluster]:
    for group, members in groupby(found, key=lambda unit: unit.group):
        scos = tuple(_sco(unit) for unit in members)
        if group:
            yield Cluster(f"{scos[0].identifier}-group", group, scos)
        else:
            yield from scos


def _sco(unit: Unit) -> Sco:
    return Sco(
        identifier=unit.identifier,
        title=unit.title,
        href=unit.href,
        files=(unit.href, *sorted({*map(package_path, unit.media)})),
        mastery_score=_mastery_score(unit),
        is_marked=any(question.is_marked for quiz in unit.quizzes for question in quiz.questions),
        objectives=tuple(objective for objective, _ in tested_objectives(unit.section, unit.pages)),
    )


def _mastery_score(unit: Unit) -> float | None:
    """The pass mark of the unit's only quiz, in percent.

    With several quizzes the platform cannot tell from one score whether each is passed; the player can.
    """
    return unit.quizzes[0].quiz.pass_mark if len(unit.quizzes) == 1 else None
