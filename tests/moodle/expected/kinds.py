"""The fields that one kind of activity has."""

from coursepack import model
from tests.moodle.expected import surveys
from tests.moodle.expected.grading import marking
from tests.moodle.expected.quizzes import quiz
from tests.moodle.expected.words import moment, spoken

_DISPLAY = {"automatic": 0, "embedded": 1, "new window": 3, "download": 4, "open": 5, "popup": 6}


def _page(activity, course):
    return {"text": {"instance.content": spoken(activity.text)}}


def _book(activity, course):
    chapters = {}
    for number, chapter in enumerate(activity.chapters):
        chapters |= {
            f"content.chapters.{number}.title": chapter.title.get("en"),
            f"content.chapters.{number}.content": spoken(chapter.text),
            f"content.chapters.{number}.subchapter": chapter.is_subchapter,
            f"content.chapters.{number}.hidden": chapter.hidden,
        }
    numbering = {"none": 0, "numbers": 1, "bullets": 2, "indented": 3}
    return {
        "numbering": {"instance.numbering": numbering[activity.numbering]},
        "chapters": {"content.chapters_count": len(activity.chapters), **chapters},
    }


def _label(activity, course):
    return {"text": {"instance.intro": spoken(activity.text)}}


def _url(activity, course):
    return {
        "link": {"instance.externalurl": activity.link},
        "display": {"instance.display": _DISPLAY[activity.display]},
    }


def _file(activity, course):
    return {
        "file": {"content.files.0.path": "/" + activity.file.course_path.rpartition("/")[2]},
        "display": {"instance.display": _DISPLAY[activity.display]},
        "show_size": {"content.displayoptions.showsize": 1} if activity.show_size else {},
        "show_type": {"content.displayoptions.showtype": 1} if activity.show_type else {},
    }


def _folder(activity, course):
    names = sorted("/" + file.course_path.rpartition("/")[2] for file in activity.files)
    return {
        "files": {f"content.files.{number}.path": name for number, name in enumerate(names)},
        "on_course_page": {"instance.display": activity.on_course_page},
        "expanded": {"instance.showexpanded": activity.expanded},
        "download_all": {"instance.showdownloadfolder": activity.download_all},
    }


def _glossary(activity, course):
    titles = {category.id: category.title.get("en") for category in activity.categories}
    entries = {}
    for number, entry in enumerate(activity.entries):
        linked = activity.linked if entry.linked is None else entry.linked
        entries |= {
            f"content.entries.{number}.concept": entry.term.get("en"),
            f"content.entries.{number}.definition": spoken(entry.definition),
            f"content.entries.{number}.aliases": [alias.get("en") for alias in entry.aliases],
            f"content.entries.{number}.categories": [titles[name] for name in entry.categories],
            f"content.entries.{number}.usedynalink": linked,
            f"content.entries.{number}.casesensitive": entry.case_sensitive,
            f"content.entries.{number}.fullmatch": entry.whole_words,
            f"content.entries.{number}.tags": list(entry.tags),
            f"content.entries.{number}.approved": 1,
        }
    shown = "fullwithoutauthor" if activity.format == "encyclopedia" else activity.format
    linked_names = {titles[item.id]: str(int(item.linked)) for item in activity.categories}
    return {
        "linked": {"instance.usedynalink": activity.linked},
        "main": {"instance.mainglossary": activity.main},
        "approval": {"instance.defaultapproval": not activity.approval},
        "duplicates": {"instance.allowduplicatedentries": activity.duplicates},
        "comments": {"instance.allowcomments": activity.comments},
        "format": {"instance.displayformat": shown},
        "entries_on_a_page": {"instance.entbypage": activity.entries_on_a_page},
        "categories": {"content.categories": linked_names},
        "entries": {"content.entries_count": len(activity.entries), **entries},
    }


