// SCORM 1.2: the run-time data model, section 3.4 of the SCORM 1.2 Run-Time Environment.
coursepack.scorm12 = (() => {
  const calls = {
    initialize: "LMSInitialize", finish: "LMSFinish", get: "LMSGetValue", set: "LMSSetValue",
    commit: "LMSCommit", error: "LMSGetLastError",
  };
  const MOST_FEEDBACK = 255;
  const RESULTS = { right: "correct", wrong: "wrong" };
  const LETTERS = "0123456789abcdefghijklmnopqrstuvwxyz";

  const two = (number) => String(number).padStart(2, "0");

  // CMITimespan: HHHH:MM:SS.SS
  const timespan = (milliseconds) => {
    const hundredths = Math.max(0, Math.round(milliseconds / 10));
    const seconds = Math.floor(hundredths / 100);
    const hours = Math.min(Math.floor(seconds / 3600), 9999);
    const rest = `${two(Math.floor(seconds / 60) % 60)}:${two(seconds % 60)}.${two(hundredths % 100)}`;
    return `${String(hours).padStart(4, "0")}:${rest}`;
  };

  // CMITime: HH:MM:SS
  const time = (date) => `${two(date.getHours())}:${two(date.getMinutes())}:${two(date.getSeconds())}`;

  const decimal = (number) => String(Math.round(number * 1e5) / 1e5);

  // CMIFeedback: the formats of responses by type of interaction.
  const response = (type, parts) => {
    const letter = (index) => LETTERS[index] || String(index);
    switch (type) {
      case "true-false":
        return parts[0] === 1 ? "t" : "f";
      case "choice":
        return parts.map(letter).join(",");
      case "matching":
        return parts.map(([from, to]) => `${letter(from)}.${letter(to)}`).join(",");
      default:
        return String(parts[0]).slice(0, MOST_FEEDBACK);
    }
  };

  const connect = () => {
    const session = coursepack.lms.connect("API", calls);
    if (!session) return null;
    if (!session.begun) return { begun: false };
    const mode = session.get("cmi.core.lesson_mode") || "normal";
    const before = session.get("cmi.core.lesson_status");
    let interactions = Number(session.get("cmi.interactions._count")) || 0;
    let status = before;

    return {
      begun: true,
      limit: 4096,
      records: mode === "normal",
      suspended: () => session.get("cmi.suspend_data"),
      location: () => session.get("cmi.core.lesson_location"),

      // Puts everything about the learner's state; false when the platform refused any of it.
      save: (work) => {
        const done = [
          session.set("cmi.core.lesson_location", work.location.slice(0, 255)),
          session.set("cmi.suspend_data", work.suspended),
        ];
        const next = work.passed ?? (work.completed ? "completed" : "incomplete");
        if (next !== status) {
          done.push(session.set("cmi.core.lesson_status", next));
          status = next;
        }
        if (work.score !== null) {
          done.push(
            session.set("cmi.core.score.min", "0"),
            session.set("cmi.core.score.max", "100"),
            session.set("cmi.core.score.raw", decimal(work.score)),
          );
        }
        return done.every(Boolean);
      },

      // Puts one response; false when the platform is gone, so that it is worth another try. A value that the
      // platform refuses is left out: it must not stand in the way of the result.
      interaction: (one) => {
        const at = `cmi.interactions.${interactions}`;
        const put = (element, value) => session.set(`${at}.${element}`, value) || !session.isGone();
        const values = [
          ["id", one.name],
          ["type", one.type],
          ["time", time(one.time)],
          ["weighting", decimal(one.points)],
        ];
        if (one.objective) values.push(["objectives.0.id", one.objective]);
        if (one.right) values.push(["correct_responses.0.pattern", response(one.type, one.right)]);
        if (one.response) values.push(["student_response", response(one.type, one.response)]);
        values.push(["result", RESULTS[one.state] ?? decimal(one.fraction)]);
        if (one.latency !== null) values.push(["latency", timespan(one.latency)]);
        const sent = values.every(([element, value]) => put(element, value));
        if (sent) interactions += 1;
        return sent;
      },

      commit: session.commit,
      finish: (milliseconds) => {
        session.set("cmi.core.session_time", timespan(milliseconds));
        session.set("cmi.core.exit", "suspend");
        return session.finish();
      },
    };
  };

  return { connect };
})();
