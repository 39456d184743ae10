// A small SCORM 1.2 platform, strict about names, order and formats; what it was told is in `lms`.
// Formats: SCORM 1.2 Run-Time Environment, section 3.4.
(() => {
  const decimal = /^-?\d{1,3}(\.\d+)?$/;
  const id = /^[\x21-\x7e]{1,255}$/;
  const timespan = /^\d{2,4}:\d{2}:\d{2}(\.\d{1,2})?$/;
  const formats = {
    "cmi.core.lesson_location": /^[\s\S]{0,255}$/,
    "cmi.core.lesson_status": /^(passed|completed|failed|incomplete|browsed)$/,
    "cmi.core.score.raw": decimal, "cmi.core.score.min": decimal, "cmi.core.score.max": decimal,
    "cmi.core.exit": /^(time-out|suspend|logout|)$/,
    "cmi.core.session_time": timespan,
    "cmi.suspend_data": /^[\x00-\x7f]{0,4096}$/,
    "cmi.objectives.n.id": id,
    "cmi.objectives.n.score.raw": decimal, "cmi.objectives.n.score.min": decimal, "cmi.objectives.n.score.max": decimal,
    "cmi.objectives.n.status": /^(passed|completed|failed|incomplete|browsed|not attempted)$/,
    "cmi.interactions.n.id": id,
    "cmi.interactions.n.objectives.n.id": id,
    "cmi.interactions.n.time": /^\d{2}:\d{2}:\d{2}(\.\d{1,2})?$/,
    "cmi.interactions.n.type": /^(true-false|choice|fill-in|matching|performance|sequencing|likert|numeric)$/,
    "cmi.interactions.n.correct_responses.n.pattern": /^[\s\S]{0,255}$/,
    "cmi.interactions.n.weighting": decimal,
    "cmi.interactions.n.student_response": /^[\s\S]{0,255}$/,
    "cmi.interactions.n.result": /^(correct|wrong|unanticipated|neutral|\d{0,3}(\.\d+)?)$/,
    "cmi.interactions.n.latency": timespan,
  };
  const kept = JSON.parse(window.name || "{}");
  const lms = { data: { "cmi.core.lesson_mode": "normal", "cmi.core.lesson_status": "not attempted", ...kept, "cmi.core.entry": window.name ? "resume" : "ab-initio" }, errors: [], commits: 0, finished: 0, broken: false };
  let error = "0";
  let open = false;
  const fail = (code, what) => { error = code; lms.errors.push([code, what]); return "false"; };
  const ok = (value) => { error = "0"; return value; };
  window.lms = lms;
  window.API = {
    LMSInitialize: () => { if (open) return fail("101", "initialized twice"); open = true; return ok("true"); },
    LMSFinish: () => {
      if (!open) return fail("301", "finish before initialize");
      open = false;
      lms.finished += 1;
      window.name = JSON.stringify(lms.data);
      return ok("true");
    },
    LMSGetValue: (element) => {
      if (!open) { fail("301", element); return ""; }
      const list = element.match(/^(cmi\.(?:interactions|objectives))\._count$/);
      if (list) {
        const members = Object.keys(lms.data).filter((key) => key.startsWith(list[1]) && key.endsWith(".id"));
        return ok(String(members.filter((key) => key.split(".").length === 4).length));
      }
      if (/^cmi\.interactions\.\d/.test(element)) { fail("404", element); return ""; }
      return ok(lms.data[element] ?? "");
    },
    LMSSetValue: (element, value) => {
      if (!open) return fail("301", element);
      if (lms.broken) { error = "101"; return "false"; }
      const format = formats[element.replace(/\.\d+/g, ".n")];
      if (!format) return fail("201", element);
      if (!format.test(value)) return fail("405", `${element} = ${value}`);
      const at = element.match(/^(cmi\.(?:interactions|objectives))\.(\d+)/);
      if (at && Number(at[2]) > Number(window.API.LMSGetValue(`${at[1]}._count`))) return fail("201", element);
      lms.data[element] = value;
      return ok("true");
    },
    LMSCommit: () => {
      if (!open) return fail("301", "commit");
      if (lms.broken) { error = "101"; return "false"; }
      lms.commits += 1;
      return ok("true");
    },
    LMSGetLastError: () => error,
    LMSGetErrorString: () => "",
    LMSGetDiagnostic: () => "",
  };
})();
