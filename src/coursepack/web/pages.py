"""A section as pages: overview, texts, key points, quizzes, training activities, glossary, resources."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import assert_never

from markupsafe import Markup

from coursepack.model import (
    Activity,
    Assignment,
    Book,
    ChoiceActivity,
    ExternalTool,
    Feedback,
    File,
    Folder,
    Forum,
    Glossary,
    Label,
    Lesson,
    Page,
    QuestionBank,
    Quiz,
    Resource,
    RichText,
    Scorm,
    Section,
    Training,
    Url,
    Wiki,
    Workshop,
)
from coursepack.web.questions import QuestionView, question_views
from coursepack.web.settings import ONE_BY_ONE, PartView, overall, parts
from coursepack.web.showing import is_shown
from coursepack.web.terms import Meaning
from coursepack.web.texts import Texts

OVERVIEW, KEY_POINTS, RESOURCES = "Overview", "KeyPoints", "Resources"
"""Ids of the pages that every section may have; the course's own ids are lower-case."""


@dataclass(frozen=True, slots=True)
class Reading:
    """Blocks of text."""

    html: Markup


@dataclass(frozen=True, slots=True)
class Overview:
    """What the section is about, and what one can do after it."""

    summary: Markup
    objectives: tuple[Markup, ...]


@dataclass(frozen=True, slots=True)
class KeyPoints:
    """What to remember."""

    points: tuple[Markup, ...]


@dataclass(frozen=True, slots=True)
class Term:
    """An entry of a glossary."""

    id: str
    term: str
    aliases: tuple[str, ...]
    definition: Markup


@dataclass(frozen=True, slots=True)
class Terms:
    """A glossary."""

    intro: Markup
    entries: tuple[Term, ...]


@dataclass(frozen=True, slots=True)
class CriterionView:
    """One row of a rubric: what is looked at, and the points of each level."""

    text: Markup
    levels: tuple[tuple[float, Markup], ...]


@dataclass(frozen=True, slots=True)
class Exercise:
    """A training activity as a learner sees it: without the facilitator's notes."""

    activity: Training
    purpose: Markup
    scenario: Markup
    material: tuple[Markup, ...]
    steps: tuple[Markup, ...]
    hand_in: Markup
    debrief: Markup
    alternative: Markup
    criteria: tuple[CriterionView, ...]


@dataclass(frozen=True, slots=True)
class Questions:
    """A quiz."""

    quiz: Quiz
    intro: Markup
    questions: tuple[QuestionView, ...]
    parts: tuple[PartView, ...]
    overall: tuple[tuple[float, Markup], ...]
    """What is said from a share of the points on."""

    @property
    def is_one_by_one(self) -> bool:
        """Whether each question is checked by itself before the whole is handed in."""
        return self.quiz.behaviour in ONE_BY_ONE


@dataclass(frozen=True, slots=True)
class References:
    """Further reading."""

    resources: tuple[tuple[str, Resource], ...]


Body = Reading | Overview | KeyPoints | Terms | Exercise | Questions | References


@dataclass(frozen=True, slots=True)
class PageView:
    """One page of the player."""

    id: str
    title: str
    body: Body
    group: str = ""
    """Title of the book it is a chapter of."""
    is_hidden: bool = False
    """Whether learners do not see it: only a preview shows it."""
    media: tuple[str, ...] = ()
    """Paths of the course files that it shows."""
    meanings: tuple[Meaning, ...] = ()
    """Terms of glossaries that it uses."""

    @property
    def kind(self) -> str:
        """The name of the template for the body."""
        return type(self.body).__name__.lower()


def pages(section: Section, texts: Texts) -> tuple[PageView, ...]:
    """The section's pages in reading order; key points stand before the first quiz."""
    return tuple(
        replace(
            view,
            meanings=texts.take_meanings(),
            media=texts.take_media(),
            is_hidden=view.is_hidden or section.hidden,
        )
        for view in _pages(section, texts)
    )


def _pages(section: Section, texts: Texts) -> Iterator[PageView]:
    if section.summary or section.objectives:
        yield _overview(section, texts)
    quizzes = [index for index, activity in enumerate(section.activities) if isinstance(activity, Quiz)]
    before = quizzes[0] if quizzes else len(section.activities)
    for activity in section.activities[:before]:
        yield from _marked(activity, texts)
    if section.key_points:
        points = KeyPoints(_items(section.key_points, KEY_POINTS, texts))
        yield PageView(KEY_POINTS, texts.words["key_points"], points)
    for activity in section.activities[before:]:
        yield from _marked(activity, texts)
    if section.resources:
        resources = tuple((texts.words_of(resource.title), resource) for resource in section.resources)
        yield PageView(RESOURCES, texts.words["resources"], References(resources))


