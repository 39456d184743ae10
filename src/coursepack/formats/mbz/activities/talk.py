"""Forums and wikis.

Elements and their order are those of `mod/{forum,wiki}/backup/moodle2`, Moodle 4.5. What learners write is user
data, and no backup of ours has any.
"""

from coursepack.formats.mbz.backup import Backup
from coursepack.formats.mbz.element import leaf, leaves, node
from coursepack.formats.mbz.plan import Module
from coursepack.model import Forum, Wiki
from coursepack.model.tracking import completion_of

_TYPE = {
    "general": "general",
    "announcements": "news",
    "single": "single",
    "each-starts-one": "eachuser",
    "question-and-answer": "qanda",
    "blog": "blog",
}
_SUBSCRIPTION = {"optional": 0, "forced": 1, "initial": 2, "off": 3}


def forum(backup: Backup, module: Module, activity: Forum) -> str:
    """The element `forum`."""
    rule = completion_of(activity)
    usual = "forced" if activity.type == "announcements" else "optional"
    return node(
        "forum",
        leaves({"type": _TYPE[activity.type], "name": backup.name(activity.title)}),
        backup.intro(module, is_cleaned=activity.type == "single"),
        leaves(
            {
                "duedate": backup.instant(activity.due),
                "cutoffdate": backup.instant(activity.cut_off),
                "assessed": 0,
                "assesstimestart": 0,
                "assesstimefinish": 0,
                "scale": 0,
                "maxbytes": activity.max_size,
                "maxattachments": activity.attachments,
                "forcesubscribe": _SUBSCRIPTION[activity.subscription or usual],
                "trackingtype": 1,
                "rsstype": 0,
                "rssarticles": 0,
                "timemodified": backup.time,
                "warnafter": 0,
                "blockafter": 0,
                "blockperiod": 0,
                "completiondiscussions": rule.discussions or 0,
                "completionreplies": rule.replies or 0,
                "completionposts": rule.posts or 0,
                "displaywordcount": activity.word_count,
                "lockdiscussionafter": activity.lock_after,
                "grade_forum": round(activity.grade),
            }
        ),
        *(
            node(name)
            for name in (
                "discussions",
                "subscriptions",
                "digests",
                "readposts",
                "trackedprefs",
                "poststags",
                "grades",
            )
        ),
        id=module.instanceid,
    )


def wiki(backup: Backup, module: Module, activity: Wiki) -> str:
    """The element `wiki`."""
    backup.note(activity, "its first page has its name in the course's own language: Moodle finds it by that")
    return node(
        "wiki",
        leaf("name", backup.name(activity.title)),
        backup.intro(module),
        leaves(
            {
                "timecreated": backup.time,
                "timemodified": backup.time,
                "firstpagetitle": backup.own(activity.first_page),
                "wikimode": "individual" if activity.individual else "collaborative",
                "defaultformat": activity.format,
                "forceformat": activity.force_format,
                "editbegin": 0,
                "editend": 0,
            }
        ),
        node("subwikis"),
        id=module.instanceid,
    )
