// Several tries at a question (interactive behaviour): what they earn, and what a wrong try leaves, as in Moodle
// (question/behaviour/interactive*, question/type/*/question.php, seen on 4.5 and 5.1).
coursepack.tries = (() => {
  const { grade, measure, hits, SEPARATOR } = coursepack.grade;
  const NOTHING = 0.000001; // question_state::graded_state_for_fraction

  const places = (key) => key.drawn ?? key.right.map((_, place) => place);
  const isRight = (key, response, place) => response.split(",")[place] === String(key.right[place]);
  const sum = (numbers) => numbers.reduce((total, number) => total + number, 0);
  const partsOf = (key, response) => {
    const responses = response.split(SEPARATOR);
    return key.parts.map((part, at) => ({ part, response: responses[at] ?? "" }));
  };

  // Whether there is enough to check: every part, and a number where one is asked for.
  const isComplete = (key, response, marks) => {
    switch (key.type) {
      case "match":
        return places(key).every((place) => (response.split(",")[place] ?? "") !== "");
      case "multianswer":
        return partsOf(key, response).every((one) => isComplete(one.part, one.response, marks));
      case "numerical": {
        const [typed, unit = ""] = response.split("\t");
        return measure(typed, marks, key.unitBefore) !== null && (!key.unitApart || unit !== "");
      }
      default:
        return grade(key, response, marks).answered;
    }
  };

  // The share of parts, each less a penalty for every try before the one since which it is right.
  const countBack = {
    match: (key, tries, penalty) => sum(places(key).map((place) => {
      const since = tries.findLastIndex((response) => !isRight(key, response, place)) + 1;
      return since < tries.length ? Math.max(0, 1 - since * penalty) : 0;
    })) / places(key).length,
    // A zone counts from the try since which a marker is on it; putting down more markers lowers the share.
    ddmarker: (key, tries, penalty) => {
      const since = new Map();
      const totals = tries.map((response, at) => {
        const { taken, total } = hits(key, response);
        taken.forEach((_, zone) => { if (!since.has(zone)) since.set(zone, at); });
        [...since.keys()].filter((zone) => !taken.has(zone)).forEach((zone) => since.delete(zone));
        return total;
      });
      return (since.size - sum([...since.values()]) * penalty) / Math.max(key.zones.length, ...totals);
    },
    multianswer: (key, tries, penalty, marks) => sum(key.parts.map((part, at) => {
      const responses = tries.map((response) => partsOf(key, response)[at].response);
      const last = responses.at(-1);
      const since = responses.findLastIndex((response) => response !== last) + 1;
      return part.points * Math.max(0, (last ? grade(part, last, marks).fraction : 0) - since * penalty);
    })) / (sum(key.parts.map((part) => part.points)) || 1),
  };

  // The fraction that a question's tries earn: those before (`tried`) and the response that stands now.
  const fraction = ({ key, penalty }, { tried, response, at }, marks) => {
    const last = grade(key, response, marks);
    if (!last.answered) return 0;
    const way = countBack[key.type];
    if (way) return way(key, [...tried, response], penalty, marks);
    return Math.max(0, last.fraction - (tried.length + (at === "wrong" ? 1 : 0)) * penalty);
  };

  // The response without its wrong parts; whole where a type has no parts.
  const cleared = (key, response, marks) => {
    switch (key.type) {
      case "match":
        return response.split(",").map((value, place) => (isRight(key, response, place) ? value : "")).join(",");
      case "multichoice":
        return key.single ? response : response.split(",").filter((index) => key.fractions[Number(index)] >= NOTHING).join(",");
      case "ddmarker": {
        const kept = new Set(hits(key, response).taken.values());
        return response.split("|").map((list, marker) => list.split(";")
          .filter((_, item) => kept.has(`${marker} ${item}`)).join(";")).join("|");
      }
      case "multianswer":
        return partsOf(key, response).map((one) => (
          grade(one.part, one.response, marks).state === "right" ? one.response : "")).join(SEPARATOR);
      default:
        return response;
    }
  };

  // How many parts are right.
  const rightParts = (key, response, marks) => {
    if (key.type === "ddmarker") return hits(key, response).taken.size;
    if (key.type === "multichoice") return response.split(",").filter((index) => key.fractions[Number(index)] >= NOTHING).length;
    return Object.values(grade(key, response, marks).marks).filter((mark) => mark === "right").length;
  };

  // Checks the response: the question is `over`, or the try was `wrong`; false where there is too little to check.
  const check = ({ key, hints }, state, marks) => {
    if (!isComplete(key, state.response, marks)) return false;
    const isOver = state.tried.length >= hints.length || grade(key, state.response, marks).state === "right";
    state.at = isOver ? "over" : "wrong";
    return true;
  };

  // The hint to a wrong try. Who chose more options than are right gets its text alone.
  const hintTo = ({ key, hints }, { tried, response }) => {
    const hint = hints[tried.length];
    const isTooMany = key.type === "multichoice" && !key.single
      && response.split(",").length > key.fractions.filter((one) => one >= NOTHING).length;
    return isTooMany ? { ...hint, clears: false, counts: false } : hint;
  };

  // Opens the question for another try. Only types that count back ask for the responses of earlier ones.
  const again = (question, state, marks) => {
    const { key } = question;
    const { clears } = hintTo(question, state);
    state.tried.push(countBack[key.type] ? state.response : "");
    if (clears) state.response = cleared(key, state.response, marks);
    state.at = "open";
  };

  return { check, again, fraction, hintTo, rightParts };
})();