def _assignment(activity, course):
    text, files = activity.submission.text, activity.submission.files
    plugin = "content.plugins."
    reopened = {"manually": "manual", "until passed": "untilpass", "always": "automatic"}
    team = activity.team
    submission = {
        f"{plugin}assignsubmission/onlinetext/enabled": text is not None,
        f"{plugin}assignsubmission/file/enabled": files is not None,
    }
    if text:
        submission[f"{plugin}assignsubmission/onlinetext/wordlimit"] = text.max_words or 0
    if files:
        submission[f"{plugin}assignsubmission/file/maxfilesubmissions"] = files.count
        submission[f"{plugin}assignsubmission/file/maxsubmissionsizebytes"] = files.max_size
        submission[f"{plugin}assignsubmission/file/filetypeslist"] = ",".join(files.types)
    return {
        "instructions": {"instance.activity": spoken(activity.instructions)},
        "files": {
            f"content.intro_attachments.{number}.path": "/" + file.course_path.rpartition("/")[2]
            for number, file in enumerate(activity.files)
        },
        "submission": submission,
        "points": {"instance.grade": activity.grade},
        "rubric": marking(activity),
        "guide": {},
        "opens": {"instance.allowsubmissionsfromdate": moment(course, activity.opens)},
        "due": {"instance.duedate": moment(course, activity.due)},
        "cut_off": {"instance.cutoffdate": moment(course, activity.cut_off)},
        "grade_by": {"instance.gradingduedate": moment(course, activity.grade_by)},
        "time_limit": {"instance.timelimit": activity.time_limit or 0},
        "attempts": {"instance.maxattempts": activity.attempts},
        "reopened": {
            "instance.attemptreopenmethod": reopened[activity.reopened] if activity.attempts != 1 else "none"
        },
        "draft_first": {"instance.submissiondrafts": activity.draft_first},
        "statement": {"instance.requiresubmissionstatement": activity.statement},
        "team": {
            "instance.teamsubmission": team is not None,
            "instance.requireallteammemberssubmit": bool(team and team.each_submits),
            "instance.preventsubmissionnotingroup": bool(team and team.needs_group),
        },
        "anonymous": {"instance.blindmarking": activity.anonymous},
        "workflow": {"instance.markingworkflow": activity.workflow},
        "comments": {f"{plugin}assignfeedback/comments/enabled": activity.comments},
        "inline_comments": {f"{plugin}assignfeedback/comments/commentinline": activity.inline_comments},
        "annotate": {f"{plugin}assignfeedback/editpdf/enabled": activity.annotate},
        "feedback_files": {f"{plugin}assignfeedback/file/enabled": activity.feedback_files},
        "offline_grading": {f"{plugin}assignfeedback/offline/enabled": activity.offline_grading},
    }


def _training(activity, course):
    """Its texts stand one after the other in the introduction of an assignment; notes are a page of their own."""
    return {
        **{name: {} for name in ("kind", "objectives", "duration", "group_size", "facilitator_notes")},
        **{name: {} for name in ("purpose", "scenario", "material", "steps", "hand_in", "debrief")},
        "alternative": {},
        "rubric": marking(activity),
        "due": {"instance.duedate": moment(course, activity.due)},
    }


def _forum(activity, course):
    types = {"announcements": "news", "each-starts-one": "eachuser", "question-and-answer": "qanda"}
    usual = "forced" if activity.type == "announcements" else "optional"
    subscription = {"optional": 0, "forced": 1, "initial": 2, "off": 3}
    single = {"content.discussions.0.name": activity.title.get("en")} if activity.type == "single" else {}
    return {
        "type": {"instance.type": types.get(activity.type, activity.type), **single},
        "subscription": {"instance.forcesubscribe": subscription[activity.subscription or usual]},
        "due": {"instance.duedate": moment(course, activity.due)},
        "cut_off": {"instance.cutoffdate": moment(course, activity.cut_off)},
        "points": {"instance.grade_forum": activity.grade},
        "attachments": {"instance.maxattachments": activity.attachments},
        "max_size": {"instance.maxbytes": activity.max_size},
        "word_count": {"instance.displaywordcount": activity.word_count},
        "lock_after": {"instance.lockdiscussionafter": activity.lock_after},
    }


def _wiki(activity, course):
    return {
        "first_page": {"instance.firstpagetitle": activity.first_page.get("en")},
        "individual": {"instance.wikimode": "individual" if activity.individual else "collaborative"},
        "format": {"instance.defaultformat": activity.format},
        "force_format": {"instance.forceformat": activity.force_format},
    }


