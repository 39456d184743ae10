<?php
/**
 * Restores a backup in several languages, and reads the course's pages over HTTP as one student a language.
 *
 * For the time of the run filter_multilang is on for content and headings and stands first, as the import guide
 * says; languages without a pack get an empty one. The site's settings are put back at the end.
 */

const ORACLE_USAGE = '--moodle=DIR [--languages=en,es] [--order=first|last] [--delete] FILE.mbz';
require(__DIR__ . '/common.php');
require(__DIR__ . '/lib_questions.php');
require(__DIR__ . '/lib_course.php');
require(__DIR__ . '/student/lib_address.php');
require(__DIR__ . '/student/lib_actions.php');
require(__DIR__ . '/student/lib_quiz.php');

const PAGES_SETTINGS = ['filterall', 'stringfilters', 'langlist', 'enableavailability', 'enablecompletion', 'enablebadges'];

function pages_packs(array $languages): array {
    global $CFG;
    $made = [];
    foreach ($languages as $language) {
        $folder = "$CFG->langotherroot/$language";
        if ($language !== 'en' && !is_dir($folder)) {
            mkdir($folder, 0777, true);
            file_put_contents("$folder/langconfig.php", "<?php\n\$string['thislanguage'] = '$language';\n\$string['parentlanguage'] = '';\n");
            $made[] = $folder;
        }
    }
    get_string_manager()->reset_caches(true);
    return $made;
}

function pages_prepare(array $languages): callable {
    global $DB, $CFG;
    $context = context_system::instance()->id;
    $filters = $DB->get_records('filter_active', ['contextid' => $context]);
    $settings = [];
    foreach (PAGES_SETTINGS as $name) {
        $settings[$name] = $DB->get_field('config', 'value', ['name' => $name]);
    }
    $made = pages_packs($languages);
    filter_set_global_state('multilang', TEXTFILTER_ON, oracle_opt('order', 'first') === 'first' ? -100 : 100);
    for ($i = 0; oracle_opt('order', 'first') === 'first' && $i < 30; $i++) {
        filter_set_global_state('multilang', TEXTFILTER_ON, -1);
    }
    filter_set_applies_to_strings('multilang', true);
    foreach (['enableavailability', 'enablecompletion', 'enablebadges'] as $name) {
        set_config($name, 1);
    }
    return function () use ($context, $filters, $settings, $made, $DB, $CFG) {
        $DB->delete_records('filter_active', ['contextid' => $context]);
        foreach ($filters as $row) {
            $DB->import_record('filter_active', $row);
        }
        foreach ($settings as $name => $value) {
            $value === false ? unset_config($name) : set_config($name, $value);
        }
        array_map('fulldelete', $made);
        get_string_manager()->reset_caches(true);
        purge_all_caches();
    };
}

/** A browser of one student: keeps cookies. */
class pages_reader {
    private CurlHandle $curl;
    public function __construct(stdClass $user) {
        global $CFG;
        $this->curl = curl_init();
        curl_setopt_array($this->curl, [CURLOPT_RETURNTRANSFER => true, CURLOPT_FOLLOWLOCATION => true, CURLOPT_COOKIEFILE => '',
            CURLOPT_TIMEOUT => 60]);
        $this->read("$CFG->wwwroot/login/index.php", $page);
        preg_match('~name="logintoken" value="([^"]+)"~', $page, $token);
        $this->read("$CFG->wwwroot/login/index.php", $page, ['username' => $user->username,
            'password' => "Oracle-1-$user->username", 'logintoken' => $token[1] ?? '']);
    }
    public function read(string $url, ?string &$page, array $post = []): int {
        curl_setopt_array($this->curl, [CURLOPT_URL => $url, CURLOPT_POST => (bool)$post] +
            ($post ? [CURLOPT_POSTFIELDS => http_build_query($post, '', '&')] : [CURLOPT_HTTPGET => true]));
        $page = (string)curl_exec($this->curl);
        return (int)curl_getinfo($this->curl, CURLINFO_RESPONSE_CODE);
    }
}

/** Where a student can look in the course: name => path. */
function pages_of(stdClass $course, stdClass $user): array {
    global $DB;
    $id = $course->id;
    $pages = ['course' => "/course/view.php?id=$id", 'grades' => "/grade/report/user/index.php?id=$id",
        'info' => "/course/info.php?id=$id", 'badges' => "/badges/view.php?type=2&id=$id", 'people' => "/user/index.php?id=$id",
        'progress' => "/blocks/completionstatus/details.php?course=$id",
        'upcoming' => "/calendar/view.php?view=upcoming&course=$id"];
    foreach ($DB->get_records('event', ['courseid' => $id]) as $event) {
        $pages["day of event $event->id"] = "/calendar/view.php?view=day&course=$id&time=$event->timestart";
    }
    foreach ($DB->get_records('badge', ['courseid' => $id]) as $badge) {
        $pages["badge $badge->id"] = "/badges/badgeclass.php?id=$badge->id";
    }
    foreach ($DB->get_records('course_sections', ['course' => $id], 'section') as $section) {
        $pages["section $section->section"] = "/course/section.php?id=$section->id";
    }
    foreach (get_fast_modinfo($course, $user->id)->get_cms() as $cm) {
        if ($cm->url && $cm->uservisible && $cm->modname !== 'qbank') {
            $name = "$cm->modname $cm->idnumber";
            $pages[$name] = $cm->url->out_as_local_url(false) . ($cm->modname === 'url' ? '&redirect=0&forceview=1' : '');
            $pages["list of $cm->modname"] = "/mod/$cm->modname/index.php?id=$id";
            foreach (pages_below($cm) as $more => $path) {
                $pages["$name $more"] = $path;
            }
        }
    }
    return $pages;
}

