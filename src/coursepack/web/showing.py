"""Which activities and sections have pages in a package; others live in the learning platform alone."""

from typing import assert_never

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
    Scorm,
    Section,
    Training,
    Url,
    Wiki,
    Workshop,
)
from coursepack.model.platform import needs_platform
from coursepack.model.visible import without_hidden


def has_package(section: Section) -> bool:
    """Whether learners get a package of the section."""
    return not section.hidden and has_pages(without_hidden(section))


def has_pages(section: Section) -> bool:
    """Whether anything of the section has a page, hidden or not."""
    own = section.summary or section.objectives or section.key_points or section.resources
    return bool(own) or any(is_shown(activity) for activity in section.activities)


def is_shown(activity: Activity) -> bool:
    """Whether the activity gives pages; a quiz does once its questions are drawn."""
    match activity:
        case Page() | Label():
            return not needs_platform(activity)
        case Book():
            return bool(activity.chapters)
        case Quiz():
            return bool(activity.questions or activity.draws)
        case Glossary() | Training() | Assignment():
            return True
        case Url() | File() | Folder() | Forum() | Wiki() | Feedback() | ChoiceActivity():
            return False
        case Lesson() | Scorm() | ExternalTool() | Workshop() | QuestionBank():
            return False
        case _:
            assert_never(activity)
