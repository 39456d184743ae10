"""What the course has and Moodle knows no activity for: objectives, key points, resources, training activities.

Each becomes an activity of a kind that Moodle has. Ids made here have capitals, which an author's have not.
"""

from collections.abc import Callable, Iterable, Iterator
from html import escape

from coursepack.model import (
    Activity,
    Assignment,
    Completion,
    Label,
    Page,
    PlainText,
    Quiz,
    Resource,
    RichText,
    Section,
    Training,
)
from coursepack.model.activities import FileSubmission, Submission, TextSubmission
from coursepack.render import to_html
from coursepack.web.words import words

OBJECTIVES, KEY_POINTS, RESOURCES, NOTES = "Objectives", "KeyPoints", "Resources", "-Notes"
"""Ids of what is made here; notes follow the id of their activity."""

_NEVER = Completion(never=True)
_HtmlIn = Callable[[str], str]


def activities_of(section: Section, languages: tuple[str, ...]) -> tuple[Activity, ...]:
    """The section's activities as Moodle can have them: objectives first, key points before the first quiz."""
    return tuple(_activities(section, languages))


def _activities(section: Section, languages: tuple[str, ...]) -> Iterator[Activity]:
    if section.objectives:
        yield _objectives(section, languages)
    quizzes = [index for index, activity in enumerate(section.activities) if isinstance(activity, Quiz)]
    before = quizzes[0] if quizzes else len(section.activities)
    for activity in section.activities[:before]:
        yield from _expanded(activity, languages)
    if section.key_points:
        yield _key_points(section, languages)
    for activity in section.activities[before:]:
        yield from _expanded(activity, languages)
    if section.resources:
        yield _resources(section, languages)


def _expanded(activity: Activity, languages: tuple[str, ...]) -> Iterator[Activity]:
    if not isinstance(activity, Training):
        yield activity
        return
    yield _assignment(activity, languages)
    if activity.facilitator_notes:
        yield _notes(activity, activity.facilitator_notes, languages)


def _objectives(section: Section, languages: tuple[str, ...]) -> Label:
    def html(language: str) -> str:
        items = (_html(objective.text, language) for objective in section.objectives)
        return f"<h4>{_word('objectives', language)}</h4>\n{_list('ul', items)}"

    return Label.model_construct(
        id=OBJECTIVES,
        title=_title("objectives", languages),
        text=_rich(html, languages),
        complete_when=_NEVER,
    )


def _key_points(section: Section, languages: tuple[str, ...]) -> Page:
    def html(language: str) -> str:
        return _list("ul", (_html(point, language) for point in section.key_points))

    return Page.model_construct(
        id=KEY_POINTS,
        title=_title("key_points", languages),
        text=_rich(html, languages),
        complete_when=_NEVER,
    )


def _resources(section: Section, languages: tuple[str, ...]) -> Page:
    def html(language: str) -> str:
        return _list("ul", (_resource(resource, language) for resource in section.resources))

    return Page.model_construct(
        id=RESOURCES,
        title=_title("resources", languages),
        text=_rich(html, languages),
        complete_when=_NEVER,
    )


def _resource(resource: Resource, language: str) -> str:
    title = f"<cite>{escape(resource.title.get(language))}</cite>"
    if resource.link:
        title = f'<a href="{escape(resource.link)}">{title}</a>'
    year = f" ({resource.year})" if resource.year else ""
    named = f"{escape(resource.author)}{year}. {title}." if resource.author else f"{title}{year}."
    publisher = f" {escape(resource.publisher)}." if resource.publisher else ""
    return f"{named}{publisher} {_word(f'kind_{resource.kind}', language)}."


def _assignment(training: Training, languages: tuple[str, ...]) -> Assignment:
    """Something to hand in, marked where the training activity has a rubric."""
    common = {
        name: getattr(training, name)
        for name in ("id", "title", "show_intro", "available_when", "hidden", "group_mode", "grouping")
    }
    common |= {name: getattr(training, name) for name in ("tags", "idnumber", "pass_mark", "gradebook")}
    return Assignment.model_construct(
        **common,
        intro=_rich(lambda language: _training_html(training, language), languages),
        complete_when=training.complete_when or Completion(submitted=True),
        submission=Submission(text=TextSubmission(), files=FileSubmission()),
        rubric=training.rubric,
        points=training.grade,
        due=training.due,
        annotate=False,
    )


def _training_html(training: Training, language: str) -> str:
    facts = (
        f"{_word('duration', language)}: {_duration(training.duration, language)}",
        f"{_word('group_size', language)}: {_group_size(training, language)}",
    )
    parts = [
        _html(training.intro, language),
        f"<p><strong>{_word(f'kind_{training.kind}', language)}</strong><br>{'<br>'.join(facts)}</p>",
        _part("purpose", _html(training.purpose, language), language),
        _part("scenario", _html(training.scenario, language), language),
        _part("material", _listed("ul", training.material, language), language),
        _part("steps", _listed("ol", training.steps, language), language),
        _part("hand_in", _html(training.hand_in, language), language),
        _part("debrief", _html(training.debrief, language), language),
        _part("alternative", _html(training.alternative, language), language),
    ]
    return "\n".join(part for part in parts if part)


def _notes(training: Training, notes: RichText, languages: tuple[str, ...]) -> Page:
    """The facilitator's notes: a page that learners do not see."""
    titles = {
        language: f"{training.title.get(language)}: {_word('facilitator_notes', language)}"
        for language in languages
    }
    return Page.model_construct(
        id=f"{training.id}{NOTES}",
        title=PlainText.model_construct(values=titles),
        text=notes,
        complete_when=_NEVER,
        hidden=True,
    )


def _part(key: str, html: str, language: str) -> str:
    return f"<h4>{_word(key, language)}</h4>\n{html}" if html else ""


def _listed(element: str, texts: tuple[RichText, ...], language: str) -> str:
    return _list(element, (_html(text, language) for text in texts)) if texts else ""


def _list(element: str, items: Iterable[str]) -> str:
    return f"<{element}>\n{''.join(f'<li>{item}</li>' for item in items)}\n</{element}>"


def _html(text: RichText | None, language: str) -> str:
    """The text as HTML in which files of the course still stand by their path in the course."""
    return to_html(text, language).with_latex() if text else ""


def _duration(seconds: int, language: str) -> str:
    hours, minutes = divmod(round(seconds / 60), 60)
    parts = []
    if hours:
        parts.append(words(language)["hours"].format(n=hours))
    if minutes or not hours:
        parts.append(words(language)["minutes"].format(n=minutes))
    return " ".join(parts)


def _group_size(training: Training, language: str) -> str:
    size = training.group_size
    if size.least == size.most:
        return str(size.least)
    return words(language)["group_size_range"].format(least=size.least, most=size.most)


def _word(key: str, language: str) -> str:
    return escape(words(language)[key], quote=False)


def _title(key: str, languages: tuple[str, ...]) -> PlainText:
    return PlainText.model_construct(values={language: words(language)[key] for language in languages})


def _rich(html: _HtmlIn, languages: tuple[str, ...]) -> RichText:
    return RichText.of({language: html(language) for language in languages}, text_format="html")
