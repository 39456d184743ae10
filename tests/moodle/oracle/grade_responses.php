<?php
/**
 * Imports a Moodle XML file and marks given responses with Moodle's question engine.
 *
 * The second file is JSON: by question idnumber, {"variant": 0, "responses": ["…"]}; responses are written as the
 * player keeps them: options and places by their position in the course, parts on lines of their own;
 * of pairs that Moodle draws, how many are right. Instead of "responses" there may be "tries", a list of
 * {"checked": ["…"], "retried": true, "saved": "…"}: responses that are checked in turn in the interactive behaviour, whether
 * one tries again after the last of them, and what is then answered without checking (or null).
 */

const ORACLE_USAGE = '--moodle=DIR FILE.xml RESPONSES.json';
require(__DIR__ . '/common.php');
require(__DIR__ . '/lib_questions.php');

/** Position (from 0) of each answer in the order of the file, by its id. */
function oracle_positions(array $ids): array {
    sort($ids);
    return array_flip($ids);
}

/** The response of a question as Moodle's form would send it. */
function oracle_moodle_response(question_definition $question, question_attempt $qa, string $line): array {
    $type = $question->qtype->name();
    switch ($type) {
        case 'truefalse':
            return ['answer' => $line];
        case 'shortanswer':
            return ['answer' => $line];
        case 'numerical':
        case 'calculated':
        case 'calculatedsimple':
            [$number, $unit] = array_pad(explode("\t", $line), 2, '');
            return ['answer' => $number] + ($question->has_separate_unit_field() ? ['unit' => $unit] : []);
        case 'multichoice':
        case 'calculatedmulti':
            return oracle_choice_response($question, $qa, $line);
        case 'match':
            return oracle_match_response($question, explode(',', $line));
        case 'randomsamatch':
            return oracle_some_right($question, (int)$line);
        case 'gapselect':
        case 'ddwtos':
        case 'ddimageortext':
            return oracle_places_response($question, $qa, explode(',', $line));
        case 'ddmarker':
            $out = [];
            foreach (explode('|', $line) as $marker => $points) {
                $out[$question->choice(array_search($marker + 1, oracle_choice_order($qa, 1)))] = $points;
            }
            return $out;
        case 'ordering':
            $ids = array_keys($question->answers);
            sort($ids);
            $keys = array_map(fn($position) => $question->answers[$ids[$position]]->md5key, explode(',', $line));
            return [$question->get_response_fieldname() => implode(',', $keys)];
        case 'multianswer':
            $out = [];
            foreach (explode("\n", $line) as $part => $text) {
                $sub = $question->subquestions[$part + 1];
                if ($text === '') {
                    continue;
                }
                $response = $sub->qtype->name() === 'multichoice'
                    ? oracle_choice_response($sub, $qa, $text) : ['answer' => $text];
                foreach ($response as $name => $value) {
                    $out['sub' . ($part + 1) . "_$name"] = $value;
                }
            }
            return $out;
    }
    throw new coding_exception("no response for $type");
}

function oracle_choice_response(question_definition $question, question_attempt $qa, string $line): array {
    $order = $question->get_order($qa);
    $positions = oracle_positions(array_keys($question->answers));
    $chosen = explode(',', $line);
    $out = [];
    foreach ($order as $place => $answerid) {
        $isin = in_array((string)$positions[$answerid], $chosen, true);
        if ($question instanceof qtype_multichoice_multi_question) {
            $out["choice$place"] = $isin ? '1' : '0';
        } else if ($isin) {
            return ['answer' => (string)$place];
        }
    }
    return $out;
}

function oracle_match_response(question_definition $question, array $chosen): array {
    $stems = array_keys($question->stems);
    sort($stems);
    // Answers with the same words are one choice; the first of them stands for it.
    $distinct = [];
    foreach (oracle_match_answers($question->id) as $text) {
        $distinct[$text] ??= count($distinct);
    }
    $out = [];
    foreach ($question->get_stem_order() as $key => $stemid) {
        $position = $chosen[array_search($stemid, $stems)] ?? '';
        $out["sub$key"] = 0;
        foreach ($question->get_choice_order() as $place => $choiceid) {
            if ($position !== '' && $distinct[$question->choices[$choiceid]] === (int)$position) {
                $out["sub$key"] = $place;
            }
        }
    }
    return $out;
}

/** So many right pairs of a question that Moodle draws anew, and all others wrong. */
function oracle_some_right(question_definition $question, int $right): array {
    $count = count($question->get_choice_order());
    $out = [];
    foreach ($question->get_correct_response() as $name => $place) {
        $out[$name] = count($out) < $right ? $place : ($place % $count) + 1;
    }
    return $out;
}

function oracle_match_answers(int $questionid): array {
    global $DB;
    return $DB->get_fieldset_sql('SELECT answertext FROM {qtype_match_subquestions} WHERE questionid = ? ORDER BY id', [$questionid]);
}

