// SCORM 1.2: the run-time data model, section 3.4 of the SCORM 1.2 Run-Time Environment.
coursepack.connect = (() => {
  const { decimal } = coursepack.lms;
  const calls = {
    initialize: "LMSInitialize", finish: "LMSFinish", get: "LMSGetValue", set: "LMSSetValue",
    commit: "LMSCommit", error: "LMSGetLastError",
  };
  const MOST_FEEDBACK = 255;
  const LETTERS = "0123456789abcdefghijklmnopqrstuvwxyz";
  const RESULTS = { right: "correct", wrong: "wrong" };

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

  // CMIFeedback: the formats of responses by type of interaction.
  const response = (type, parts) => {
    const letter = (index) => LETTERS[index] ?? String(index);
    switch (type) {
      case "true-false":
        return parts[0] === 1 ? "t" : "f";
      case "choice":
      case "sequencing":
        return parts.map(letter).join(",");
      case "matching":
        return parts.map(([from, to]) => `${letter(from)}.${letter(to)}`).join(",").slice(0, MOST_FEEDBACK);
      case "performance":
        return parts.map((pair) => pair.join(".")).join(",").slice(0, MOST_FEEDBACK);
      default:
        return String(parts[0]).slice(0, MOST_FEEDBACK);
    }
  };

  const platform = (session) => {
    const mode = session.get("cmi.core.lesson_mode") || "normal";
    const isNew = session.get("cmi.core.entry") === "ab-initio";
    const place = isNew ? "" : session.get("cmi.core.lesson_location");
    const suspended = isNew ? "" : session.get("cmi.suspend_data");
    const objectives = coursepack.lms.positions(session, "cmi.objectives");
    let interactions = Number(session.get("cmi.interactions._count")) || 0;

    return {
      begun: true,
      limit: 4096,
      records: mode === "normal",
      suspended: () => suspended,
      location: () => place,
      language: () => session.get("cmi.student_preference.language"),

      // Tells all about the learner's work; false when the platform did not take what matters.
      save: (work) => {
        const matters = [
          ["cmi.suspend_data", work.suspended],
          ["cmi.core.lesson_status", work.passed ?? (work.completed ? "completed" : "incomplete")],
        ];
        const also = [["cmi.core.lesson_location", work.location.slice(0, MOST_FEEDBACK)]];
        if (work.score !== null) {
          also.push(["cmi.core.score.min", "0"], ["cmi.core.score.max", "100"]);
          matters.push(["cmi.core.score.raw", decimal(work.score)]);
        }
        work.objectives.forEach((objective) => {
          const at = `cmi.objectives.${objectives(objective.id)}`;
          also.push(
            [`${at}.id`, objective.id],
            [`${at}.score.min`, "0"],
            [`${at}.score.max`, "100"],
            [`${at}.score.raw`, decimal(objective.fraction * 100)],
            [`${at}.status`, objective.passed ?? "completed"],
          );
        });
        return session.setMany(also) && matters.every(([element, value]) => session.set(element, value));
      },

      // Tells one response; false when the platform is gone.
      interaction: (one) => {
        const at = `cmi.interactions.${interactions}`;
        const pairs = [
          [`${at}.id`, one.name],
          [`${at}.type`, one.type],
          [`${at}.time`, time(one.time)],
          [`${at}.weighting`, decimal(one.points)],
        ];
        if (one.objective) pairs.push([`${at}.objectives.0.id`, one.objective]);
        if (one.right) pairs.push([`${at}.correct_responses.0.pattern`, response(one.type, one.right)]);
        if (one.response) pairs.push([`${at}.student_response`, response(one.type, one.response)]);
        pairs.push([`${at}.result`, RESULTS[one.state] ?? decimal(one.fraction)]);
        if (one.latency !== null) pairs.push([`${at}.latency`, timespan(one.latency)]);
        const sent = session.setMany(pairs);
        if (sent) interactions += 1;
        return sent;
      },

      commit: session.commit,
      finish: (milliseconds) => {
        if (mode === "normal") {
          session.set("cmi.core.session_time", timespan(milliseconds));
          session.set("cmi.core.exit", "suspend");
        }
        return session.finish();
      },
    };
  };

  return () => {
    const session = coursepack.lms.connect("API", calls);
    if (!session) return null;
    return session.begun ? platform(session) : { begun: false };
  };
})();
