// The platform that scorm-again (npm) is, for SCORM 1.2 and 2004; what was recorded survives in the window's name.
(() => {
  const old = document.currentScript.dataset.standard === "1.2";
  const settings = { logLevel: 5, autocommit: false, lmsCommitUrl: false, mastery_override: true };
  const lms = { errors: [], finished: 0 };
  const api = old ? new Scorm12API(settings) : new Scorm2004API(settings);
  const kept = window.name ? JSON.parse(window.name) : null;
  if (kept) api.loadFromJSON(kept.cmi, "");
  const entry = kept ? "resume" : "ab-initio";
  if (old) {
    api.cmi.core.entry = entry;
    api.cmi.core.lesson_mode = "normal";
    api.cmi.core.credit = "credit";
    api.cmi.core.lesson_status = kept ? kept.cmi.core.lesson_status : "not attempted";
  } else {
    api.cmi.entry = entry;
    api.cmi.mode = "normal";
  }
  const finish = old ? "LMSFinish" : "Terminate";
  const watched = {};
  const error = old ? "LMSGetLastError" : "GetLastError";
  for (const method of old
    ? ["LMSInitialize", "LMSFinish", "LMSGetValue", "LMSSetValue", "LMSCommit"]
    : ["Initialize", "Terminate", "GetValue", "SetValue", "Commit"]) {
    watched[method] = (...values) => {
      const result = api[method](...values);
      const code = String(api[error]());
      if (code !== "0") lms.errors.push([method, ...values, code]);
      if (method === finish) {
        lms.finished += 1;
        window.name = JSON.stringify({ cmi: JSON.parse(JSON.stringify(api.cmi)) });
      }
      return result;
    };
  }
  watched[error] = () => api[error]();
  window[old ? "API" : "API_1484_11"] = watched;
  Object.defineProperty(lms, "data", { get: () => JSON.parse(JSON.stringify(api.cmi)) });
  window.lms = lms;
})();
