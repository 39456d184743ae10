// What a learner has done: kept in memory, saved at the platform, brought back on the next visit.
coursepack.store = (() => {
  const RETRY = [2000, 5000, 15000, 60000];
  const COMMIT_EVERY = 60000;
  const FORMAT = 1;

  const fresh = () => ({ f: FORMAT, p: [], q: {} });

  // The work as it is saved: pages viewed, and for each quiz its tries and answers, under short keys.
  const open = (data, announce) => {
    const lms = coursepack.scorm12.connect();
    const began = Date.now();
    let work = fresh();
    let location = "";
    let dirty = false;
    let failures = 0;
    let ended = false;
    let results = { completed: false, passed: null, score: null };
    const waiting = [];

    const kept = () => {
      try {
        return window.sessionStorage;
      } catch {
        return null;
      }
    };

    const restore = (line) => {
      const found = line ? coursepack.pack.unpack(line) : null;
      if (found && found.f === FORMAT) work = { ...fresh(), ...found };
    };

    if (lms && lms.begun) {
      restore(lms.suspended());
      location = lms.location();
      if (!lms.records) announce("review");
    } else if (lms) announce("lms_failed");
    else {
      announce("lms_missing");
      try {
        const [line, place] = JSON.parse(kept().getItem(data.id));
        restore(line);
        location = place;
      } catch {
        // Nothing was kept, or storage is switched off.
      }
    }

    const records = () => Boolean(lms && lms.begun && lms.records && !ended);

    const keepHere = () => {
      try {
        kept().setItem(data.id, JSON.stringify([coursepack.pack.pack(work), location]));
      } catch {
        // Storage is full or switched off: the work lives as long as the page.
      }
    };

    // The packed work; without the notes where the platform has no room for them.
    const packed = () => {
      const whole = coursepack.pack.pack(work);
      if (whole.length <= lms.limit) return whole;
      announce("notes_too_long");
      const quizzes = Object.entries(work.q).map(([quiz, state]) => {
        const answers = Object.entries(state.a).filter(([key]) => !data.notes.includes(`${quiz}.${key}`));
        return [quiz, { ...state, a: Object.fromEntries(answers) }];
      });
      return coursepack.pack.pack({ ...work, q: Object.fromEntries(quizzes) });
    };

    const send = () => {
      while (waiting.length) {
        if (!lms.interaction(waiting[0])) return false;
        waiting.shift();
      }
      return lms.save({ ...results, location, suspended: packed() }) && lms.commit();
    };

    const save = () => {
      if (!dirty) return;
      if (!lms) keepHere();
      if (!records()) return;
      if (send()) {
        dirty = false;
        if (failures) announce("lms_saved");
        failures = 0;
        return;
      }
      announce("lms_failed");
      window.setTimeout(save, RETRY[Math.min(failures, RETRY.length - 1)]);
      failures += 1;
    };

    const finish = () => {
      if (!records()) return;
      send();
      ended = true;
      lms.finish(Date.now() - began);
    };

    window.addEventListener("pagehide", finish);
    document.addEventListener("visibilitychange", () => {
      if (document.visibilityState === "hidden") save();
    });
    window.addEventListener("pageshow", (event) => {
      if (event.persisted && ended) window.location.reload();
    });
    window.setInterval(save, COMMIT_EVERY);

    return {
      limit: lms && lms.begun ? lms.limit : Infinity,
      readOnly: Boolean(lms && lms.begun && !lms.records),
      location: () => location,
      isViewed: (page) => work.p.includes(page.key),
      view: (page) => {
        location = page.id;
        if (!work.p.includes(page.key)) work.p.push(page.key);
        dirty = true;
      },
      quiz: (quiz) => {
        work.q[quiz.key] ??= { n: 0, h: 0, d: 0, s: Math.floor(Math.random() * 46656).toString(36), a: {} };
        return work.q[quiz.key];
      },
      changed: () => { dirty = true; },
      record: (interaction) => { waiting.push(interaction); },
      results: (now) => { results = now; dirty = true; },
      save,
    };
  };

  return { open };
})();
