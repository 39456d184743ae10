// Responses as platforms want to hear of them, and right answers in words.
coursepack.responses = (() => {
  const FULL = 0.999999;
  const KINDS = {
    truefalse: "true-false", multichoice: "choice", shortanswer: "fill-in", numerical: "numeric", match: "matching",
    ordering: "sequencing", ddmarker: "performance",
  };

  const rightOptions = (key) => key.fractions.map((fraction, index) => [fraction, index])
    .filter(([fraction]) => (key.single ? fraction > FULL : fraction > 0)).map(([, index]) => index);
  const fullAnswer = (key) => key.answers.find((answer) => answer.fraction > FULL && !answer.any);
  const places = (key) => key.drawn ?? key.right.map((_, place) => place);
  const cleaned = (pattern) => pattern.replace(/(^|[^\\])\*+/g, "$1 ").replace(/\\\*/g, "*").trim();

  // The response in parts: options, pairs or a text; null for none.
  const given = (key, response) => {
    if (response.replace(/[,\t\n|;]/g, "") === "") return null;
    switch (key.type) {
      case "truefalse":
      case "multichoice":
      case "ordering":
        return response.split(",").map(Number);
      case "match":
        return response.split(",").map((value, place) => [place, value])
          .filter(([place, value]) => value !== "" && places(key).includes(place))
          .map(([place, value]) => [place, Number(value)]);
      case "ddmarker":
        return coursepack.grade.points(response)
          .flatMap((list, marker) => list.map(([x, y]) => [marker, `${x}_${y}`]));
      default:
        return [response.replace("\t", " ")];
    }
  };

  const right = (key, response) => {
    switch (key.type) {
      case "truefalse":
        return [key.right ? 1 : 0];
      case "multichoice":
        return rightOptions(key);
      case "match":
        return places(key).map((place) => [place, key.right[place]]);
      case "ordering":
        return response ? response.split(",").map(Number).sort((a, b) => a - b) : null;
      case "ddmarker":
        return null;
      default: {
        const full = fullAnswer(key);
        return full ? [full.text ?? full.shown] : null;
      }
    }
  };

  const one = (key, name, points, response, marks) => {
    const grading = coursepack.grade.grade(key, response, marks);
    const full = key.type === "numerical" ? fullAnswer(key) : null;
    const measured = key.type === "numerical" ? coursepack.grade.measure(response.split("\t")[0], marks, key.unitBefore) : null;
    return {
      name,
      type: KINDS[key.type],
      points,
      right: right(key, response),
      response: given(key, response),
      number: measured ? measured.value : null,
      range: full ? [full.low, full.high] : null,
      state: grading.state,
      fraction: grading.fraction,
    };
  };

  // What to tell of a question: one report, or one for each of its parts.
  const reports = (key, name, points, response, marks) => {
    if (key.type !== "multianswer") return [one(key, name, points, response, marks)];
    const responses = response.split(coursepack.grade.SEPARATOR);
    return key.parts.map((part, at) => one(part, `${name}.${part.id}`, part.points, responses[at] ?? "", marks));
  };

  // The right answer in words; `label(part, option)` reads the page.
  const inWords = (key, label) => {
    switch (key.type) {
      case "truefalse":
        return label(null, key.right ? "1" : "0");
      case "multichoice":
        return rightOptions(key).map((index) => label(null, String(index))).join("; ");
      case "match":
        return places(key).map((place) => `${label(null, String(place))} → ${label(place, String(key.right[place]))}`).join("; ");
      case "ordering":
        return key.drawnItems.map((item) => label(null, String(item))).join("; ");
      case "ddmarker":
        return key.zones.map((zone) => {
          const corners = zone.points ?? [zone.at];
          const middle = zone.shape === "rectangle" ? zone.at.map((start, axis) => start + zone.size[axis] / 2) : null;
          return `${key.markers[zone.marker]} (${(middle ?? corners[0]).map(Math.round).join(", ")})`;
        }).join("; ");
      case "multianswer":
        return key.parts.map((part, at) => `${at + 1}: ${inWords(part, (_, option) => label(at, option))}`).join("; ");
      default: {
        const full = fullAnswer(key);
        const unit = key.units && key.units.length ? ` ${key.units[0][0]}` : "";
        return full ? (full.shown !== undefined ? full.shown + unit : cleaned(full.text)) : "";
      }
    }
  };

  return { reports, inWords };
})();
