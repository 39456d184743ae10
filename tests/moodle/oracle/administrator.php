<?php
/** Makes a site administrator who has seen every tour, and an empty course for each of --courses=N. */

const ORACLE_USAGE = '--moodle=DIR [--courses=N]';
require(__DIR__ . '/common.php');
require_once($CFG->dirroot . '/user/lib.php');

$name = 'oracleadministrator';
$password = 'Passw0rd!';
$user = $DB->get_record('user', ['username' => $name]);
if (!$user) {
    $id = user_create_user((object)['username' => $name, 'password' => $password, 'firstname' => 'Ada', 'lastname' => 'Administrator',
        'email' => 'administrator@example.com', 'confirmed' => 1, 'mnethostid' => $CFG->mnet_localhost_id]);
    $user = $DB->get_record('user', ['id' => $id], '*', MUST_EXIST);
}
update_internal_user_password($user, $password);
if (!is_siteadmin($user->id)) {
    set_config('siteadmins', "$CFG->siteadmins,$user->id");
}
foreach ($DB->get_fieldset_select('tool_usertours_tours', 'id', '1 = 1') as $tour) {
    set_user_preference(\tool_usertours\tour::TOUR_LAST_COMPLETED_BY_USER . $tour, time(), $user);
}
$courses = [];
for ($i = 0; $i < (int)oracle_opt('courses', 0); $i++) {
    $courses[] = (int)oracle_make_course('interface')->id;
}
oracle_finish(['base' => $CFG->wwwroot, 'name' => $name, 'password' => $password, 'courses' => $courses]);
