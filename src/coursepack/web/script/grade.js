// Marking: a response and a question's key give a fraction of its points, as Moodle's question engine does
// (question/type/*/question.php, seen on 4.5 and 5.1).
coursepack.grade = (() => {
  const RIGHT = 0.999999; // question_state::graded_state_for_fraction
  const EPSILON = 1e-14; // pow(10, -precision), qtype_numerical_answer

  const stateOf = (fraction) => {
    if (fraction < 0.000001) return "wrong";
    return fraction > RIGHT ? "right" : "partly";
  };

  const nothing = { answered: false, fraction: 0, state: "wrong", chosen: [] };
  const graded = (fraction, chosen = []) => ({ answered: true, fraction, state: stateOf(fraction), chosen });

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

  // A number in almost any way of writing it; null for anything else.
  const number = (text, marks) => {
    let plain = text.replace(/ /g, "");
    plain = plain.replace(/(?:e|E|(?:x|\*|×)10(?:\^|\*\*))([+-]?\d+)/g, "e$1");
    if (plain.includes(".") || plain.split(",").length > 2) plain = plain.replaceAll(",", "");
    else {
      if (marks.thousands) plain = plain.replaceAll(marks.thousands, "");
      plain = plain.replaceAll(marks.decimal, ".").replaceAll(",", ".");
    }
    const found = /^[+-]?(?:\d+(?:\.\d*)?|\.\d+)(?:e[-+]?\d+)?/.exec(plain);
    return found ? Number(found[0]) : null;
  };

  const isNear = (value, answer) => {
    if (answer.number === "*") return true;
    const widest = Math.max(Math.abs(answer.tolerance), Math.abs(answer.number), EPSILON);
    const tolerance = answer.tolerance + EPSILON * widest;
    return answer.number - tolerance <= value && value <= answer.number + tolerance;
  };

  const firstOf = (answers, matches) => {
    const index = answers.findIndex(matches);
    return index < 0 ? graded(0) : graded(answers[index].fraction, [index]);
  };

  const types = {
    truefalse: (key, response) => {
      if (response === "") return nothing;
      return graded((response === "1") === key.right ? 1 : 0, [response]);
    },
    multichoice: (key, response) => {
      if (response === "") return nothing;
      const chosen = response.split(",");
      const sum = chosen.reduce((total, index) => total + key.fractions[Number(index)], 0);
      return graded(key.single ? sum : Math.min(Math.max(0, sum), 1), chosen);
    },
    shortanswer: (key, response) => {
      if (response === "") return nothing;
      const text = trim(response.normalize("NFC"));
      return firstOf(key.answers, (answer) => wildcard(answer.text, key.caseSensitive).test(text));
    },
    numerical: (key, response, marks) => {
      if (response === "") return nothing;
      const value = number(response, marks);
      return value === null ? graded(0) : firstOf(key.answers, (answer) => isNear(value, answer));
    },
    match: (key, response) => {
      const chosen = response.split(",");
      if (!chosen.some((one) => one !== "")) return nothing;
      const right = key.right.filter((answer, stem) => chosen[stem] === String(answer)).length;
      return graded(right / key.right.length, chosen);
    },
  };

  // `response` is the answer as the store keeps it; '' for none. `marks` are the language's decimal marks.
  const grade = (key, response, marks) => types[key.type](key, response, marks);
  const isMarked = (key) => key.type in types;

  return { grade, isMarked, stateOf, number };
})();
