"""The own file of each kind of activity: `page.xml`, `quiz.xml` and so on."""

from typing import assert_never

from coursepack.formats.mbz.activities import (
    assign,
    glossary,
    lesson,
    lti,
    qbank,
    quiz,
    reading,
    scorm,
    survey,
    talk,
    workshop,
)
from coursepack.formats.mbz.backup import Backup
from coursepack.formats.mbz.bank import QuestionNumbers
from coursepack.formats.mbz.certificate import customcert
from coursepack.formats.mbz.element import document, node
from coursepack.formats.mbz.issued import IssuedCertificate
from coursepack.formats.mbz.plan import Module
from coursepack.model import (
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
    Training,
    Url,
    Wiki,
    Workshop,
)


def activity_xml(backup: Backup, module: Module, numbers: QuestionNumbers) -> bytes:
    """The file named after the module's kind."""
    return document(
        node(
            "activity",
            _instance(backup, module, numbers),
            id=module.instanceid,
            moduleid=module.moduleid,
            modulename=module.modulename,
            contextid=module.contextid,
        )
    )


def _instance(backup: Backup, module: Module, numbers: QuestionNumbers) -> str:
    activity = module.activity
    match activity:
        case Page():
            return reading.page(backup, module, activity)
        case Book():
            return reading.book(backup, module, activity)
        case Label():
            return reading.label(backup, module, activity)
        case Url():
            return reading.url(backup, module, activity)
        case File():
            return reading.resource(backup, module, activity)
        case Folder():
            return reading.folder(backup, module, activity)
        case Glossary():
            return glossary.glossary(backup, module, activity)
        case Quiz():
            return quiz.quiz(backup, module, activity, numbers)
        case Assignment():
            return assign.assign(backup, module, activity)
        case Forum():
            return talk.forum(backup, module, activity)
        case Wiki():
            return talk.wiki(backup, module, activity)
        case Feedback():
            return survey.feedback(backup, module, activity)
        case ChoiceActivity():
            return survey.choice(backup, module, activity)
        case Lesson():
            return lesson.lesson(backup, module, activity)
        case Scorm():
            return scorm.scorm(backup, module, activity)
        case ExternalTool():
            return lti.lti(backup, module, activity)
        case Workshop():
            return workshop.workshop(backup, module, activity)
        case QuestionBank():
            return qbank.qbank(backup, module, activity)
        case IssuedCertificate():
            return customcert(backup, module, activity.certificate)
        case Training():
            raise AssertionError(f"{activity.id}: the plan makes something else of it")
        case _:
            assert_never(activity)
