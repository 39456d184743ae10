"""What a version of Moodle cannot do as the course says."""

from collections.abc import Iterator

from coursepack.formats.base import Context, Kept, Loss
from coursepack.formats.mbz.activities.glossary import display_format
from coursepack.formats.mbz.backup import Backup
from coursepack.formats.mbz.target import Target
from coursepack.formats.moodle.losses import language_losses
from coursepack.model import Course, Glossary, Node, Ordering, Quiz
from coursepack.model.tracking import completion_of
from coursepack.model.walk import texts


def losses(course: Course, context: Context, languages: tuple[str, ...], target: Target) -> Iterator[Loss]:
    """Everything that changes in this version, in course order."""
    wanted = [found for found in course.activities() if context.wants(found.section)]
    for _, section, activity in wanted:
        subject = f"{section.id}/{activity.id}"
        asks_pass = completion_of(activity).passed and not isinstance(activity, Quiz)
        if asks_pass and not target.has_pass_completion:
            what = f"complete with any grade: Moodle {target.name} asks for a pass grade in quizzes alone"
            yield Loss(subject, Kept.CHANGED, what)
        if isinstance(activity, Glossary) and display_format(activity) != activity.format:
            what = "shown without authors: Moodle cannot show an encyclopedia of entries that nobody wrote"
            yield Loss(subject, Kept.CHANGED, what)
    if not target.has_ordering:
        yield from _ordering(course, context, target)
    for _, section, holder in course.question_sets():
        for question in holder.questions if context.wants(section) else ():
            yield from language_losses(question, f"{section.id}/{holder.id}/{question.id}", languages)


def noted(backup: Backup) -> Iterator[Loss]:
    """What was noted while the backup was written, each thing once."""
    subjects = {id(node): subject for subject, node in _nodes(backup)}
    for node, what in {(id(node), what): (node, what) for node, what in backup.notes}.values():
        yield Loss(subjects.get(id(node), backup.course.id), Kept.CHANGED, what)


def _nodes(backup: Backup) -> Iterator[tuple[str, Node]]:
    """What a note can be of, with the subject of its loss: the innermost last."""
    for badge in backup.course.badges:
        yield f"badges/{badge.id}", badge.title
    for event in backup.course.calendar:
        yield from ((f"calendar/{event.id}", text) for _, text in texts(event))
    for section in backup.course.sections:
        yield from ((section.id, text) for _, text in texts(section))
    for module in backup.plan.modules():
        subject = f"{module.section.id}/{module.activity.id}"
        yield subject, module.activity
        yield from ((subject, text) for _, text in texts(module.activity))


def _ordering(course: Course, context: Context, target: Target) -> Iterator[Loss]:
    for _, section, holder in course.question_sets():
        for question in holder.questions:
            if isinstance(question, Ordering) and context.wants(section):
                what = f"needs the plug-in qtype_ordering, which Moodle {target.name} does not come with"
                yield Loss(f"{section.id}/{holder.id}/{question.id}", Kept.CHANGED, what)
