// Marking: a response and a question's key give a fraction of its points, as Moodle's question engine does
// (question/type/*/question.php, seen on 4.5 and 5.1). A response is the line of text that the store keeps.
coursepack.grade = (() => {
  const RIGHT = 0.999999; // question_state::graded_state_for_fraction

  const stateOf = (fraction) => {
    if (fraction < 0.000001) return "wrong";
    return fraction > RIGHT ? "right" : "partly";
  };

  // What came of a response: which feedback is said (`said`), and the verdict beside each part (`marks`).
  const nothing = { answered: false, fraction: 0, state: "wrong", said: [], marks: {} };
  const graded = (fraction, said = [], marks = {}) => ({ answered: true, fraction, state: stateOf(fraction), said, marks });

  const trim = (text) => text.replace(/^[ \t\n\r\0\x0b]+|[ \t\n\r\0\x0b]+$/g, "");

  // A pattern in which * stands for any characters, and \* for itself.
  const wildcard = (pattern, caseSensitive) => {
    const parts = [];
    let part = "";
    const text = pattern.normalize("NFC");
    for (let at = 0; at < text.length; at += 1) {
      if (text[at] === "*" && text[at - 1] === "\\") part = `${part.slice(0, -1)}*`;
      else if (text[at] === "*") {
        parts.push(part);
        part = "";
        while (text[at + 1] === "*") at += 1;
      } else part += text[at];
    }
    parts.push(part);
    const escaped = parts.map((one) => one.replace(/[\\^$.*+?()[\]{}|/]/g, "\\$&"));
    return new RegExp(`^${escaped.join("[^\\n]*")}$`, caseSensitive ? "u" : "iu");
  };

  // A number in almost any way of writing it, and what stands beside it; null for anything else.
  const measure = (text, marks, unitBefore = false) => {
    let plain = text.replace(/ /g, "");
    plain = plain.replace(/(?:e|E|(?:x|\*|×)10(?:\^|\*\*))([+-]?\d+)/g, "e$1");
    if (plain.includes(".") || plain.split(",").length > 2) plain = plain.replaceAll(",", "");
    else {
      if (marks.thousands) plain = plain.replaceAll(marks.thousands, "");
      plain = plain.replaceAll(marks.decimal, ".").replaceAll(",", ".");
    }
    const digits = "[+-]?(?:\\d+(?:\\.\\d*)?|\\.\\d+)(?:e[-+]?\\d+)?";
    const found = new RegExp(unitBefore ? `${digits}$` : `^${digits}`).exec(plain);
    if (!found) return null;
    const unit = unitBefore ? plain.slice(0, found.index) : plain.slice(found[0].length);
    return { value: Number(found[0]), unit };
  };

  const isIn = (value, answer) => answer.any || (answer.low <= value && value <= answer.high);

  const firstOf = (answers, matches) => {
    const index = answers.findIndex(matches);
    if (index < 0) return graded(0, [], { 0: "wrong" });
    const { fraction } = answers[index];
    return graded(fraction, [String(index)], { 0: stateOf(fraction) });
  };

  // A wrong or missing unit costs its penalty, and never leaves less than nothing (apply_unit_penalty).
  const withUnit = (key, fraction, isRight) => {
    if (isRight) return fraction;
    if (key.unitGrading === "response") return Math.max(fraction - key.unitPenalty * fraction, 0);
    if (key.unitGrading === "question") return Math.max(fraction - key.unitPenalty, 0);
    return Math.max(fraction, 0);
  };

  const numerical = (key, response, marks) => {
    const [typed, chosen = ""] = response.split("\t");
    if (typed === "") return nothing;
    const found = measure(typed, marks, key.unitBefore);
    if (!found) return graded(0, [], { 0: "wrong" });
    const unit = (key.units ?? []).find(([name]) => name === (key.unitApart ? chosen : found.unit));
    const multiplier = unit ? 1 / unit[1] : null;
    const scaled = multiplier === null ? found.value : found.value * multiplier;
    const index = key.answers.findIndex((answer) => isIn(scaled, answer) || isIn(found.value, answer));
    if (index < 0) return graded(0, [], { 0: "wrong" });
    const isRight = multiplier !== null && isIn(multiplier * found.value, key.answers[index]);
    const fraction = withUnit(key, key.answers[index].fraction, isRight);
    return graded(fraction, [String(index)], { 0: stateOf(fraction) });
  };

  const types = {
    truefalse: (key, response) => {
      if (response === "") return nothing;
      const fraction = (response === "1") === key.right ? 1 : 0;
      return graded(fraction, [response], { [response]: stateOf(fraction) });
    },
    multichoice: (key, response) => {
      if (response === "") return nothing;
      const chosen = response.split(",");
      const sum = chosen.reduce((total, index) => total + key.fractions[Number(index)], 0);
      const marks = Object.fromEntries(chosen.map((index) => {
        const fraction = key.fractions[Number(index)];
        return [index, stateOf(key.single ? fraction : Math.sign(fraction))];
      }));
      return graded(key.single ? sum : Math.min(Math.max(0, sum), 1), chosen, marks);
    },
    shortanswer: (key, response) => {
      if (response === "") return nothing;
      const text = trim(response.normalize("NFC"));
      return firstOf(key.answers, (answer) => wildcard(answer.text, key.caseSensitive).test(text));
    },
    numerical,
  };

  // `response` is '' for none. `marks` are the language's decimal marks.
  const grade = (key, response, marks) => types[key.type](key, response, marks);
  const isMarked = (key) => key.type in types;

  return { grade, isMarked, stateOf, measure, types, nothing, graded };
})();
