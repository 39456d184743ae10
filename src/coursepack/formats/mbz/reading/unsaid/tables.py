"""Settings of activities without a place in the model, by Moodle's names of the kinds.

The usual values are those that the writer gives; a test reads a backup of every kind and finds nothing told.
"""

from coursepack.formats.mbz.reading.unsaid.settings import Setting

_ON = ("1",)

MODULE = (
    Setting("indent", "its indent on the course page"),
    Setting("lang", "a language of its own", ()),
    Setting("downloadcontent", "that it is left out when the course is downloaded", _ON),
    Setting("visibleoncoursepage", "that it is available without standing on the course page", _ON),
    Setting("enableaitools", "settings of AI tools", _ON),
    Setting("enabledaiactions", "settings of AI tools", ()),
)
"""Of module.xml, whatever the kind."""

GRADE_ITEM = (
    Setting("calculation", "the formula of its grade", ()),
    Setting("gradetype", "that its grade is a scale or a text", ("1",)),
    Setting("grademin", "the lowest grade"),
    Setting("multfactor", "the factor of its grade", _ON),
    Setting("plusfactor", "what is added to its grade"),
    Setting("display", "how its grade is shown"),
    Setting("decimals", "the decimal places of its grade", ()),
    Setting("locktime", "when its grade is locked"),
    Setting("outcomeid", "its outcome", ("0",)),
)
"""Of grades.xml and gradebook.xml."""

_EXCEPTIONS = "exceptions for groups"
_RSS = "its RSS feed"