/** Numbers of the choices of a group by the place (from 1) in which the learner sees them. */
function oracle_choice_order(question_attempt $qa, int $group): array {
    $numbers = explode(',', $qa->get_step(0)->get_qt_var("_choiceorder$group"));
    return array_combine(range(1, count($numbers)), $numbers);
}

function oracle_places_response(question_definition $question, question_attempt $qa, array $chosen): array {
    $out = [];
    foreach ($question->places as $place => $what) {
        $group = is_object($what) ? $what->group : $what;
        $position = $chosen[$place - 1] ?? '';
        $value = 0;
        if ($position !== '') {
            foreach (oracle_choice_order($qa, $group) as $key => $number) {
                if (oracle_choice_position($question, $group, (int)$number) === (int)$position) {
                    $value = $key;
                }
            }
        }
        $out[$question->field($place)] = $value;
    }
    return $out;
}

/** Position in the file of choice $number of a group, by its words: "word 3", "other 1", "Item 2". */
function oracle_choice_position(question_definition $question, int $group, int $number): int {
    static $cache = [];
    if (!isset($cache[$question->id])) {
        global $DB;
        $texts = $question->qtype->name() === 'ddimageortext'
            ? $DB->get_fieldset_sql('SELECT label FROM {qtype_ddimageortext_drags} WHERE questionid = ? ORDER BY no', [$question->id])
            : $DB->get_fieldset_sql('SELECT answer FROM {question_answers} WHERE question = ? ORDER BY id', [$question->id]);
        $cache[$question->id] = array_map(fn($text) => trim(strip_tags($text)), $texts);
    }
    $text = trim(strip_tags($question->choices[$group][$number]->text));
    $found = array_search($text, $cache[$question->id], true);
    if ($found === false) {
        throw new coding_exception("choice '$text' is not in the file");
    }
    return $found;
}

/** Checks responses in turn as a learner does in the interactive behaviour, and hands in. */
function oracle_tries(question_usage_by_activity $quba, int $slot, array $tries): void {
    $qa = $quba->get_question_attempt($slot);
    $question = $quba->get_question($slot);
    $again = function () use ($quba, $slot, $qa, $question) {
        $hint = $qa->get_applicable_hint();
        $kept = !empty($hint->clearwrong) ? $question->clear_wrong_from_response($qa->get_last_qt_data()) : [];
        $quba->process_action($slot, $kept + ['-tryagain' => 1]);
    };
    foreach ($tries['checked'] as $line) {
        if ($qa->get_applicable_hint()) {
            $again();
        }
        if ($qa->get_state()->is_active()) {
            $quba->process_action($slot, oracle_moodle_response($question, $qa, $line) + ['-submit' => 1]);
        }
    }
    if ($tries['retried'] && $qa->get_applicable_hint()) {
        $again();
    }
    if ($tries['saved'] !== null && $qa->get_state()->is_active() && !$qa->get_applicable_hint()) {
        $quba->process_action($slot, oracle_moodle_response($question, $qa, $tries['saved']));
    }
}

$bank = oracle_import(oracle_file_arg(), 'xml');
$wanted = json_decode(file_get_contents(oracle_file_arg(1)), true);
oracle_web_page($bank->course);
$marks = [];
$problems = [];
foreach ($bank->questionids as $id) {
    $idnumber = $DB->get_field_sql('SELECT e.idnumber FROM {question_versions} v
        JOIN {question_bank_entries} e ON e.id = v.questionbankentryid WHERE v.questionid = ?', [$id]);
    if (!isset($wanted[$idnumber])) {
        continue;
    }
    foreach ($wanted[$idnumber]['tries'] ?? $wanted[$idnumber]['responses'] as $line) {
        $quba = question_engine::make_questions_usage_by_activity('core_question_preview', $bank->context);
        $quba->set_preferred_behaviour(is_array($line) ? 'interactive' : 'deferredfeedback');
        $slot = $quba->add_question(question_bank::load_question($id, false), 1);
        $quba->start_question($slot, $wanted[$idnumber]['variant'] + 1);
        $qa = $quba->get_question_attempt($slot);
        $question = $quba->get_question($slot);
        try {
            if (is_array($line)) {
                oracle_tries($quba, $slot, $line);
            } else if ($line !== '') {
                $quba->process_action($slot, oracle_moodle_response($question, $qa, $line));
            }
            $quba->finish_all_questions();
            $marks[$idnumber][] = round((float)$quba->get_question_fraction($slot), 7);
        } catch (Throwable $e) {
            $marks[$idnumber][] = null;
            $problems[] = "$idnumber: " . json_encode($line) . ': ' . $e->getMessage();
        }
    }
}
oracle_drop_course($bank->course);
oracle_finish(['imported' => count($bank->questionids), 'parse_errors' => $bank->notifications, 'problems' => $problems, 'marks' => $marks]);
