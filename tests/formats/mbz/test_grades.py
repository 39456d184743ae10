"""Points stay points: categories, items, and how they add up."""

import pytest

_TWO = """title: Two
activities:
  - quiz: {id: test, title: Test, worth: 30, questions: [{id: a, type: truefalse, text: A., answer: true}]}
"""


def _two_sections(backup, course=""):
    files = {
        "course.yaml": f"id: tiny\ntitle: Tiny\nlanguages: [en]\n{course}sections: [one, two]\n",
        "two/section.yaml": _TWO,
    }
    return backup("  - quiz: quiz\n", **files)


def _categories(members):
    return {item.findtext("fullname"): item for item in members.xml("gradebook.xml").iter("grade_category")}


def _totals(members):
    gradebook = members.xml("gradebook.xml")
    names = {item.get("id"): item.findtext("fullname") for item in gradebook.iter("grade_category")}
    return {
        names[item.findtext("iteminstance")]: float(item.findtext("grademax"))
        for item in gradebook.iter("grade_item")
        if item.findtext("itemtype") in {"course", "category"}
    }


def test_each_section_with_grades_has_a_category(backup):
    assert _totals(_two_sections(backup)) == {"?": 31, "One": 1, "Two": 30}


def test_one_section_with_grades_needs_no_category(backup):
    assert _totals(backup("  - quiz: quiz\n")) == {"?": 1}


def test_what_is_not_graded_counts_as_nothing_unless_the_course_says_otherwise(backup):
    assert {item.findtext("aggregateonlygraded") for item in _categories(_two_sections(backup)).values()} == {
        "0"
    }
    members = _two_sections(backup, "grading: {count_empty: false}\n")
    assert {item.findtext("aggregateonlygraded") for item in _categories(members).values()} == {"1"}


def test_points_have_no_weights_of_their_own(everything):
    for name in everything.package.members:
        if name.endswith(("grades.xml", "gradebook.xml")):
            for item in everything.xml(name).iter("grade_item"):
                assert item.findtext("weightoverride") == "0"


def test_a_category_with_nothing_in_it_is_left_out(everything):
    assert "Nothing in it" not in _categories(everything)


def test_a_weighted_mean_has_weights_and_points_have_extra_credit(everything):
    gradebook = everything.xml("gradebook.xml")
    items = {item.findtext("idnumber"): item for item in gradebook.iter("grade_item")}
    assert items["talk"].findtext("aggregationcoef") == "2.00000"
    assert items["bonus"].findtext("aggregationcoef") == "1.00000"
    package = everything.of("work/package", "grades.xml").find("grade_items/grade_item")
    assert package.findtext("aggregationcoef") == "3.00000"


def test_extra_credit_does_not_raise_what_can_be_reached(everything):
    totals = _totals(everything)
    assert totals["Tests"] == 50 + 20
    assert totals["Weighted"] == 100
    assert totals["Work"] == 15 + 40 + 20 + 10 + 80 + 20 + 10 + 0 + 10 + 100
    assert totals["?"] == totals["Tests"] + totals["Work"] + 10


def test_the_lowest_are_dropped_from_what_can_be_reached(backup):
    course = """grading:
  categories:
    - {id: all, title: All, sections: [one, two], drop_lowest: 1}
"""
    assert _totals(_two_sections(backup, course)) == {"?": 30, "All": 30}


def test_a_pass_mark_is_a_share_of_the_points(everything):
    item = everything.of("reading/quiz", "grades.xml").find("grade_items/grade_item")
    assert (item.findtext("grademax"), item.findtext("gradepass")) == ("50.00000", "30.00000")


def test_a_workshop_has_two_items_and_a_forum_its_own_number(everything):
    items = everything.of("work/peers", "grades.xml").findall("grade_items/grade_item")
    assert [(item.findtext("itemnumber"), item.findtext("grademax")) for item in items] == [
        ("0", "80.00000"),
        ("1", "20.00000"),
    ]
    forum = everything.of("talking/talk-here", "grades.xml").find("grade_items/grade_item")
    assert forum.findtext("itemnumber") == "1"


def test_letters_and_the_way_of_showing_grades(everything):
    gradebook = everything.xml("gradebook.xml")
    letters = [
        (item.findtext("lowerboundary"), item.findtext("letter")) for item in gradebook.iter("grade_letter")
    ]
    assert letters == [("90.00000", "A"), ("60.00000", "B"), ("0.00000", "F")]
    settings = {item.findtext("name"): item.findtext("value") for item in gradebook.iter("grade_setting")}
    assert settings == {"minmaxtouse": "1", "displaytype": "12"}


def test_a_threshold_of_the_course_is_a_share_of_all_its_points(backup):
    files = {
        "course.yaml": "id: tiny\ntitle: Tiny\nlanguages: [en]\nsections: [one, two]\n",
        "two/section.yaml": _TWO.replace("worth: 30", "worth: 384"),
    }
    page = "  - quiz: quiz\n  - page: page\n    available_when: {grade_of: course, at_least: 60 points}\n"
    availability = backup(page, **files).of("one/page").findtext("availability")
    assert '"min":15.58441' in availability


@pytest.mark.parametrize("marking", ["rubric", "guide"])
def test_a_rubric_or_guide_is_ready_to_use(everything, marking):
    name = {"rubric": "work/essay", "guide": "work/guided"}[marking]
    area = everything.of(name, "grading.xml").find("area")
    definition = area.find("definitions/definition")
    assert (area.findtext("activemethod"), definition.findtext("status")) == (marking, "20")
    scores = [element.text for element in definition.iter() if element.tag in {"score", "maxscore"}]
    assert (
        scores
        == {
            "rubric": ["0.00000", "5.00000", "10.00000", "0.00000", "5.00000"],
            "guide": ["30.00000", "10.00000"],
        }[marking]
    )