def _scorm(activity, course):
    grading = {"objects": 0, "highest": 1, "average": 2, "sum": 3}
    keep = {"highest": 0, "average": 1, "first": 2, "last": 3}
    section = course.find_section(activity.section) if activity.section else None
    package = f"{section.id}.zip" if section else activity.package.course_path.rpartition("/")[2]
    return {
        "package": {"instance.reference": package, "content.package.0.path": f"/{package}"},
        "section": {"content.launchable_count": 1},
        "points": {"instance.maxgrade": activity.points},
        "grading": {"instance.grademethod": grading[activity.grading]},
        "keep": {"instance.whatgrade": keep[activity.keep]},
        "attempts": {"instance.maxattempt": activity.attempts},
        "new_window": {"instance.popup": activity.new_window},
        "height": {"instance.height": activity.height},
        "skip_contents": {"instance.skipview": 2 if activity.skip_contents else 0},
        "show_contents": {"instance.hidetoc": 0 if activity.show_contents else 3},
        "opens": {"instance.timeopen": moment(course, activity.opens)},
        "closes": {"instance.timeclose": moment(course, activity.closes)},
    }


def _external_tool(activity, course):
    windows = ("default", "embedded", "embedded without blocks", "new window", "existing window")
    return {
        "link": {"instance.toolurl": activity.link},
        "opens_in": {"instance.launchcontainer": windows.index(activity.opens_in) + 1},
        "parameters": {"instance.instructorcustomparameters": " ".join(activity.parameters)},
        "send_name": {"instance.instructorchoicesendname": activity.send_name},
        "send_email": {"instance.instructorchoicesendemailaddr": activity.send_email},
        "points": {"instance.instructorchoiceacceptgrades": activity.points > 0},
    }


def _workshop(activity, course):
    submission = {"no": 0, "optional": 1, "required": 2}
    if activity.rubric:
        dimensions = [
            {
                "description": spoken(criterion.text),
                "levels": [[float(level.points), spoken(level.text)] for level in criterion.levels],
            }
            for criterion in activity.rubric.criteria
        ]
    else:
        dimensions = [
            {"description": spoken(aspect.text), "grade": aspect.points, "weight": aspect.weight}
            for aspect in activity.aspects
        ]
    strategy = {"instance.strategy": "rubric" if activity.rubric else "accumulative"}
    return {
        "instructions": {"instance.instructauthors": spoken(activity.instructions)},
        "assessment_instructions": {"instance.instructreviewers": spoken(activity.assessment_instructions)},
        "conclusion": {"instance.conclusion": spoken(activity.conclusion)},
        "points": {"instance.grade": activity.points},
        "assessment_points": {"instance.gradinggrade": activity.assessment_points},
        "aspects": {
            f"content.dimensions.{number}.{name}": value
            for number, dimension in enumerate(dimensions)
            for name, value in dimension.items()
        },
        "rubric": strategy,
        "text_submission": {"instance.submissiontypetext": submission[activity.text_submission]},
        "file_submission": {"instance.submissiontypefile": submission[activity.file_submission]},
        "files": {"instance.nattachments": activity.files},
        "late": {"instance.latesubmissions": activity.late},
        "self_assessment": {"instance.useselfassessment": activity.self_assessment},
        "opens": {"instance.submissionstart": moment(course, activity.opens)},
        "due": {"instance.submissionend": moment(course, activity.due)},
        "assessment_opens": {"instance.assessmentstart": moment(course, activity.assessment_opens)},
        "assessment_due": {"instance.assessmentend": moment(course, activity.assessment_due)},
    }


def _question_bank(activity, course):
    return {"questions": {"content.categories.0.questions": len(activity.questions)}}


KINDS = {
    model.Page: _page,
    model.Book: _book,
    model.Label: _label,
    model.Url: _url,
    model.File: _file,
    model.Folder: _folder,
    model.Glossary: _glossary,
    model.Quiz: quiz,
    model.QuestionBank: _question_bank,
    model.Assignment: _assignment,
    model.Training: _training,
    model.Forum: _forum,
    model.Wiki: _wiki,
    model.Feedback: surveys.feedback,
    model.ChoiceActivity: surveys.choice,
    model.Lesson: surveys.lesson,
    model.Scorm: _scorm,
    model.ExternalTool: _external_tool,
    model.Workshop: _workshop,
}
