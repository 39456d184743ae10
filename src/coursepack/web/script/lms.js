// The learning platform: finding its API, and calling it so that no failure goes unnoticed.
coursepack.lms = (() => {
  const MOST_PARENTS = 50;
  // Error codes that say nothing about the value: a general failure, or no session (SCORM 1.2 and 2004).
  const GONE = new Set(["101", "102", "103", "104", "111", "112", "113", "132", "133", "142", "143", "301", "391"]);

  // A frame of another site may not even be looked at.
  const peek = (look) => {
    try {
      return look() || null;
    } catch {
      return null;
    }
  };

  const above = (start, name) => {
    let frame = start;
    for (let level = 0; frame && level < MOST_PARENTS; level += 1) {
      const here = frame;
      const api = peek(() => here[name]);
      if (api) return api;
      const parent = peek(() => here.parent);
      if (!parent || parent === here) return null;
      frame = parent;
    }
    return null;
  };

  // As the standard's own example looks: in the frames around, then in those around the opener.
  const find = (name) => {
    const opener = peek(() => window.opener) || peek(() => window.top.opener);
    return above(window.parent, name) || (opener ? above(opener, name) : null);
  };

  // A session that has begun, or null without a platform. `calls` are the version's names of the functions.
  const connect = (name, calls) => {
    const api = find(name);
    if (!api) return null;
    const told = new Map();
    let open = false;

    const call = (method, ...values) => {
      try {
        return String(api[calls[method]](...values));
      } catch {
        return "false";
      }
    };
    const errorCode = () => {
      try {
        return String(api[calls.error]());
      } catch {
        return "101";
      }
    };
    const isGone = () => !open || GONE.has(errorCode());
    // Tells the platform once what has not changed since.
    const set = (element, value) => {
      const text = String(value);
      if (told.get(element) === text) return true;
      if (!open || call("set", element, text) !== "true") return false;
      told.set(element, text);
      return true;
    };

    open = call("initialize", "") === "true";
    return {
      begun: open,
      get: (element) => {
        const value = open ? call("get", element) : "";
        return open && errorCode() === "0" ? value : "";
      },
      set,
      // Sets all of them; false when the platform is gone, so that it is worth another try. A value that the
      // platform refuses is left out: it must not stand in the way of the others.
      setMany: (pairs) => pairs.every(([element, value]) => set(element, value) || !isGone()),
      commit: () => open && call("commit", "") === "true",
      finish: () => {
        if (!open) return false;
        open = false;
        return call("finish", "") === "true";
      },
    };
  };

  // Positions of the elements of a list by their id, so that what is there is updated.
  const positions = (session, list) => {
    const count = Number(session.get(`${list}._count`)) || 0;
    const found = new Map();
    for (let index = 0; index < count; index += 1) found.set(session.get(`${list}.${index}.id`), index);
    return (id) => {
      if (!found.has(id)) found.set(id, found.size);
      return found.get(id);
    };
  };

  const decimal = (number) => {
    const rounded = Math.round(number * 1e5) / 1e5;
    return Math.abs(rounded) < 1e-5 ? "0" : String(rounded);
  };

  return { connect, positions, decimal };
})();
