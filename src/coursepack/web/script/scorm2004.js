// SCORM 2004, 3rd and 4th edition: the run-time data model, chapter 4 of the Run-Time Environment.
coursepack.connect = (() => {
  const { decimal } = coursepack.lms;
  const calls = {
    initialize: "Initialize", finish: "Terminate", get: "GetValue", set: "SetValue",
    commit: "Commit", error: "GetLastError",
  };
  const MOST_TEXT = 250;
  const MOST_NUMBER = 99999; // what Moodle's reader takes (mod/scorm/datamodels/scorm_13.js, 4.5)
  const RESULTS = { right: "correct", wrong: "incorrect" };

  // timeinterval (second,10,2)
  const timespan = (milliseconds) => {
    const hundredths = Math.max(0, Math.round(milliseconds / 10));
    const seconds = Math.floor(hundredths / 100);
    const rest = `${seconds % 60}.${String(hundredths % 100).padStart(2, "0")}`;
    return `PT${Math.floor(seconds / 3600)}H${Math.floor(seconds / 60) % 60}M${rest}S`;
  };

  // time (second,10,0), in hundredths and universal time
  const time = (date) => `${date.toISOString().slice(0, 22)}Z`;

  const text = (words) => String(words).replaceAll("[,]", "[ , ]").slice(0, MOST_TEXT);

  // Numbers that are too large for a platform go as text.
  const typeOf = (one) => {
    if (one.type !== "numeric") return one.type;
    const all = [...(one.range ?? []), ...(one.number === null ? [] : [one.number])];
    const readable = one.response === null || one.number !== null;
    return readable && all.every((number) => Math.abs(number) <= MOST_NUMBER) ? "numeric" : "fill-in";
  };

  const pattern = (type, parts) => {
    switch (type) {
      case "true-false":
        return parts[0] === 1 ? "true" : "false";
      case "choice":
      case "sequencing":
        return parts.join("[,]");
      case "matching":
      case "performance":
        return parts.map(([from, to]) => `${from}[.]${to}`).join("[,]");
      default:
        return text(parts[0]);
    }
  };
  const response = (type, one) => (type === "numeric" ? decimal(one.number) : pattern(type, one.response));
  const right = (type, one) => (type === "numeric" ? one.range.map(decimal).join("[:]") : pattern(type, one.right));

  const platform = (session) => {
    const mode = session.get("cmi.mode") || "normal";
    const isNew = session.get("cmi.entry") === "ab-initio";
    const place = isNew ? "" : session.get("cmi.location");
    const suspended = isNew ? "" : session.get("cmi.suspend_data");
    const objectives = coursepack.lms.positions(session, "cmi.objectives");
    let interactions = Number(session.get("cmi.interactions._count")) || 0;

    return {
      begun: true,
      limit: 64000,
      records: mode === "normal",
      suspended: () => suspended,
      location: () => place,
      language: () => session.get("cmi.learner_preference.language"),

      // Tells all about the learner's work; false when the platform did not take what matters.
      save: (work) => {
        const matters = [
          ["cmi.suspend_data", work.suspended],
          ["cmi.completion_status", work.completed ? "completed" : "incomplete"],
        ];
        if (work.passed) matters.push(["cmi.success_status", work.passed]);
        const also = [
          ["cmi.location", work.location.slice(0, MOST_TEXT)],
          ["cmi.progress_measure", decimal(work.progress)],
        ];
        if (work.score !== null) {
          also.push(["cmi.score.min", "0"], ["cmi.score.max", "100"], ["cmi.score.raw", decimal(work.score)]);
          matters.push(["cmi.score.scaled", decimal(work.score / 100)]);
        }
        work.objectives.forEach((objective) => {
          const at = `cmi.objectives.${objectives(objective.id)}`;
          also.push(
            [`${at}.id`, objective.id],
            [`${at}.score.scaled`, decimal(objective.fraction)],
            [`${at}.success_status`, objective.passed ?? "unknown"],
            [`${at}.completion_status`, "completed"],
            [`${at}.description`, objective.description.slice(0, MOST_TEXT)],
          );
        });
        return session.setMany(also) && matters.every(([element, value]) => session.set(element, value));
      },

      // Tells one response; false when the platform is gone.
      interaction: (one) => {
        const at = `cmi.interactions.${interactions}`;
        const type = typeOf(one);
        const pairs = [
          [`${at}.id`, one.name],
          [`${at}.type`, type],
          [`${at}.timestamp`, time(one.time)],
          [`${at}.weighting`, decimal(one.points)],
        ];
        if (one.objective) pairs.push([`${at}.objectives.0.id`, one.objective]);
        if (one.right && (type !== "numeric" || one.range)) {
          pairs.push([`${at}.correct_responses.0.pattern`, right(type, one)]);
        }
        if (one.response) pairs.push([`${at}.learner_response`, response(type, one)]);
        pairs.push([`${at}.result`, RESULTS[one.state] ?? decimal(one.fraction)]);
        if (one.latency !== null) pairs.push([`${at}.latency`, timespan(one.latency)]);
        if (one.description) pairs.push([`${at}.description`, one.description.slice(0, MOST_TEXT)]);
        const sent = session.setMany(pairs);
        if (sent) interactions += 1;
        return sent;
      },

      commit: session.commit,
      finish: (milliseconds) => {
        if (mode === "normal") {
          session.set("cmi.session_time", timespan(milliseconds));
          session.set("cmi.exit", "suspend");
        }
        return session.finish();
      },
    };
  };

  return () => {
    const session = coursepack.lms.connect("API_1484_11", calls);
    if (!session) return null;
    return session.begun ? platform(session) : { begun: false };
  };
})();