def _overview(section: Section, texts: Texts) -> PageView:
    objectives = tuple(
        texts.reading(objective.text, f"{OVERVIEW}--{objective.id}") for objective in section.objectives
    )
    body = Overview(texts.reading(section.summary, OVERVIEW), objectives)
    return PageView(OVERVIEW, texts.words["overview"], body)


def _marked(activity: Activity, texts: Texts) -> Iterator[PageView]:
    """The activity's pages; of a hidden one each is hidden."""
    return (replace(view, is_hidden=view.is_hidden or activity.hidden) for view in _activity(activity, texts))


def _activity(activity: Activity, texts: Texts) -> Iterator[PageView]:
    if not is_shown(activity):
        return
    title = texts.words_of(activity.title)
    match activity:
        case Page():
            yield PageView(activity.id, title, Reading(texts.reading(activity.text, activity.id)))
        case Book():
            for chapter in activity.chapters:
                name = f"{activity.id}--{chapter.id}"
                body = Reading(texts.reading(chapter.text, name))
                yield PageView(
                    name, texts.words_of(chapter.title), body, group=title, is_hidden=chapter.hidden
                )
        case Quiz():
            yield PageView(activity.id, title, _questions(activity, texts))
        case Glossary():
            yield PageView(activity.id, title, _terms(activity, texts))
        case Training():
            yield PageView(activity.id, title, _exercise(activity, texts))
        case Label():
            yield PageView(activity.id, title, Reading(texts.reading(activity.text, activity.id)))
        case Assignment():
            html = texts.reading(activity.intro, activity.id)
            html += texts.reading(activity.instructions, f"{activity.id}--instructions")
            yield PageView(activity.id, title, Reading(html))
        case Url() | File() | Folder() | Forum() | Wiki() | Feedback() | ChoiceActivity():
            return
        case Lesson() | Scorm() | ExternalTool() | Workshop() | QuestionBank():
            return
        case _:
            assert_never(activity)


def _questions(quiz: Quiz, texts: Texts) -> Questions:
    views = question_views(quiz, texts)
    return Questions(quiz, texts.block(quiz.intro, quiz.id), views, parts(quiz, texts), overall(quiz, texts))


def _terms(glossary: Glossary, texts: Texts) -> Terms:
    entries = tuple(
        Term(
            f"{glossary.id}--{entry.id}",
            texts.words_of(entry.term),
            tuple(texts.words_of(alias) for alias in entry.aliases if alias.has(texts.language)),
            texts.block(entry.definition, f"{glossary.id}--{entry.id}"),
        )
        for entry in glossary.entries
    )
    return Terms(texts.block(glossary.intro, glossary.id), entries)


def _exercise(activity: Training, texts: Texts) -> Exercise:
    name = activity.id
    return Exercise(
        activity=activity,
        purpose=texts.reading(activity.purpose, f"{name}--purpose"),
        scenario=texts.reading(activity.scenario, f"{name}--scenario"),
        material=_items(activity.material, f"{name}--material", texts),
        steps=_items(activity.steps, f"{name}--steps", texts),
        hand_in=texts.reading(activity.hand_in, f"{name}--hand-in"),
        debrief=texts.reading(activity.debrief, f"{name}--debrief"),
        alternative=texts.reading(activity.alternative, f"{name}--alternative"),
        criteria=_criteria(activity, texts),
    )


def _items(items: tuple[RichText, ...], name: str, texts: Texts) -> tuple[Markup, ...]:
    return tuple(texts.reading(item, f"{name}-{index}") for index, item in enumerate(items))


def _criteria(activity: Training, texts: Texts) -> tuple[CriterionView, ...]:
    if activity.rubric is None:
        return ()
    return tuple(
        CriterionView(
            texts.reading(criterion.text, f"{activity.id}--{criterion.id}"),
            tuple(
                (level.points, texts.reading(level.text, f"{activity.id}--{criterion.id}--{index}"))
                for index, level in enumerate(criterion.levels)
            ),
        )
        for criterion in activity.rubric.criteria
    )
