"""In what Moodle's reports of a reference backup and of the one that is built again may differ, each with its reason.

Patterns of what `tests.moodle.reports.differences` says. Whatever is lost here is named when the backup is imported.
"""

_ACTIVITY = r"activities\[[^\]]+\]"
_QUESTION = r"questions\[[^\]]+\]"
_SLOT = r"activities\[quiz [^\]]+\]\.content\.slots\[[^\]]+\]"
_TREE = r"gradebook\.tree(\.children\[\d+\])+"
_OLD_CATEGORY = r"(Default for .+|Oracle core types|Choices & texts|Gaps)"
_NEW_CATEGORY = r"((Section 1|Grading|General): (Q1|Quiz|Oracle core types|Choices & texts))"
_RUBRIC = r"activities\[assign (Guide a|A)ssignment\]\.content\.grading\[0\]\.definitions\[(Rubric|Guide)\]"
_LINKED = r"activities\[(url URL|resource File)\]"
_WITH_ALT = r"'.*<img src=.*alt=.* -> '.*<img alt=.*"

MADE_ANEW = {
    rf"({_ACTIVITY}(\.grade_items\[\d\])?|{_QUESTION}|groups\[Group [AB]\]|groupings\[Grouping 1\]|{_TREE})"
    r"\.idnumber: (''|None) -> '.+'": "what has no ID number gets one",
    rf"({_QUESTION}|{_SLOT})\.category: '.+' -> '{_NEW_CATEGORY}'": "a quiz has a category of its own",
    rf"activities\[quiz [^\]]+\]\.content\.quiz_bank_categories\[{_OLD_CATEGORY}\] -": "as above",
    rf"activities\[quiz [^\]]+\]\.content\.quiz_bank_categories\[{_NEW_CATEGORY}\] \+": "as above",
    rf"question_bank\[\d\]\.categories\[{_OLD_CATEGORY}\] -": "as above",
    rf"question_bank\[\d\]\.categories\[{_NEW_CATEGORY}\] \+": "as above",
    rf"({_SLOT}\.bank_context|{_QUESTION}\.context|question_bank\[0\]\.context): "
    "'(Course: Oracle reference course|Question bank: .+)' -> '(Quiz: Quiz|Question bank: .+)'": "as above",
    r"question_bank\[0\]\.level: 50 -> 70": "as above",
    r"activities\[quiz Quiz\]\.file_areas: None -> \{'question/questiontext'.*": "as above",
    rf"{_SLOT}\.filter\.(filter\.category\.values\[0\]|cat): .*": "the number of the category",
    rf"{_SLOT}\.filter\.(tabname: None -> 'questions'|qperpage: None -> 100|jointype: None -> 2)": (
        "what the form that makes a random slot writes"
    ),
    rf"{_SLOT}\.filter\.filter\.category\.filteroptions\.includesubcategories: False -> True": (
        "the new category has no subcategories"
    ),
    rf"{_SLOT}\.available: 0 -> 24": "the reference asked for questions that stood in subcategories",
    rf"{_QUESTION} \+": "a question that a quiz asks and another draws stands in both (named: CP-M006)",
    r"questions_count: 21 -> 33": "as above",
    r"activities\[qbank Course bank\] -|activities\[qbank Choices & texts\] \+": "as above",
    r".*\.files\[\d\]\.path: '/([^/]+)' -> '/\d\d-[\w-]+/\1'": "files stand in the folder of their section",
    r"(sections\[3\]\.availability\.c|activities\[page Conditional page\]\.availability(\.c|_refs))\[0\]"
    r"\.cm: \d+ -> \d+": "the number of an activity",
    r"badges\[Reference badge\]\.criteria\[2\]\.params\[course\]\.value: '\d+' -> '\d+'": "the number of the course",
    r"activities\[scorm SCORM\]\.instance\.launch: '?\d+'? -> '?\d+'?": "the number of the part",
    r"message_counts\.log: \d+ -> None": "what Moodle logs of the reference's own faults",
    r"badges\[Reference badge\]\.version: 1 -> '1\.0\.0'": "the version of the course",
    r"badges\[Reference badge\]\.image_files\[\d\]\.size: \d+ -> 5647": "pictures are made from the largest",
    rf"({_ACTIVITY}\.grade_items\[\d\]|{_TREE})\.sortorder: \d+ -> \d+": "items are counted anew, in the same order",
}
"""What is numbered, named or ordered anew, and says the same."""

