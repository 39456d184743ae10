"""What users did stays out of the course, whatever part of a backup it stands in."""

import re

import pytest
from lxml import etree

from coursepack.importing import prepare_course
from coursepack.package import Package
from tests.formats.mbz.conftest import SPECIMEN, members_of
from tests.formats.mbz.reading.changed import Members, changed

SECRET = "Koffi confided this"


def _written(root: etree._Element, path: str, leaf: str) -> None:
    """An element of a user's, made at a path, with a leaf in which the user says something."""
    element = root
    for step in path.split("/")[:-1]:
        found = element.find(step)
        element = etree.SubElement(element, step) if found is None else found
    made = etree.SubElement(element, path.rpartition("/")[2], id="77")
    for name, value in {"userid": "3", "usermodified": "3", leaf: SECRET}.items():
        etree.SubElement(made, name).text = value


USERS = [
    ("forum", "discussions/discussion/posts/post", "message"),
    ("forum", "discussions/discussion", "name"),
    ("forum", "poststags/tag", "rawname"),
    ("wiki", "subwikis/subwiki/pages/page", "cachedcontent"),
    ("wiki", "subwikis/subwiki/pages/page", "title"),
    ("assign", "submissions/submission/subplugin_assignsubmission_onlinetext_submission/text", "onlinetext"),
    ("assign", "grades/grade/subplugin_assignfeedback_comments_grade/comment", "commenttext"),
    ("choice", "answers/answer", "optionid"),
    ("feedback", "completeds/completed/values/value", "value"),
    ("glossary", "entries/entry", "definition"),
    ("glossary", "entries/entry", "concept"),
    ("lesson", "pages/page/answers/answer/attempts/attempt", "useranswer"),
    ("lesson", "overrides/override", "password"),
    ("lti", "ltisubmissions/ltisubmission", "originalgrade"),
    ("quiz", "attempts/attempt/question_usage/question_attempt", "responsesummary"),
    ("quiz", "overrides/override", "password"),
    ("scorm", "scoes/sco/sco_tracks/sco_track", "value"),
    ("workshop", "submissions/submission", "content"),
    ("workshop", "examplesubmissions/examplesubmission", "content"),
    ("workshop", "submissions/submission/assessments/assessment", "feedbackauthor"),
]
"""Where users write in each kind of activity: kind, path and leaf."""
BESIDE = [
    ("users.xml", "user", "email"),
    ("users.xml", "user/custom_fields/custom_field", "field_data"),
    ("groups.xml", "group/group_members/group_member", "userid"),
    ("course/calendar.xml", "event", "description"),
    ("badges.xml", "badge/manual_awards/manual_award", "issuerid"),
    ("gradebook.xml", "grade_items/grade_item/grade_grades/grade_grade", "feedback"),
    ("completion.xml", "course_completion_criteria/course_completion_crit_completions/completion", "userid"),
    ("course/enrolments.xml", "enrols/enrol/user_enrolments/enrolment", "userid"),
    ("course/roles.xml", "role_assignments/assignment", "userid"),
    ("course/comments.xml", "comments/comment", "content"),
    ("course/competencies.xml", "user_competencies/user_competency", "userid"),
    ("course/logs.xml", "logs/log", "info"),
    ("grade_history.xml", "grade_grades/grade_grade", "feedback"),
]
"""Where users' data stand outside of activities."""


@pytest.fixture(scope="module")
def members() -> Members:
    found = members_of(SPECIMEN).package.members
    return {name: content for name, content in found.items() if name.endswith(".xml")}


@pytest.fixture
def imported(tmp_path):
    """Every byte that importing a backup with these files writes, and what it says of them."""

    def run(files: Members) -> tuple[bytes, str]:
        path = tmp_path / "course.mbz"
        path.write_bytes(Package(files).zipped())
        prepared, found = prepare_course(path, tmp_path / "course")
        said = "\n".join(problem.message for problem in found.problems)
        return b"\n".join([name.encode() + content for name, content in prepared.files.items()]), said

    return run


def _with_user(members: Members) -> Members:
    return changed(members, "users.xml", lambda root: _written(root, "user", "firstname"))


@pytest.mark.parametrize(("kind", "path", "leaf"), USERS, ids=lambda value: value)
def test_what_users_did_in_an_activity_stays_out(kind, path, leaf, members, imported):
    name = min(name for name in members if re.fullmatch(rf"activities/{kind}_\d+/{kind}.xml", name))
    spoilt = changed(_with_user(members), name, lambda root: _written(root.find(kind), path, leaf))
    assert SECRET.encode() in spoilt[name]
    written, said = imported(spoilt)
    assert SECRET.encode() not in written
    assert SECRET not in said
    assert "the data of 1 users is left out" in said


@pytest.mark.parametrize(("file", "path", "leaf"), BESIDE, ids=lambda value: value)
def test_what_is_kept_of_users_beside_activities_stays_out(file, path, leaf, members, imported):
    files = _with_user({file: b"<list/>", **members})

    def write(root):
        _written(root, path, leaf)
        for event in root.iterfind("event"):
            if event.findtext("userid") == "3":
                etree.SubElement(event, "eventtype").text = "user"
                etree.SubElement(event, "timestart").text = "1800000000"

    written, said = imported(changed(files, file, write))
    assert SECRET.encode() not in written
    assert SECRET not in said


def test_comments_of_users_on_a_question_that_is_kept_aside_stay_out(members, imported):
    def comment(root):
        question = next(root.iter("question"))
        question.find("qtype").text = "crossword"
        _written(question, "plugin_qbank_comment_question/comments/comment", "content")

    written, said = imported(changed(members, "questions.xml", comment))
    assert b"crossword" in written
    assert "(crossword)" in said
    assert SECRET.encode() not in written


def test_entries_of_learners_are_counted_and_those_of_teachers_kept(members, imported):
    name = min(name for name in members if re.fullmatch(r"activities/glossary_\d+/glossary.xml", name))
    terms = re.findall(rb"<concept>(.*?)</concept>", members[name])
    files = changed(members, name, lambda root: _written(root.find("glossary"), "entries/entry", "concept"))
    written, said = imported(files)
    assert all(term in written for term in terms)
    assert "1 entries of learners are left out" in said


def test_an_activity_without_a_word_is_not_kept_where_users_wrote_in_it(members, imported):
    name = min(name for name in members if re.fullmatch(r"activities/wiki_\d+/wiki.xml", name))
    folder = name.rpartition("/")[0]
    files = _with_user(members)
    head = files["moodle_backup.xml"].decode()
    row = re.search(rf"<activity>(?:(?!</activity>).)*{folder}<.*?</activity>", head, re.DOTALL).group()
    files["moodle_backup.xml"] = head.replace(
        row, row.replace("<modulename>wiki", "<modulename>data")
    ).encode()
    files[f"{folder}/data.xml"] = f"<activity><data><records>{SECRET}</records></data></activity>".encode()
    written, said = imported(files)
    assert SECRET.encode() not in written
    assert "(data) is left out, since what users did stands in its part" in said