/** The pages inside an activity. */
function pages_below(cm_info $cm): array {
    global $DB;
    $pages = [];
    switch ($cm->modname) {
        case 'book':
            foreach ($DB->get_records('book_chapters', ['bookid' => $cm->instance], 'pagenum') as $chapter) {
                $pages["chapter $chapter->pagenum"] = "/mod/book/view.php?id=$cm->id&chapterid=$chapter->id";
            }
            break;
        case 'glossary':
            foreach (['letter&hook=ALL', 'cat', 'date'] as $mode) {
                $pages["by $mode"] = "/mod/glossary/view.php?id=$cm->id&mode=$mode";
            }
            foreach ($DB->get_records('glossary_entries', ['glossaryid' => $cm->instance]) as $entry) {
                $pages["entry $entry->id"] = "/mod/glossary/showentry.php?eid=$entry->id";
            }
            break;
        case 'feedback':
            $pages['answer'] = "/mod/feedback/complete.php?id=$cm->id";
            break;
        case 'assign':
            $pages['hand in'] = "/mod/assign/view.php?id=$cm->id&action=editsubmission";
            break;
        case 'forum':
            $pages['write'] = "/mod/forum/post.php?forum=$cm->instance";
            break;
        case 'lesson':
            foreach ($DB->get_records('lesson_pages', ['lessonid' => $cm->instance]) as $page) {
                $pages["page $page->id"] = "/mod/lesson/view.php?id=$cm->id&pageid=$page->id";
            }
            break;
    }
    return $pages;
}

/** An open and a finished attempt at each quiz, as their pages. */
function pages_of_attempts(stdClass $course, stdClass $user): array {
    $pages = [];
    foreach (get_fast_modinfo($course, $user->id)->get_instances_of('quiz') as $cm) {
        if (!$cm->uservisible) {
            continue;
        }
        try {
            foreach (['right'] as $answers) {
                $attempt = student_quiz($cm, $user, $user, ['answers' => $answers]);
                $id = max(array_keys(quiz_get_user_attempts($cm->instance, $user->id, 'all', true)));
                $pages["quiz $cm->idnumber review $answers"] = "/mod/quiz/review.php?attempt=$id&showall=1";
            }
            $open = student_call('mod_quiz_start_attempt', $cm->instance, [['name' => 'quizpassword', 'value' => '']])['attempt'];
            $id = is_array($open) ? $open['id'] : $open->id;
            foreach (range(0, \mod_quiz\quiz_attempt::create($id)->get_num_pages() - 1) as $page) {
                $pages["quiz $cm->idnumber page $page"] = "/mod/quiz/attempt.php?attempt=$id&cmid=$cm->id&page=$page";
            }
            $pages["quiz $cm->idnumber summary"] = "/mod/quiz/summary.php?attempt=$id&cmid=$cm->id";
        } catch (Throwable $e) {
            $pages["quiz $cm->idnumber refuses: " . $e->getMessage()] = "/mod/quiz/view.php?id=$cm->id";
        }
    }
    return $pages;
}

$file = oracle_file_arg();
$languages = explode(',', oracle_opt('languages', 'en,es'));
$put_back = pages_prepare($languages);
$course = null;
$result = [];
try {
    [$restore, $course] = oracle_restore($file);
    $result['restore'] = $restore;
    $result['course'] = ['fullname' => $course->fullname, 'lang' => $course->lang];
    $DB->set_field('badge', 'status', 1, ['courseid' => $course->id]);
    foreach ($languages as $language) {
        student_admin();
        $user = student_make_user("Reader $language", ['lang' => $language]);
        student_enrol($course, $user, 'student');
        foreach (groups_get_all_groups($course->id) as $group) {
            groups_add_member($group->id, $user->id);
        }
        student_become($user, $course->id);
        $pages = pages_of($course, $user) + pages_of_attempts($course, $user);
        student_admin();
        $reader = new pages_reader($user);
        foreach ($pages as $name => $path) {
            $status = $reader->read($CFG->wwwroot . $path, $html);
            $result['pages'][$language][$name] = ['path' => $path, 'status' => $status, 'html' => $html];
        }
        delete_user($user);
    }
} catch (Throwable $e) {
    $result['exception'] = oracle_note_exception($e, 'reading the pages');
} finally {
    student_admin();
    oracle_drop_course($course);
    $put_back();
}
oracle_finish($result);
