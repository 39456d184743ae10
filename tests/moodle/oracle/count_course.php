<?php
/** Counts what is in a course, and deletes it with --delete: --moodle=DIR --course=ID [--delete] */

define('CLI_SCRIPT', true);
$options = getopt('', ['moodle:', 'course:', 'delete']);
require($options['moodle'] . '/config.php');
require_once($CFG->libdir . '/adminlib.php');
require_once($CFG->dirroot . '/course/lib.php');

$course = $DB->get_record('course', ['id' => (int)$options['course']], '*', MUST_EXIST);
$context = context_course::instance($course->id);
$below = [$context->id, $DB->sql_like_escape($context->path . '/') . '%'];
$inside = '(c.id = ? OR ' . $DB->sql_like('c.path', '?') . ')';
$questions = $DB->get_records_sql(
    "SELECT q.id, q.defaultmark FROM {question} q
       JOIN {question_versions} v ON v.questionid = q.id
       JOIN {question_bank_entries} e ON e.id = v.questionbankentryid
       JOIN {question_categories} qc ON qc.id = e.questioncategoryid
       JOIN {context} c ON c.id = qc.contextid
      WHERE q.parent = 0 AND q.qtype <> 'random' AND $inside",
    $below
);
$result = [
    'fullname' => $course->fullname,
    'sections' => $DB->count_records_select('course_sections', 'course = ? AND section > 0 AND component IS NULL', [$course->id]),
    'activities' => $DB->count_records('course_modules', ['course' => $course->id]),
    'modules' => $DB->get_records_sql_menu(
        'SELECT m.name, COUNT(*) FROM {course_modules} cm JOIN {modules} m ON m.id = cm.module
          WHERE cm.course = ? GROUP BY m.name',
        [$course->id]
    ),
    'questions' => count($questions),
    'points' => array_sum(array_column($questions, 'defaultmark')),
];
if (isset($options['delete'])) {
    \core\session\manager::set_user(get_admin());
    delete_course($course, false);
}
echo json_encode($result), "\n";
