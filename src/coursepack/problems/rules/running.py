"""CP-C: what can be wrong with how a course is run: restrictions, completion, grades, dates, random questions."""

from coursepack.problems.rule import Example, Rule

_SECTION = "one/section.yaml"


def _section(activities: str) -> Example:
    return Example(_SECTION, f"title: One\nactivities:\n{activities}")


def _quiz(head: str) -> Example:
    question = (
        "questions:\n  - {id: sea, type: truefalse, text: The sea is salty., answer: true, tags: [water]}\n"
    )
    return Example("one/quiz.yaml", f"title: Quiz\n{head}{question}")


def _course(more: str) -> Example:
    head = "id: tiny\ntitle: {en: Tiny, fr: Petit}\nlanguages: [en, fr]\nversion: 1.0.0\nsections: [one]\n"
    return Example("course.yaml", f"{head}{more}")


REFERENCE_UNKNOWN = Rule(
    "CP-C001",
    "A name of something that is not there",
    "Restrictions, badges, completion and the gradebook name activities, sections, groups and categories by their "
    "ids. A name that fits nothing would leave the rule without effect, or end the whole restore.",
    "Correct the id; write `section/activity` for an activity of another section.",
    _section("  - page: welcome\n    available_when: {completed: quizz}\n  - quiz: quiz\n"),
    _section("  - page: welcome\n    available_when: {completed: quiz}\n  - quiz: quiz\n"),
)
NEVER_OPENS = Rule(
    "CP-C002",
    "Something that nobody can ever open",
    "Its restriction waits for something that itself waits for it, or that is never complete.",
    "Break the circle: take one of the restrictions away, or let it wait for something else.",
    _section(
        "  - page: welcome\n    available_when: {completed: quiz}\n"
        "  - quiz: quiz\n    available_when: {completed: welcome}\n"
    ),
    _section("  - page: welcome\n  - quiz: quiz\n    available_when: {completed: welcome}\n"),
)
COMPLETION_UNFIT = Rule(
    "CP-C003",
    "A completion rule that this kind of activity does not have",
    "Moodle can tell that a page was viewed and that a quiz was passed, not that a page was passed.",
    "Use a rule that fits the kind, or leave `complete_when` out: each kind has a usual one.",
    _section("  - page: welcome\n    complete_when: passed\n  - quiz: quiz\n"),
    _section("  - page: welcome\n    complete_when: viewed\n  - quiz: quiz\n"),
)
POOL_TOO_SMALL = Rule(
    "CP-C004",
    "Fewer questions than are drawn",
    "Each learner gets different questions, none twice. Where there are too few, Moodle restores the quiz and no "
    "attempt can begin.",
    "Draw fewer, or add questions (or tags) to what is drawn from.",
    _section(
        "  - page: welcome\n  - quiz: quiz\n"
        "  - quiz: {id: exam, title: {en: Exam, fr: Examen}, draws: [{count: 2, from: quiz}]}\n"
    ),
    _section(
        "  - page: welcome\n  - quiz: quiz\n"
        "  - quiz: {id: exam, title: {en: Exam, fr: Examen}, draws: [{count: 1, from: quiz}]}\n"
    ),
)
DATES_REVERSED = Rule(
    "CP-C005",
    "Dates in the wrong order",
    "What closes before it opens is never open.",
    "Correct one of the two dates.",
    _quiz("opens: 2026-03-02\ncloses: 2026-03-01\n"),
    _quiz("opens: 2026-03-01\ncloses: 2026-03-02\n"),
)
WEIGHT_AMONG_POINTS = Rule(
    "CP-C006",
    "A weight where points are added up",
    "One weight of its own turns all points of a category into shares: 60 points become 33.33 (seen on Moodle 4.5 "
    "and 5.1).",
    "Remove the weight and change the points, or write `aggregation: weighted mean` for the category.",
    _quiz("gradebook: {weight: 2}\n"),
    _quiz("worth: 2\n"),
)
OUT_OF_REACH = Rule(
    "CP-C007",
    "A grade that nobody can reach",
    "A restriction or a badge asks for more points than there are, or for a grade of what is not graded.",
    "Lower the points, or name something that is graded.",
    _section("  - page: welcome\n    available_when: {grade_of: quiz, at_least: 5 points}\n  - quiz: quiz\n"),
    _section("  - page: welcome\n    available_when: {grade_of: quiz, at_least: 1 points}\n  - quiz: quiz\n"),
)
PICTURE_UNFIT = Rule(
    "CP-C008",
    "A badge's picture that is no PNG",
    "Moodle writes the award into the picture, which only PNG has room for.",
    "Export the picture as a square PNG of at least 300 pixels, or leave `image` out: one is drawn.",
    _course(
        "badges:\n  - {id: sea, title: {en: Sea, fr: Mer}, description: {en: Done., fr: Fait.}, image: one/sea.svg}\n"
    ),
    _course("badges:\n  - {id: sea, title: {en: Sea, fr: Mer}, description: {en: Done., fr: Fait.}}\n"),
)
PACKAGE_UNREADABLE = Rule(
    "CP-C009",
    "A SCORM package that cannot be read",
    "The course carries the package unpacked, as Moodle keeps it, and so must read its manifest.",
    "Export the package again; `imsmanifest.xml` lies in the root of the zip archive.",
    _section(
        "  - page: welcome\n  - quiz: quiz\n"
        "  - scorm: {id: sea, title: {en: Sea, fr: Mer}, package: sea.svg}\n"
    ),
    _section(
        "  - page: welcome\n  - quiz: quiz\n  - scorm: {id: sea, title: {en: Sea, fr: Mer}, section: one}\n"
    ),
)
PACKAGE_EMPTY = Rule(
    "CP-C027",
    "A SCORM package of a section that shows nothing",
    "Packages show pages, books, quizzes, assignments, training activities and glossaries, and of these what is not "
    "hidden. Forums, files and the like live in the learning platform.",
    "Name another section, or show something of this one.",
    _section("  - scorm: {id: sea, title: {en: Sea, fr: Mer}, section: one}\n"),
    _section(
        "  - page: welcome\n  - quiz: quiz\n  - scorm: {id: sea, title: {en: Sea, fr: Mer}, section: one}\n"
    ),
)
SAME_ID_TWICE = Rule(
    "CP-C010",
    "The same id twice among groups, grades or badges",
    "Each is named by its id.",
    "Give one of the two another id.",
    _course("groups:\n  - {id: a, title: {en: A, fr: A}}\n  - {id: a, title: {en: B, fr: B}}\n"),
    _course("groups:\n  - {id: a, title: {en: A, fr: A}}\n  - {id: b, title: {en: B, fr: B}}\n"),
)