KIND: dict[str, tuple[Setting, ...]] = {
    "assign": (
        Setting("alwaysshowdescription", "that the description shows from the first day of submission", _ON),
        Setting("submissionattachments", "that files show while somebody submits only"),
        Setting("hidegrader", "that the graders' names are hidden"),
        Setting("markingallocation", "that markers are allocated"),
        Setting("markinganonymous", "that markers stay anonymous"),
        Setting("sendnotifications", "notices to graders"),
        Setting("sendlatenotifications", "notices to graders of late submissions"),
        Setting("sendstudentnotifications", "that learners get no notice", _ON),
        Setting("gradepenalty", "penalties for late submissions"),
    ),
    "book": (
        Setting("customtitles", "that chapters bring their own titles"),
        Setting("navstyle", "how its navigation looks", _ON),
    ),
    "choice": (Setting("includeinactive", "that the answers of inactive users do not count", _ON),),
    "feedback": (Setting("site_after_submit", "where it leads after it is sent", ()),),
    "folder": (Setting("forcedownload", "that files open in the browser", _ON),),
    "forum": (
        Setting("blockafter", "how many posts are allowed in a time"),
        Setting("warnafter", "after how many posts a warning shows"),
        Setting("rsstype", _RSS),
        Setting("trackingtype", "how read posts are tracked", _ON),
        Setting("grade_forum_notify", "notices of grades"),
    ),
    "glossary": (
        Setting("assessed", "ratings of entries"),
        Setting("allowprintview", "that it is not offered for print", _ON),
        Setting("editalways", "that entries may always be changed"),
        Setting("globalglossary", "that it is the site's glossary"),
        Setting("rsstype", _RSS),
        Setting("showall", "which letters it offers", _ON),
        Setting("showalphabet", "which letters it offers", _ON),
        Setting("showspecial", "which letters it offers", _ON),
    ),
    "lesson": (
        Setting("usepassword", "its password"),
        Setting("dependency", "the lesson that comes before it"),
        Setting("activitylink", "the activity that it leads to"),
        Setting("allowofflineattempts", "attempts on a phone without a network"),
        Setting("custom", "that answers have no points of their own", _ON),
        Setting("displayleftif", "the grade from which its menu shows"),
        Setting("feedback", "Moodle's own responses to answers"),
        Setting("maxpages", "how many pages are shown"),
        Setting("minquestions", "the least number of questions"),
        Setting("nextpagedefault", "which page comes after a right answer"),
        Setting("review", "that a wrong answer may be tried again"),
        Setting("slideshow", "that it looks like slides"),
        Setting("mediafile", "its file beside the pages", ()),
    ),
    "lti": (
        Setting("typeid", "the site's own settings of the tool"),
        Setting("debuglaunch", "that its launch is shown for debugging"),
        Setting("icon", "its icon", ()),
        Setting("instructorchoiceallowroster", "that the tool may see who takes part"),
        Setting("instructorchoiceallowsetting", "that the tool keeps settings"),
        Setting("showdescriptionlaunch", "that its description shows in the tool"),
        Setting("showtitlelaunch", "that its title does not show in the tool", _ON),
    ),
    "page": (
        Setting("display", "that it opens in a window", ("0", "5")),
        Setting("displayoptions.printintro", "that its introduction shows on it"),
        Setting("displayoptions.printlastmodified", "that its last change shows on it"),
        Setting("legacyfiles", "files from Moodle 1.9"),
    ),
    "quiz": (
        Setting("browsersecurity", "what it asks of the browser", ("-",)),
        Setting("subnet", "from which addresses it may be taken", ()),
        Setting("allowofflineattempts", "attempts on a phone without a network"),
        Setting("precreateattempts", "that attempts are made beforehand"),
        Setting("questiondecimalpoints", "the decimal places of a question's points", ("-1",)),
        Setting("showblocks", "that blocks show beside it"),
        Setting("showuserpicture", "that the learner's picture shows"),
        Setting("question_instances/question_instance/displaynumber", "numbers of its questions", ()),
        Setting("question_instances/question_instance/requireprevious", "questions that wait for another"),
        Setting("question_instances/question_instance/quizgradeitemid", "its several grades", ()),
    ),
    "resource": (
        Setting("filterfiles", "that filters work in the file"),
        Setting("displayoptions.printintro", "that its introduction does not show", _ON),
        Setting("displayoptions.showdate", "that its date shows"),
        Setting("legacyfiles", "files from Moodle 1.9"),
    ),
    "scorm": (
        Setting("scormtype", "where the package comes from", ("local",)),
        Setting("auto", "that the next part starts by itself"),
        Setting("autocommit", "that it is saved by itself"),
        Setting("completionstatusallscos", "that every part counts for completion"),
        Setting("displayattemptstatus", "where attempts are shown", _ON),
        Setting("displaycoursestructure", "that its contents show on its first page"),
        Setting("forcecompleted", "that a completed attempt is forced"),
        Setting("forcenewattempt", "that a new attempt is forced"),
        Setting("hidebrowse", "that it may be browsed without an attempt", _ON),
        Setting("hidetoc", "where its contents stand", ("0", "3")),
        Setting("lastattemptlock", "that it is locked after the last attempt"),
        Setting("masteryoverride", "that its own mastery score does not count", _ON),
        Setting("nav", "where its buttons stand", ("0", "1")),
        Setting("options", "how its window looks", ()),
        Setting("skipview", "that its first page is skipped at the first time", ("0", "2")),
        Setting("updatefreq", "how often the package is fetched again"),
        Setting("width", "its width", ("100",)),
    ),
    "url": (
        Setting("displayoptions.printintro", "that its introduction does not show", _ON),
        Setting("parameters", "what is told to the address", ("a:0:{}",)),
    ),
    "workshop": (
        Setting("evaluation", "how assessments are compared", ("best",)),
        Setting("useexamples", "its example submissions"),
        Setting("gradedecimals", "the decimal places of its grades"),
        Setting("maxbytes", "how large a file may be"),
        Setting("overallfeedbackmode", "whether assessments have a text", _ON),
        Setting("overallfeedbackfiles", "files of assessments"),
        Setting("overallfeedbackfiletypes", "files of assessments", ()),
        Setting("overallfeedbackmaxbytes", "files of assessments"),
        Setting("submissionfiletypes", "which files may be handed in", ()),
        Setting("usepeerassessment", "that nobody assesses others", _ON),
        Setting(
            "subplugin_workshopform_rubric_workshop/workshopform_rubric_config/layout",
            "that its rubric is a grid",
            ("list",),
        ),
    ),
}
"""Of the element with the settings of a kind."""

WITHIN: dict[str, dict[str, str]] = {
    "assign": {"overrides/override": _EXCEPTIONS},
    "book": {"chaptertags/tag": "tags of chapters"},
    "lesson": {"overrides/override": _EXCEPTIONS},
    "quiz": {
        "overrides/override": _EXCEPTIONS,
        "quiz_grade_items/quiz_grade_item": "its several grades",
        "subplugin_quizaccess_seb_quiz/quizaccess_seb_quizsettings": "the settings of Safe Exam Browser",
    },
    "workshop": {"examplesubmissions/examplesubmission": "its example submissions"},
}
"""Elements that are there only where something is lost: what a teacher calls it, by path and kind."""
