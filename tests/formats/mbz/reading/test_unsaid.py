"""What coursepack has no word for is named: the activity, the setting, and what to do."""

import re

import pytest
from lxml import etree

from coursepack.formats.mbz.reading.unsaid.tables import GRADE_ITEM, KIND, MODULE, WITHIN
from tests.formats.mbz.reading.changed import changed, messages, read_members, with_leaf

NO_WORD, CHANGED, USER_DATA = "CP-M007", "CP-M006", "CP-M004"


@pytest.fixture
def members(everything):
    return dict(everything.package.members)


def _of_kind(members, kind, file):
    """The file of the first activity of a kind."""
    return min(name for name in members if re.fullmatch(rf"activities/{kind}_\d+/{file}", name))


def _other(setting):
    """A value that is none of the usual ones."""
    return next(value for value in ("3", "4", "5", "6") if value not in setting.usual)


def _said_otherwise(part, setting):
    leaf, _, option = setting.leaf.partition(".")
    with_leaf(part, leaf, f'a:1:{{s:9:"{option}";i:{_other(setting)};}}' if option else _other(setting))


@pytest.mark.parametrize("kind", KIND)
def test_every_setting_of_an_activity_without_a_word_is_named(kind, members, tmp_path):
    name = _of_kind(members, kind, f"{kind}.xml")
    options = [setting for setting in KIND[kind] if "." in setting.leaf][1:]  # they share a leaf
    settings = [setting for setting in KIND[kind] if setting not in options]

    def say_otherwise(root):
        for setting in settings:
            _said_otherwise(root.find(kind), setting)
        for path in WITHIN.get(kind, {}):
            with_leaf(root.find(kind), path, "")

    title = re.search(r"<name>(.*?)</name>", members[name].decode()).group(1)
    found = messages(read_members(changed(members, name, say_otherwise), tmp_path), NO_WORD)
    told = next(message for message in found if title in message)
    for words in [*(setting.words for setting in settings), *WITHIN.get(kind, {}).values()]:
        assert words in told


@pytest.mark.parametrize(
    ("settings", "file", "path"),
    [(MODULE, "module.xml", "."), (GRADE_ITEM, "grades.xml", "grade_items/grade_item")],
    ids=["module", "grade item"],
)
def test_every_setting_that_all_activities_have_is_named(settings, file, path, members, tmp_path):
    def say_otherwise(root):
        for setting in settings:
            _said_otherwise(root.find(path), setting)

    read = read_members(changed(members, _of_kind(members, "quiz", file), say_otherwise), tmp_path)
    (told,) = messages(read, NO_WORD)
    assert told.startswith("the quiz “")
    assert all(setting.words in told for setting in settings)


@pytest.mark.parametrize(
    ("name", "path", "words"),
    [
        ("course/course.xml", "theme", "the course: what is not kept: its theme"),
        ("course/course.xml", "marker", "the highlighted section"),
        ("course/roles.xml", "role_overrides/override", "permissions of its own"),
        ("course/filters.xml", "filter_actives/filter_active/filter", "the filter “7”"),
        ("course/contentbank.xml", "content/name", "in the content bank, “7”"),
        ("scales.xml", "scale/name", "the scale “7”"),
        ("outcomes.xml", "outcome/fullname", "the outcome “7”"),
        ("groups.xml", "group/enrolmentkey", ": what is not kept: the key to enrol with"),
        ("badges.xml", "badge/expiredate", "the day on which it expires"),
        ("gradebook.xml", "grade_items/grade_item/calculation", "the formula of its grade"),
        ("gradebook.xml", "grade_categories/grade_category/aggregateoutcomes", "that outcomes count in it"),
        ("questions.xml", "question_category/info", "its description"),
    ],
)
def test_what_is_lost_of_the_course_is_named(name, path, words, members, tmp_path):
    read = read_members(changed(members, name, lambda root: with_leaf(root, path, "7")), tmp_path)
    (told,) = messages(read, NO_WORD)
    assert words in told


def test_blocks_and_ways_of_enrolling_are_named(members, tmp_path):
    members["course/blocks/html_9/block.xml"] = b"<block><blockname>html</blockname></block>"
    members["course/enrolments.xml"] = (
        b"<enrolments><enrols><enrol><enrol>self</enrol><status>0</status></enrol>"
        b"<enrol><enrol>guest</enrol><status>1</status></enrol></enrols></enrolments>"
    )
    (told,) = messages(read_members(members, tmp_path), NO_WORD)
    assert "the block “html”" in told
    assert "the way of enrolling “self”" in told
    assert "guest" not in told


def test_a_file_that_no_text_shows_is_named(members, tmp_path):
    page = _of_kind(members, "page", "page.xml")
    context = re.search(rb'contextid="(\d+)"', members[page]).group(1).decode()

    def add_file(root):
        row = etree.SubElement(root, "file")
        for leaf, value in {
            "contenthash": "0" * 40,
            "contextid": context,
            "component": "mod_page",
            "filearea": "intro",
            "itemid": "0",
            "filepath": "/",
            "filename": "unseen.pdf",
        }.items():
            with_leaf(row, leaf, value)

    (told,) = messages(read_members(changed(members, "files.xml", add_file), tmp_path), NO_WORD)
    assert told.startswith("the page “")
    assert "files that no text shows: “unseen.pdf”" in told


