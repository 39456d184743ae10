"""The course, its sections, groups, calendar, badges and rules of completion."""

import json

import pytest


def _leaf(root, path):
    return root.findtext(path)


def test_the_course_says_what_its_source_says(everything):
    course = everything.xml("course/course.xml")
    said = {
        name: course.findtext(name)
        for name in (
            "shortname",
            "fullname",
            "format",
            "lang",
            "startdate",
            "enddate",
            "enablecompletion",
            "groupmode",
        )
    }
    assert said == {
        "shortname": "everything",
        "fullname": "One of everything & more",
        "format": "topics",
        "lang": "en",
        "startdate": "1767571200",
        "enddate": "1797638399",
        "enablecompletion": "1",
        "groupmode": "2",
    }
    assert [tag.findtext("rawname") for tag in course.find("tags")] == ["specimen", "Prüfung"]


def test_a_package_in_one_of_several_languages_says_which(tmp_path):
    from tests.formats.mbz.conftest import members_of
    from tests.specimens import TINY, write_course

    course = members_of(write_course(tmp_path, start=dict(TINY)), "fr").xml("course/course.xml")
    assert (course.findtext("shortname"), course.findtext("fullname"), course.findtext("lang")) == (
        "tiny-fr",
        "Petit",
        "fr",
    )


def test_the_first_section_stands_above_the_others(backup):
    section = backup("  - page: page\n").xml("sections/section_1001/section.xml")
    assert (section.findtext("number"), section.findtext("name")) == ("0", "One")


def test_a_first_section_that_is_restricted_leaves_that_place_empty(backup):
    section = "title: One\navailable_when: {from: 2026-03-01}\nactivities:\n  - page: page\n"
    members = backup("", **{"one/section.yaml": section})
    assert members.xml("sections/section_1001/section.xml").findtext("name") == "$@NULL@$"
    assert members.xml("sections/section_1002/section.xml").findtext("number") == "1"


def test_objectives_key_points_and_resources_become_activities(everything):
    label = everything.of("reading/Objectives", "*").findtext("label/intro")
    assert "<h4>Learning objectives</h4>" in label
    assert "Read a page." in label
    assert "Reading helps." in everything.of("reading/KeyPoints", "*").findtext("page/content")
    resource = everything.of("reading/Resources", "*").findtext("page/content")
    assert 'A. Writer (2020). <a href="https://example.org/book"' in resource
    assert "House." in resource


def test_a_training_activity_is_handed_in_and_its_notes_are_hidden(everything):
    assign = everything.of("work/exercise", "*").find("assign")
    assert assign.findtext("grade") == "20"
    assert "<h4>What to hand in</h4>" in assign.findtext("intro")
    assert "Listen." not in assign.findtext("intro")
    notes = everything.of("work/exercise-Notes")
    assert notes.findtext("visible") == "0"
    assert "Listen." in everything.of("work/exercise-Notes", "*").findtext("page/content")


def test_sections_with_questions_that_others_draw_from_are_restored_first(backup):
    files = {
        "course.yaml": "id: tiny\ntitle: Tiny\nlanguages: [en]\nsections: [one, two]\n",
        "two/section.yaml": "title: Two\nactivities:\n  - quiz: quiz\n",
        "two/quiz.yaml": "title: Quiz\nquestions: [{id: sea, type: truefalse, text: Salty., answer: true}]\n",
    }
    members = backup("  - quiz: {id: before, title: Before, draws: [{count: 1, from: two/quiz}]}\n", **files)
    contents = members.xml("moodle_backup.xml").find("information/contents")
    assert [item.findtext("title") for item in contents.find("sections")] == ["Two", "One"]
    assert [item.findtext("title") for item in contents.find("activities")] == ["Quiz", "Before"]
    numbers = [members.xml(f"sections/section_{n}/section.xml").findtext("number") for n in (1001, 1002)]
    assert numbers == ["0", "1"]


def test_groups_are_empty_and_known_by_their_ids(everything):
    groups = everything.xml("groups.xml")
    assert [group.findtext("idnumber") for group in groups.findall("group")] == ["coast", "hills"]
    assert all(len(group.find("group_members")) == 0 for group in groups.findall("group"))
    both = groups.find("groupings/grouping")
    assert len(both.findall("grouping_groups/grouping_group")) == 2


def test_events_stand_at_their_instant(everything):
    first, second = everything.xml("course/calendar.xml")
    assert (first.findtext("timestart"), first.findtext("timeduration")) == ("1767603600", "5400")
    assert (first.findtext("eventtype"), second.findtext("eventtype")) == ("course", "group")


