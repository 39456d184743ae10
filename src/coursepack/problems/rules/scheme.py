"""CP-C021 to CP-C026: the grading scheme, certificates and electives."""

from coursepack.problems.rule import Example, Rule


def _course(more: str) -> Example:
    head = "id: tiny\ntitle: {en: Tiny, fr: Petit}\nlanguages: [en, fr]\nversion: 1.0.0\nsections: [one]\n"
    return Example("course.yaml", f"{head}{more}")


def _section(activities: str) -> Example:
    return Example("one/section.yaml", f"title: One\nactivities:\n{activities}")


def _rubric(points: int) -> Example:
    levels = "{points: 0, text: {en: Nothing., fr: Rien.}}, {points: 10, text: {en: Everything., fr: Tout.}}"
    return _section(
        "  - page: welcome\n  - quiz: quiz\n  - assignment:\n      id: essay\n      title: {en: Essay, fr: Essai}\n"
        f"      points: {points}\n      rubric:\n        criteria:\n"
        f"          - {{id: sea, text: {{en: The sea, fr: La mer}}, levels: [{levels}]}}\n"
    )


def _electives(activity: str) -> Example:
    return _course(
        "electives:\n  choose_in: one\n  of:\n"
        f"    - {{id: sea, title: {{en: Sea, fr: Mer}}, section: one, activities: [{activity}]}}\n"
    )


def _certificate(more: str) -> Example:
    start = "certificates:\n  - {id: sailor, title: {en: Sailor, fr: Marin}, from: "
    return _course(f"{start}{more}}}\n")


POINTS_DIFFER = Rule(
    "CP-C021",
    "Points that do not add up",
    "The scheme says how many points the course, or a part of it, has; learners are told that number, and what the "
    "activities are worth adds up to another.",
    "Correct the points of the activities (`worth`, `points`, the rubric) or the number that is declared.",
    _course("grading: {points: 5}\n"),
    _course("grading: {points: 1}\n"),
)
RUBRIC_UNEQUAL = Rule(
    "CP-C022",
    "A rubric or guide with other points than the assignment",
    "Moodle stretches what a rubric gives to the assignment's maximum: 8 of 10 become 64 of 80, and no marker sees "
    "the points that the rubric names.",
    "Leave `points` out, then the rubric's own count; or make the levels add up to them.",
    _rubric(80),
    _rubric(10),
)
ELECTIVE_WITHOUT_QUIZ = Rule(
    "CP-C023",
    "An elective that earns nothing",
    "Learners who choose it cannot earn points with it: it has no quiz, or nothing at all.",
    "Add its quiz, with an id that begins with the elective's, or name its activities.",
    _electives("welcome"),
    _electives("quiz"),
)
REQUIREMENT_UNFIT = Rule(
    "CP-C024",
    "A certificate that asks for something that Moodle does not track so",
    "“submitted” needs an activity that is complete when it is handed in, “passed” one with a pass mark. Otherwise "
    "the certificate opens for something else, or never.",
    "Ask for what the activity's `complete_when` says, or change that.",
    _certificate("1 points, requires: [one/welcome submitted]"),
    _certificate("1 points, requires: [one/quiz passed]"),
)
POINTS_UNFIT = Rule(
    "CP-C025",
    "Points that mean something else",
    "A certificate at a number of points needs points that are added up everywhere, and empty grades that count as "
    "zero: else 59.99 points of one essay can be more than 60 of 385 (seen on Moodle 4.5 and 5.1).",
    "Write `aggregation: points` and `count_empty: true`, without dropping or keeping grades.",
    _course(
        "grading: {count_empty: false}\ncertificates:\n"
        "  - {id: sailor, title: {en: Sailor, fr: Marin}, from: 1 points}\n"
    ),
    _certificate("1 points"),
)
CHOICE_TOO_LARGE = Rule(
    "CP-C026",
    "More to choose than there is",
    "Learners are asked to choose more electives than the course has.",
    "Ask for fewer, or add electives.",
    _course("grading: {categories: [{id: all, title: {en: All, fr: Tout}, sections: [one], choose: 2}]}\n"),
    _course("grading: {categories: [{id: all, title: {en: All, fr: Tout}, sections: [one], choose: 1}]}\n"),
)
