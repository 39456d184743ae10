// A learning platform for one learner: keeps what it is told as long as the page is open, and lists every call.
(() => {
  const { standard } = document.currentScript.dataset;
  const old = standard === "1.2";
  const prefix = old ? "LMS" : "";
  let told = new Map();
  let error = "0";
  let open = false;

  const names = old
    ? { mode: "cmi.core.lesson_mode", entry: "cmi.core.entry", status: "cmi.core.lesson_status" }
    : { mode: "cmi.mode", entry: "cmi.entry", status: "cmi.completion_status" };

  const log = (method, values, answer) => {
    const row = document.createElement("tr");
    if (error !== "0") row.className = "refused";
    [method, values[0] ?? "", values[1] ?? "", error === "0" ? answer : `${answer} (error ${error})`].forEach((text) => {
      const cell = document.createElement("td");
      cell.textContent = text;
      row.append(cell);
    });
    const list = document.getElementById("Log");
    list.append(row);
    row.scrollIntoView({ block: "nearest" });
  };

  const count = (list) => {
    const members = [...told.keys()].filter((key) => key.startsWith(`${list}.`)).map((key) => key.slice(list.length + 1).split(".")[0]);
    return String(new Set(members).size);
  };

  const get = (element) => {
    if (element === names.mode) return "normal";
    if (element === names.entry) return told.size ? "resume" : "ab-initio";
    if (element === names.status && !told.has(element)) return old ? "not attempted" : "unknown";
    if (element.endsWith("._count")) return count(element.slice(0, -"._count".length));
    return told.get(element) ?? "";
  };

  const calls = {
    [old ? "LMSInitialize" : "Initialize"]: () => {
      if (open) return [old ? "101" : "103", "false"];
      open = true;
      return ["0", "true"];
    },
    [old ? "LMSFinish" : "Terminate"]: () => {
      if (!open) return [old ? "301" : "112", "false"];
      open = false;
      return ["0", "true"];
    },
    [`${prefix}GetValue`]: (element) => (open ? ["0", get(element)] : [old ? "301" : "122", ""]),
    [`${prefix}SetValue`]: (element, value) => {
      if (!open) return [old ? "301" : "132", "false"];
      told.set(element, String(value));
      return ["0", "true"];
    },
    [`${prefix}Commit`]: () => (open ? ["0", "true"] : [old ? "301" : "142", "false"]),
  };

  const api = Object.fromEntries(Object.entries(calls).map(([method, call]) => [method, (...values) => {
    const [code, answer] = call(...values);
    error = code;
    log(method, values, answer);
    return answer;
  }]));
  api[`${prefix}GetLastError`] = () => error;
  api[`${prefix}GetErrorString`] = () => "";
  api[`${prefix}GetDiagnostic`] = () => "";
  window[old ? "API" : "API_1484_11"] = api;

  document.addEventListener("DOMContentLoaded", () => {
    document.getElementById("NewAttempt").addEventListener("click", () => {
      const frame = document.getElementById("Package");
      frame.addEventListener("load", () => {
        told = new Map();
        document.getElementById("Log").replaceChildren();
        frame.src = frame.dataset.address;
      }, { once: true });
      frame.dataset.address = frame.getAttribute("src");
      frame.src = "about:blank";
    });
  });
})();