def test_files_of_activities_that_share_a_context_are_named_once(members, tmp_path):
    pages = sorted(name for name in members if re.fullmatch(r"activities/page_\d+/page.xml", name))
    assert len(pages) > 1
    for name in pages:
        members = changed(members, name, lambda root: root.set("contextid", "990"))
    row = (
        "<file><contenthash>0</contenthash><contextid>990</contextid><component>mod_page</component>"
        "<filearea>intro</filearea><itemid>0</itemid><filename>unseen.pdf</filename></file></files>"
    )
    members["files.xml"] = members["files.xml"].replace(b"</files>", row.encode())
    found = messages(read_members(members, tmp_path), NO_WORD)
    assert len([message for message in found if "“unseen.pdf”" in message]) == 1


def test_a_weight_of_its_own_is_named_with_what_to_do(members, tmp_path):
    def weigh(root):
        with_leaf(root, "grade_items/grade_item/weightoverride", "1")
        with_leaf(root, "grade_items/grade_item/aggregationcoef2", "0.30000")

    read = read_members(changed(members, _of_kind(members, "quiz", "grades.xml"), weigh), tmp_path)
    (told,) = messages(read, CHANGED)
    assert told.startswith("the grade item “")
    assert "its own weight of 30 % of" in told
    assert "make the category a weighted mean" in told


def test_settings_of_the_gradebook_after_how_grades_show_are_named(members, tmp_path):
    def add(root):
        row = etree.SubElement(root.find("grade_settings"), "grade_setting", id="7")
        with_leaf(row, "name", "decimalpoints")
        with_leaf(row, "value", "3")

    read = read_members(changed(members, "gradebook.xml", add), tmp_path)
    assert read.course.grading.show == "points and percent"
    (told,) = messages(read, CHANGED)
    assert "its setting decimalpoints is not kept" in told


def test_sections_that_say_nothing_are_named(members, tmp_path):
    head = "moodle_backup.xml"
    rows = (
        "<section><sectionid>990</sectionid><directory>sections/section_990</directory></section></sections>"
    )
    members[head] = members[head].replace(b"</sections>", rows.encode(), 1)
    members["sections/section_990/section.xml"] = b'<section id="990"><number>9</number></section>'
    read = read_members(members, tmp_path)
    assert messages(read, CHANGED) == [
        "sections without a name, a text or an activity are left out: 9",
    ]


def test_a_category_of_the_gradebook_that_holds_nothing_is_named(members, tmp_path):
    def add(root):
        category = etree.SubElement(root.find("grade_categories"), "grade_category", id="99")
        with_leaf(category, "parent", "1001")
        with_leaf(category, "fullname", "Spare")
        with_leaf(category, "aggregation", "13")

    (told,) = messages(read_members(changed(members, "gradebook.xml", add), tmp_path), CHANGED)
    assert told.startswith("the grade category “Spare” holds nothing")


def test_pages_of_different_lengths_are_named(members, tmp_path):
    name = _of_kind(members, "quiz", "quiz.xml")

    def repaginate(root):
        for position, page in enumerate(root.iter("page")):
            page.text = "1" if position < 2 else "2" if position < 3 else "3"

    (told,) = messages(read_members(changed(members, name, repaginate), tmp_path), CHANGED)
    assert "its pages are of different lengths" in told


@pytest.mark.parametrize(("kind", "said"), [("7", "what a manager says"), ("8", "another course")])
def test_what_else_completes_the_course_is_named(kind, said, members, tmp_path):
    def add(root):
        criterion = etree.SubElement(root, "course_completion_criteria")
        with_leaf(criterion, "criteriatype", kind)

    (told,) = messages(read_members(changed(members, "completion.xml", add), tmp_path), CHANGED)
    assert said in told


def test_a_question_that_was_hidden_or_is_asked_in_an_older_version_is_named(members, tmp_path):
    def hide(root):
        next(root.iter("status")).text = "hidden"

    (told,) = messages(read_members(changed(members, "questions.xml", hide), tmp_path), CHANGED)
    assert "was hidden, and is asked and drawn like any other now" in told


def test_a_rule_of_completion_that_nobody_can_fulfil_becomes_the_usual_one_and_is_named(members, tmp_path):
    name = _of_kind(members, "forum", "forum.xml")
    module = name.replace("forum.xml", "module.xml")
    members = changed(members, name, lambda root: with_leaf(root, "forum/completionreplies", "1000000000"))
    members = changed(members, module, lambda root: with_leaf(root, "completion", "2"))
    (told,) = messages(read_members(members, tmp_path), CHANGED)
    assert told.startswith("the forum “News”: its rule of completion becomes the usual one: replies")


@pytest.mark.parametrize("value", ["1e999", "-1e999", "NaN", "Infinity"])
def test_a_number_without_end_is_none(value, members, tmp_path):
    name = _of_kind(members, "quiz", "quiz.xml")
    read = read_members(
        changed(members, name, lambda root: with_leaf(root, "quiz/timelimit", value)), tmp_path
    )
    assert next(item.thing for item in read.course.quizzes()).time_limit is None


def test_a_rubric_without_levels_keeps_the_assignment_out_and_is_named(members, tmp_path):
    name = next(name for name in members if name.endswith("grading.xml") and b"<levels>" in members[name])

    def empty(root):
        for levels in root.iter("levels"):
            del levels[:]

    read = read_members(changed(members, name, empty), tmp_path)
    assert any("levels: Tuple should have at least 2 items" in text for text in messages(read, "CP-M005"))


def test_a_badge_that_cannot_be_held_is_left_out_alone_and_named(members, tmp_path):
    def expect_too_much(root):
        with_leaf(root, "badge/expireperiod", "-5")

    before = read_members(members, tmp_path).course
    read = read_members(changed(members, "badges.xml", expect_too_much), tmp_path)
    assert len(read.course.badges) == len(before.badges) - 1
    assert len(read.course.sections) == len(before.sections)
    (told,) = messages(read, "CP-M005")
    assert told.startswith("of the course, what cannot be held is left out: badges.0.expires_after")
