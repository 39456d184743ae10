"""What is lost of the course itself, and of its groups, badges, categories and questions."""

from collections.abc import Iterator, Mapping

from coursepack.formats.mbz.reading.archive import BackupFile
from coursepack.formats.mbz.reading.gradebook import Gradebook
from coursepack.formats.mbz.reading.scope import Scope
from coursepack.formats.mbz.reading.tree import Part
from coursepack.formats.mbz.reading.unsaid.settings import Setting, told
from coursepack.formats.mbz.reading.unsaid.stored import tell_files
from coursepack.formats.mbz.reading.unsaid.tables import GRADE_ITEM

_ON = ("1",)
_COURSE = (
    Setting("newsitems", "how many announcements show"),
    Setting("showactivitydates", "that dates of activities do not show", _ON),
    Setting("showcompletionconditions", "that rules of completion do not show", _ON),
    Setting("showgrades", "that learners do not see the gradebook", _ON),
    Setting("showreports", "that learners see reports of what they did"),
    Setting("groupmodeforce", "that the group mode is the same everywhere"),
    Setting("defaultgroupingid", "the usual grouping"),
    Setting("maxbytes", "how large a file may be"),
    Setting("theme", "its theme", ()),
    Setting("enablecompletion", "that nothing is tracked", _ON),
    Setting("completionnotify", "notices of completion"),
    Setting("marker", "the highlighted section"),
    Setting("legacyfiles", "files from Moodle 1.9", ("0", "1")),
    Setting("enableaitools", "settings of AI tools", _ON),
    Setting("pdfexportfont", "the font of PDF files", ()),
)
_SECTION = (Setting("course_format_options/value", "options of its course format"),)
_GROUP = (
    Setting("enrolmentkey", "the key to enrol with", ()),
    Setting("picture", "its picture"),
    Setting("participation", "that it takes part in no activity", _ON),
    Setting("visibility", "who sees it"),
)
_BADGE = (
    Setting("expiredate", "the day on which it expires", ()),
    Setting("issuercontact", "whom to ask about it", ()),
    Setting("imageauthorname", "who made the picture", ()),
    Setting("imageauthoremail", "who made the picture", ()),
    Setting("imageauthorurl", "who made the picture", ()),
    Setting("notification", "notices to its maker"),
    Setting("attachment", "that it is not attached to the message", _ON),
    Setting("alignments/alignment/targetname", "what it is aligned to", ()),
    Setting("relatedbadges/relatedbadge/relatedbadgeid", "related badges", ()),
    Setting("criteria/criterion/description", "descriptions of its criteria", ()),
)
_CATEGORY = (Setting("aggregateoutcomes", "that outcomes count in it"),)
_ROOT = (*_CATEGORY, Setting("keephigh", "how many of the highest count"))
_MADE_BY_MOODLE = "The default category for questions shared in"
"""How Moodle describes the categories that it makes itself, where its words are English."""
_IN_FILES: Mapping[str, tuple[str, str, str]] = {
    "course/roles.xml": ("role_overrides/override", "", "permissions of its own"),
    "course/filters.xml": ("filter_actives/filter_active", "filter", "the filter"),
    "course/competencies.xml": ("competencies/competency", "idnumber", "the competency"),
    "course/contentbank.xml": ("content", "name", "in the content bank,"),
    "course/completiondefaults.xml": (
        "course_completion_default",
        "",
        "the usual completion of new activities",
    ),
    "groups.xml": ("groupcustomfields/groupcustomfield", "shortname", "of groups, the field"),
    "scales.xml": ("scale", "name", "the scale"),
    "outcomes.xml": ("outcome", "fullname", "the outcome"),
}
"""What stands in files that are not read: where, the leaf with its name, and what it is."""
_FORMAT_OPTIONS = frozenset({"coursedisplay", "hiddensections", "indentation"})


def tell_course(scope: Scope, file: BackupFile, root: Part, book: Gradebook) -> None:
    """Name what the course will not say of itself."""
    scope = scope.within(thing="the course")
    told(scope, root, _COURSE, [*_of_root(root), *_beside(file)])
    tell_files(scope, root, scope.contextid, "course")
    _tell_each(scope, file.part("groups.xml"), "group", "name", _GROUP)
    _tell_each(scope, file.part("badges.xml"), "badge", "name", _BADGE)
    _tell_categories(scope, file.part("questions.xml"))
    _tell_gradebook(scope, book)


def tell_section(scope: Scope, part: Part) -> None:
    """Name what the course will not say of a section."""
    told(scope, part, _SECTION)


def _tell_each(scope: Scope, root: Part | None, tag: str, name: str, settings: tuple[Setting, ...]) -> None:
    for part in root.all(tag) if root is not None else ():
        told(scope.within(thing=f"the {tag} “{part.text(name)[:60]}”"), part, settings)


def _tell_categories(scope: Scope, root: Part | None) -> None:
    for part in root.all("question_category") if root is not None else ():
        info = part.text("info").strip()
        if info and not info.startswith(_MADE_BY_MOODLE):
            thing = f"the question category “{part.text('name')[:60]}”"
            told(scope.within(thing=thing), part, (), ["its description"])


def _tell_gradebook(scope: Scope, book: Gradebook) -> None:
    if book.root is not None:
        told(scope.within(thing="the gradebook"), book.root, _ROOT)
    counts_all = book.root is not None and not book.root.flag("aggregateonlygraded")
    for category in book.categories.values():
        differs = category.flag("aggregateonlygraded") == counts_all
        more = ["whether what is not graded counts in it"] if differs else []
        named = f"the grade category “{category.text('fullname')[:60]}”"
        told(scope.within(thing=named), category, _CATEGORY, more)
    for item in book.items:
        told(scope.within(thing=book.named(item)), item, GRADE_ITEM)


def _of_root(root: Part) -> Iterator[str]:
    for row in root.all("courseformatoptions/courseformatoption"):
        if row.text("name") not in _FORMAT_OPTIONS and row.text("value") not in {"", "0"}:
            yield f"the option “{row.text('name')}” of its format"
    for row in root.all("customfields/customfield"):
        if row.text("type", "text") != "text":
            yield f"that the field “{row.text('shortname')}” is of the type “{row.text('type')}”"


def _beside(file: BackupFile) -> Iterator[str]:
    for name, (path, leaf, words) in _IN_FILES.items():
        root = file.part(name)
        for part in root.all(path) if root is not None else ():
            yield f"{words} “{part.text(leaf)[:60]}”" if leaf else words
    yield from _enrolments(file.part("course/enrolments.xml"))
    for name in file.xml:
        if name.startswith("course/blocks/") and name.endswith("/block.xml"):
            block = file.part(name)
            yield f"the block “{block.text('blockname') if block is not None else name}”"


def _enrolments(root: Part | None) -> Iterator[str]:
    """Ways of enrolling that are switched on, but the one that every course has."""
    for row in root.all("enrols/enrol") if root is not None else ():
        if row.text("enrol") != "manual" and not row.flag("status", default=True):
            yield f"the way of enrolling “{row.text('enrol')}”"
