"""Pages, books, labels, links, files and folders.

Elements and their order are those of `mod/{page,book,label,url,resource,folder}/backup/moodle2`, Moodle 4.5.
"""

from coursepack.formats.mbz.backup import Backup
from coursepack.formats.mbz.element import leaf, leaves, node, nodes
from coursepack.formats.mbz.plan import Module
from coursepack.formats.mbz.pool import Area
from coursepack.model import Book, Chapter, File, Folder, Label, Page, Url

_DISPLAY = {"automatic": 0, "embedded": 1, "new window": 3, "download": 4, "open": 5, "popup": 6}
"""`RESOURCELIB_DISPLAY_…` of `lib/resourcelib.php`."""
_NUMBERING = {"none": 0, "numbers": 1, "bullets": 2, "indented": 3}
_POPUP = 's:10:"popupwidth";i:800;s:11:"popupheight";i:600;'


def page(backup: Backup, module: Module, activity: Page) -> str:
    """The element `page`."""
    area = Area(module.contextid, "mod_page", "content")
    return node(
        "page",
        leaf("name", backup.name(activity.title)),
        backup.intro(module),
        backup.rich("content", activity.text, area),
        leaves(
            {
                "legacyfiles": 0,
                "legacyfileslast": None,
                "display": _DISPLAY["open"],
                "displayoptions": 'a:2:{s:10:"printintro";i:0;s:17:"printlastmodified";i:0;}',
                "revision": 1,
                "timemodified": backup.time,
            }
        ),
        id=module.instanceid,
    )


def book(backup: Backup, module: Module, activity: Book) -> str:
    """The element `book`."""
    return node(
        "book",
        leaf("name", backup.name(activity.title)),
        backup.intro(module),
        leaves(
            {
                "numbering": _NUMBERING[activity.numbering],
                "navstyle": 1,
                "customtitles": 0,
                "timecreated": backup.time,
                "timemodified": backup.time,
            }
        ),
        nodes(
            "chapters",
            (
                _chapter(backup, module, chapter, number)
                for number, chapter in enumerate(activity.chapters, start=1)
            ),
        ),
        node("chaptertags"),
        id=module.instanceid,
    )


def _chapter(backup: Backup, module: Module, chapter: Chapter, number: int) -> str:
    chapterid = backup.ids.new("book_chapters")
    area = Area(module.contextid, "mod_book", "chapter", chapterid)
    return node(
        "chapter",
        leaves(
            {
                "pagenum": number,
                "subchapter": chapter.is_subchapter and number > 1,
                "title": backup.name(chapter.title),
            }
        ),
        backup.rich("content", chapter.text, area),
        leaves({"hidden": chapter.hidden, "timemodified": backup.time, "importsrc": ""}),
        id=chapterid,
    )


def label(backup: Backup, module: Module, activity: Label) -> str:
    """The element `label`: its text is its introduction."""
    area = Area(module.contextid, "mod_label", "intro")
    return node(
        "label",
        leaf("name", backup.name(activity.title)),
        backup.rich("intro", activity.text, area),
        leaf("timemodified", backup.time),
        id=module.instanceid,
    )


def url(backup: Backup, module: Module, activity: Url) -> str:
    """The element `url`."""
    popup = activity.display == "popup"
    options = f"a:3:{{{_POPUP}" if popup else "a:1:{"
    return node(
        "url",
        leaf("name", backup.name(activity.title)),
        backup.intro(module),
        leaves(
            {
                "externalurl": activity.link,
                "display": _DISPLAY[activity.display],
                "displayoptions": f'{options}s:10:"printintro";i:1;}}',
                "parameters": "a:0:{}",
                "timemodified": backup.time,
            }
        ),
        id=module.instanceid,
    )


def resource(backup: Backup, module: Module, activity: File) -> str:
    """The element `resource`: a file, the first in its area by `sortorder`."""
    area = Area(module.contextid, "mod_resource", "content")
    backup.files.add_course_file(area, activity.file.course_path, sortorder=1)
    options = [('s:10:"printintro";', "i:1;")]
    options += [('s:8:"showsize";', "i:1;")] if activity.show_size else []
    options += [('s:8:"showtype";', "i:1;")] if activity.show_type else []
    written = "".join(key + value for key, value in options)
    if activity.display == "popup":
        written = _POPUP + written
    count = len(options) + (2 if activity.display == "popup" else 0)
    return node(
        "resource",
        leaf("name", backup.name(activity.title)),
        backup.intro(module),
        leaves(
            {
                "tobemigrated": 0,
                "legacyfiles": 0,
                "legacyfileslast": None,
                "display": _DISPLAY[activity.display],
                "displayoptions": f"a:{count}:{{{written}}}",
                "filterfiles": 0,
                "revision": 1,
                "timemodified": backup.time,
            }
        ),
        id=module.instanceid,
    )


def folder(backup: Backup, module: Module, activity: Folder) -> str:
    """The element `folder`."""
    area = Area(module.contextid, "mod_folder", "content")
    for file in activity.files:
        backup.files.add_course_file(area, file.course_path)
    return node(
        "folder",
        leaf("name", backup.name(activity.title)),
        backup.intro(module),
        leaves(
            {
                "revision": 1,
                "timemodified": backup.time,
                "display": activity.on_course_page,
                "showexpanded": activity.expanded,
                "showdownloadfolder": activity.download_all,
                "forcedownload": 1,
            }
        ),
        id=module.instanceid,
    )