def test_a_badge_has_its_three_pictures_and_its_criteria(everything):
    badges = everything.xml("badges.xml")
    reader = badges[0]
    kinds = {
        item.findtext("criteriatype"): [par.findtext("value") for par in item.iter("parameter")]
        for item in reader.iter("criterion")
    }
    page, quiz = (everything.folders[name].rpartition("_")[2] for name in ("page-1", "reading/quiz"))
    assert kinds == {"0": [], "1": [page, quiz]}
    for badge in badges:
        pictures = {
            file.findtext("filename"): file.findtext("filesize")
            for file in everything.xml("files.xml")
            if file.findtext("filearea") == "badgeimage" and file.findtext("itemid") == badge.get("id")
        }
        assert set(pictures) == {"f1.png", "f2.png", "f3.png"}


def test_a_badge_by_hand_names_the_role_that_gives_it(everything):
    helper = everything.xml("badges.xml")[2]
    methods = {item.findtext("criteriatype"): item.findtext("method") for item in helper.iter("criterion")}
    assert methods["0"] == "2"
    assert everything.xml("roles.xml").findtext("role/shortname") == "editingteacher"


def test_the_course_is_complete_as_its_source_says(everything):
    completion = everything.xml("completion.xml")
    criteria = [
        (item.findtext("criteriatype"), item.findtext("module"), item.findtext("gradepass"))
        for item in completion.findall("course_completion_criteria")
    ]
    assert criteria == [("4", "page", "$@NULL@$"), ("4", "quiz", "$@NULL@$"), ("6", "$@NULL@$", "30.00000")]


def test_without_a_rule_what_learners_do_by_themselves_counts(backup):
    activities = "  - page: page\n  - quiz: quiz\n  - forum: {id: talk, title: Talk}\n"
    activities += "  - page: page2\n    hidden: true\n"
    completion = backup(activities, **{"one/page2.en.md": "# Two\n\nText.\n"}).xml("completion.xml")
    modules = [item.findtext("module") for item in completion.findall("course_completion_criteria")]
    assert modules == ["page", "quiz"]


def test_a_course_may_have_no_completion(backup):
    assert len(backup("  - page: page\n", "complete_when: never\n").xml("completion.xml")) == 0


@pytest.mark.parametrize(
    ("rule", "columns"),
    [
        ("", ("2", "1", "$@NULL@$", "0")),
        ("    complete_when: never\n", ("0", "0", "$@NULL@$", "0")),
        ("    complete_when: manually\n", ("1", "0", "$@NULL@$", "0")),
    ],
)
def test_a_page_is_complete_by_viewing_unless_its_author_says_otherwise(backup, rule, columns):
    module = backup(f"  - page: page\n{rule}").of("one/page")
    names = ("completion", "completionview", "completiongradeitemnumber", "completionpassgrade")
    assert tuple(module.findtext(name) for name in names) == columns


def test_a_quiz_with_a_pass_mark_is_complete_by_passing(backup):
    module = backup("  - quiz: quiz\n").of("one/quiz")
    names = ("completion", "completionview", "completiongradeitemnumber", "completionpassgrade")
    assert tuple(module.findtext(name) for name in names) == ("2", "0", "0", "1")


def test_conditions_name_modules_items_and_groups_by_number(everything):
    tree = json.loads(everything.of("later/all-of").findtext("availability"))
    page, choice, quiz = (
        int(everything.folders[name].rpartition("_")[2])
        for name in ("page-1", "talking/choose", "reading/quiz")
    )
    assert tree["op"] == "&"
    assert len(tree["showc"]) == len(tree["c"]) == 13
    assert tree["showc"][1] is False
    assert tree["c"][:3] == [
        {"type": "completion", "cm": page, "e": 1},
        {"type": "completion", "cm": choice, "e": 0},
        {"type": "completion", "cm": quiz, "e": 2},
    ]
    course_total, item = tree["c"][5:7]
    assert isinstance(course_total["min"], float)
    assert (item["min"], item["max"]) == (50, 90)
    assert tree["c"][9:11] == [
        {"type": "profile", "sf": "country", "op": "isequalto", "v": "SN"},
        {"type": "profile", "cf": "language", "op": "contains", "v": "fr"},
    ]


@pytest.mark.parametrize(
    ("page", "operator", "shown"),
    [
        ("any-of", "|", {"show": False}),
        ("none-of", "!|", {"showc": [False, True]}),
        ("not-all", "!&", {"show": True}),
    ],
)
def test_each_kind_of_list_says_what_is_shown_in_its_own_way(everything, page, operator, shown):
    tree = json.loads(everything.of(f"later/{page}").findtext("availability"))
    assert tree["op"] == operator
    assert {key: value for key, value in tree.items() if key.startswith("show")} == shown
