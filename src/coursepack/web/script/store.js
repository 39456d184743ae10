// What a learner has done: kept in memory, saved at the platform, brought back on the next visit.
coursepack.store = (() => {
  const RETRY = [2000, 5000, 15000, 60000];
  const SOON = 4000;
  const COMMIT_EVERY = 60000;
  const FORMAT = 1;

  const fresh = () => ({ f: FORMAT, p: [], q: {}, t: {}, l: "" });
  const newSeed = () => Math.floor(Math.random() * 46656).toString(36);
  const nothingDone = { completed: false, passed: null, score: null, progress: 0, objectives: [] };

  // Storage of this browser tab, for visits without a platform; it may be full or switched off.
  const tab = {
    get: (id) => {
      try {
        return JSON.parse(window.sessionStorage.getItem(id)) || [];
      } catch {
        return [];
      }
    },
    put: (id, value) => {
      try {
        window.sessionStorage.setItem(id, JSON.stringify(value));
      } catch {
        // The work then lives as long as the page.
      }
    },
  };

  // Tells other windows with the same package that this one is the newest; `retire` is called once one is newer.
  const takeOver = (id, retire) => {
    if (typeof BroadcastChannel === "undefined") return;
    const channel = new BroadcastChannel(id);
    channel.postMessage("opened");
    channel.addEventListener("message", () => {
      channel.close();
      retire();
    });
  };

  // The work as it is saved: pages viewed, and for each quiz its tries and answers, under short keys.
  const open = (data, announce) => {
    const lms = coursepack.connect ? coursepack.connect() : null;
    const platform = lms && lms.begun ? lms : null;
    const began = Date.now();
    const waiting = [];
    let work = fresh();
    let location = "";
    let kept = "";
    let dirty = false;
    let failures = 0;
    let soon = 0;
    let ended = false;
    let results = nothingDone;

    const restore = (line) => {
      const found = line ? coursepack.pack.unpack(line) : null;
      if (found && found.f === FORMAT) work = { ...fresh(), ...found };
    };

    if (platform) {
      kept = platform.suspended();
      restore(kept);
      location = platform.location();
      if (!platform.records) announce("review");
      else if (data.oneVisit) announce("one_visit");
    } else {
      announce(lms ? "lms_failed" : "lms_missing");
      const [line, place] = tab.get(data.id);
      restore(line);
      location = place ?? "";
    }

    const records = () => Boolean(platform && platform.records && !ended);

    // Answers are left out of what is saved, of quizzes where `isLeft` says so for their keys. A quiz that keeps
    // none of its answers says so (`x`), and none of its questions is checked then.
    const without = (isLeft) => Object.fromEntries(Object.entries(work.q).map(([quiz, state]) => {
      const all = Object.entries(state.a);
      const answers = all.filter(([key]) => !isLeft(quiz, key, state));
      const gone = all.length && !answers.length ? { c: [], w: {}, t: undefined, y: undefined, x: 1 } : {};
      return [quiz, { ...state, ...gone, a: Object.fromEntries(answers) }];
    }));
    const isNote = (quiz, key) => data.notes.includes(`${quiz}.${key}`);

    // The packed work: without the notes where the platform has no room for them, and without answers where
    // a course was built although they may not fit.
    const packed = () => {
      const whole = coursepack.pack.pack(work);
      if (!platform || whole.length <= platform.limit) return whole;
      const bare = [
        without(isNote),
        without((quiz, key, state) => isNote(quiz, key) || state.d === 1),
        without(() => true),
      ].map((q) => coursepack.pack.pack({ ...work, q, t: {} }));
      const fitting = bare.findIndex((line) => line.length <= platform.limit);
      announce(fitting === 0 ? "notes_too_long" : "work_too_long");
      return fitting < 0 ? kept : bare[fitting];
    };

    const tell = () => {
      while (waiting.length) {
        if (!platform.interaction(waiting[0])) return false;
        waiting.shift();
      }
      kept = packed();
      return platform.save({ ...results, location, suspended: kept });
    };

    const save = () => {
      window.clearTimeout(soon);
      soon = 0;
      if (!dirty) return;
      if (!platform) tab.put(data.id, [coursepack.pack.pack(work), location]);
      if (!records()) return;
      if (tell() && platform.commit()) {
        dirty = false;
        if (failures) announce("lms_saved");
        failures = 0;
        return;
      }
      announce("lms_failed");
      soon = window.setTimeout(save, RETRY[Math.min(failures, RETRY.length - 1)]);
      failures += 1;
    };

    const changed = () => {
      dirty = true;
      if (!soon) soon = window.setTimeout(save, SOON);
    };

    const finish = () => {
      if (!platform || ended) return;
      if (platform.records && dirty) tell();
      ended = true;
      platform.finish(Date.now() - began);
    };

    window.addEventListener("pagehide", () => {
      save();
      finish();
    });
    document.addEventListener("visibilitychange", () => {
      if (document.visibilityState === "hidden") save();
    });
    window.addEventListener("pageshow", (event) => {
      if (event.persisted && ended) window.location.reload();
    });
    window.setInterval(save, COMMIT_EVERY);
    takeOver(data.id, () => {
      if (!records()) return;
      save();
      finish();
      announce("other_window");
      document.dispatchEvent(new Event("retired"));
    });

    return {
      isReadOnly: () => Boolean(platform && !records()),
      location: () => location,
      isViewed: (page) => work.p.includes(page.key),
      view: (page) => {
        location = page.id;
        if (!work.p.includes(page.key)) work.p.push(page.key);
        changed();
      },
      quiz: (quiz) => {
        work.q[quiz.key] ??= { n: 0, h: 0, d: 0, s: newSeed(), a: {}, o: {} };
        return Object.assign(work.q[quiz.key], { c: work.q[quiz.key].c ?? [], w: work.q[quiz.key].w ?? {} });
      },
      note: (page) => work.t[page.key] ?? "",
      keepNote: (page, text) => {
        if (text) work.t[page.key] = text;
        else delete work.t[page.key];
        changed();
      },
      language: () => work.l,
      keepLanguage: (language) => {
        work.l = language;
        changed();
      },
      // Languages that the platform asks for.
      asked: () => (platform ? [platform.language()].filter(Boolean) : []),
      newSeed,
      changed,
      record: (interaction) => { waiting.push(interaction); },
      results: (now) => { results = now; changed(); },
      save,
    };
  };

  return { open };
})();