SAID_OTHERWISE = {
    rf"{_ACTIVITY}\.instance\.\w*format: 0 -> 1": "texts become HTML",
    rf"{_QUESTION}\.options\.(partially|in)?correctfeedbackformat: '?0'? -> '?1'?": "texts become HTML",
    r"course\.summaryformat: '?0'? -> '?1'?": "texts become HTML",
    rf"{_ACTIVITY}\.intro_length: \d+ -> \d+": "a paragraph around it",
    rf"(sections\[\d\]\.summary|{_ACTIVITY}\.(instance\.content|content\.chapters\[0\]\.content)): {_WITH_ALT}": (
        "images without an alternative text get one (named: CP-M006)"
    ),
    rf"(sections\[\d\]\.summary_length|{_QUESTION}\.questiontext_length): \d+ -> \d+": "as above, and folders of files",
    r"activities\[(page Page|book Book|lesson Lesson)\]\.content\.(chapters\[0\]\.|pages\[0\]\.)?length: \d+ -> \d+": (
        "as above, and a paragraph around it"
    ),
    r"group(ing)?s\[Group(ing)? [AB1]\]\.description: 'Test Group.* -> '<p>Test Group.*": "texts become HTML",
    r"sections\[[01]\]\.name: None -> '(General|Section 1)'": "a section has a name",
    r"course\.startdate: 1795316461 -> 1795316460": "courses begin on a minute",
    r"activities\[lesson Lesson\]\.content\.pages\[0\]\.answers\[0\] \+": "a page of a lesson has its button",
    r"activities\[quiz [^\]]+\]\.instance\.browsersecurity: '' -> '-'": "nothing is asked of the browser",
    rf"{_QUESTION}\.options\.(min|max)wordlimit: '?0'? -> None": "no limit",
    r"activities\[assign Guide assignment\]\.content\.plugins\.(assignfeedback/comments/commentinline: None -> '0'|"
    r"assignsubmission/file/(maxfilesubmissions: None -> '1'|maxsubmissionsizebytes: None -> '0'))": (
        "the settings of what is switched off"
    ),
    r"activities\[assign (Guide a|A)ssignment\]\.instance\.attemptreopenmethod: 'untilpass' -> 'none'": (
        "there is one attempt"
    ),
    rf"{_RUBRIC}\.criteria\[\d\]\.levels\[\d\]\.score: .*": (
        "the rubric has the assignment's points (named: CP-M006)"
    ),
}
"""What Moodle shows in the same way."""

LOST = {
    r"sections\[2\] -": "CP-M006: sections without a name, a text or an activity are left out",
    r"sections\[2\]\.activities: 8 -> 6": "CP-M005: the activity “Database” (data) is kept aside",
    r"sections\[5\]\.component: 'mod_subsection' -> None": "CP-M006: it becomes a section of its own",
    r"activities\[subsection Subsection\] -": "CP-M006: it becomes a section of its own",
    r"activities\[data Database\] -": "CP-M005: the activity “Database” (data) is kept aside",
    r"course\.newsitems: '?[15]'? -> '?0'?": "CP-M007: how many announcements show",
    r"course\.showactivitydates: '?0'? -> '?1'?": "CP-M007: that dates of activities do not show",
    r"activities\[page [^\]]+\]\.content\.displayoptions\.printlastmodified: '?1'? -> '?0'?": (
        "CP-M007: that its last change shows on it"
    ),
    r"activities\[page [^\]]+\]\.instance\.display(options)?: .*": "CP-M007: that its last change shows on it",
    rf"{_LINKED}\.content\.displayoptions\.printintro: '?0'? -> '?1'?": "CP-M007: that its introduction does not show",
    rf"{_LINKED}\.instance\.displayoptions: .*printintro.*": "CP-M007: that its introduction does not show",
    r"activities\[lesson Lesson\]\.instance\.maxpages: '?1'? -> '?0'?": "CP-M007: how many pages are shown",
    rf"{_SLOT}\.page: \d -> \d+": "CP-M006: its pages are of different lengths",
    r"activities\[assign Assignment\]\.grade_items\[0\]\.weightoverride: 1 -> 0": "CP-M006: its own weight of 40 % of",
    rf"{_TREE}\.weightoverride: 1 -> 0": "CP-M006: its own weight of 40 % of",
    rf"({_ACTIVITY}\.grade_items\[\d\]|{_TREE}(\.item)?)\.aggregationcoef2: .*": "CP-M006: its own weight of 40 % of",
    r"gradebook\.tree\.item\.grademax: 600\.0 -> 500\.0": "CP-M006: holds nothing, and is not built",
    r"gradebook\.tree\.children\[4\] -": "CP-M006: holds nothing, and is not built",
    rf"{_RUBRIC}\.description: .*": ("CP-M007: the description of its"),
    r"activities\[scorm SCORM\]\.instance\.hidebrowse: '?0'? -> '?1'?": (
        "CP-M007: that it may be browsed without an attempt"
    ),
    r"badges\[Reference badge\]\.issuercontact: 'nobody@example\.org' -> (''|None)": "CP-M007: whom to ask about it",
}
"""What is lost: code and words of the problem that names it when the backup is imported."""

EXPLAINED = MADE_ANEW | SAID_OTHERWISE | LOST
