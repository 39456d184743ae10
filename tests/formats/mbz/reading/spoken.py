"""Elements of Moodle's backups that no teacher misses; every other one is read, or named when it is lost."""


def _leaves(names: str) -> str:
    """Elements with one of these names, wherever they stand."""
    return rf".*[/ ]({'|'.join(names.split())})"


NOT_MISSED = {
    _leaves(
        "timecreated timemodified timeadded timestart usercreated usermodified createdby modifiedby ownerid added"
    ): "when, and by whom, something was made",
    _leaves(
        "stamp version revision sha1hash md5hash needsupdate sortorder nextcron requested score hasvalue length"
    ): "what Moodle reckons itself",
    _leaves(
        "path depth sumgrades maxgrade aggregationcoef2 itemname itemtype iteminfo nextpageid itemnumber scaleid"
    ): "what follows from other elements",
    _leaves(
        "course courseid quizid badgeid critid template sectionid sectionnumber modulename itemmodule iteminstance "
        "usingcontextid questionscontextid contextinstanceid contextlevel component questionarea questioncategoryid "
        "areaname itemid idnumber activity criteriatype module insubsection parentcmid"
    ): "which thing an element belongs to",
    _leaves("tags/tag/name courseformatoption/format"): "the tag or option whose value is read",
    _leaves(
        "introformat descriptionformat descriptionmarkersformat answerformat feedbackformat infoformat activityformat "
        "responseformat activityformat contentformat valueformat valuetrust definitiontrust"
    ): "the format of a text, read with the text where there is one",
    _leaves(
        "grades submissions userflags completeds discussions digests readposts subscriptions trackedprefs poststags "
        "attempts timers ltisubmissions sco_tracks subwikis aggregations ratings grade_grades comments "
        "course_completion_crit_completions user_competencies user_enrolments group_members manual_awards instances"
    ): "what users did",
    _leaves("choice/answers revealidentities phase approved"): "what users did, and the state of an activity",
    _leaves("overrides branches examplesubmissions entry/attachment sourceglossaryid"): (
        "named where there is any, but for what users did"
    ),
    _leaves(
        "grade_items grade_letters competencies parameters alignments relatedbadges tags category_entries feedbacks "
        "answers aliases entries entriestags chaptertags definitions customfields question_hints areas "
        "quiz_grade_items groupcustomfields groupingcustomfields enrols attributes question_bank_entries "
        "numerical_units numerical_options calculated_options"
    ): "a list, whose members are read or named",
    r".*/(sub)?plugin_\w+": "a list, whose members are read or named",
    _leaves(
        "course_completion outcomes_definition scales_definition course_completion_defaults contents badges users"
    ): "an empty file",
    r"(.*/)?(calendar|grade_history|comments|inforef|logs|logstores|xapistate)\.xml .*": (
        "what Moodle makes of activities, or what users did"
    ),
    r"(.*/)?roles\.xml .*": "roles of the site; permissions are named when there are any",
    r".*/filters\.xml .*": "filters are named when there are any",
    r"files\.xml .*": "what is read of a file is its area, its name and its content",
    r"moodle_backup\.xml .*": "what says of the backup how it was made",
    r"course/enrolments\.xml .*": "ways of enrolling that are switched on are named",
    r"activities/(qbank|subsection)_N/.*": "what becomes a bank or a section; what differs is named",
    r"activities/data_N/.*": "what has no word is kept aside whole",
    r"activities/workshop_N/grades\.xml .*/grademax": "the workshop says it too",
    r"activities/assign_N/grading\.xml .*/definition/(name|status)": "graders alone see it; a draft is named",
    _leaves(
        "assesstimestart assesstimefinish forum/scale glossary/scale blockperiod rssarticles examplesmode"
    ): ("part of a setting that is named"),
    r".*/lesson/(conditions|bgcolor|height|width|mediaclose|mediaheight|mediawidth|password)": (
        "part of a setting that is named"
    ),
    r".*/lesson/(maxanswers|pages/page/answers/answer/(grade|flags))": "what only Moodle's forms need",
    _leaves("legacyfileslast tobemigrated importsrc"): "what an upgrade from Moodle 1.9 left",
    r".*/scorm/(reference|launch|navpositionleft|navpositiontop|scoes/.*)": "what the package says itself",
    r".*/lti/(secureicon|securetoolurl)": "a second address of the same",
    r".*/wiki/(editbegin|editend)": "what Moodle has no form for",
    r".*/workshopform_rubric_dimension/sort": "the order of the rubric, which is that of the elements",
    r"badges\.xml .*/(language|status|type)": "Moodle sets it anew when it restores",
    r"completion\.xml .*": "the criterion that has it is read or named",
    r"course/course\.xml course/category/.*": "where on its site the course stood",
    r"gradebook\.xml .*/hidden": "read of the category's grade item",
    r"groups\.xml .*/configdata": "what no form of Moodle fills",
    r"questions\.xml .*ordering_question/answers/answer/feedback": "what ordering questions do not have",
    r"questions\.xml .*/(layout|showstandardinstruction|itemcount|type|fraction|answertext)": (
        "what follows from the type of the question"
    ),
    r"questions\.xml .*/(multianswer/question|dataset_definition/.*)": "what follows from other elements",
    r"questions\.xml .*/(status|dropzonevisibility)": "named where it is not the usual",
}
"""Patterns of a file and the path of an element in it, with the reason why nobody misses it."""
