// What is shown of a question that is marked: as much as the quiz's settings let learners see (`shown`).
coursepack.outcome = (() => {
  const fill = (text, values) => text.replace(/\{(\w+)\}/g, (whole, name) => values[name] ?? whole);
  const verdict = (element, state, words) => {
    element.className = `mark ${state}`;
    element.textContent = state ? words[state] : "";
  };

  // Words of an option: of a list in the part of the page (`part`), or beside an input.
  const labels = (section) => (part, option) => {
    const list = part === null ? null : section.querySelector(`select[data-place="${part}"], select[data-part="${part}"]`);
    if (list) return [...list.options].find((one) => one.value === option).textContent.trim();
    const inline = part === null ? null : section.querySelector(`[data-part="${part}"] input[value="${option}"] + span`);
    if (inline) return inline.textContent.trim();
    const item = section.querySelector(`[data-option="${option}"]`);
    if (!item) return String(Number(option) + 1);
    const label = item.querySelector("label, .label");
    return (label.querySelector("[data-variant]:not([hidden])") ?? label).textContent.trim();
  };

  const show = ({ section, key }, grading, shown, words) => {
    const outcome = section.querySelector(".outcome");
    const state = shown.has("correctness") ? grading.state : "";
    const isSaid = shown.has("feedback");
    outcome.hidden = false;
    outcome.dataset.state = state;
    outcome.querySelector(".verdict").textContent = state ? words[state] : "";
    section.querySelectorAll("[data-feedback]").forEach((one) => { one.hidden = !isSaid || !grading.said.includes(one.dataset.feedback); });
    section.querySelectorAll("[data-combined]").forEach((one) => { one.hidden = !isSaid || one.dataset.combined !== grading.state; });
    section.querySelectorAll("[data-mark]").forEach((one) => verdict(one, state && (grading.marks[one.dataset.mark] ?? ""), words));
    const answer = outcome.querySelector(".answer");
    const right = shown.has("right_answer") && grading.state !== "right" ? coursepack.responses.inWords(key, labels(section)) : "";
    answer.hidden = !right;
    answer.textContent = fill(words.right_answer, { answer: right });
  };

  const sayTries = (section, text) => {
    const line = section.querySelector(".tries");
    line.textContent = text;
    line.hidden = false;
  };

  // A wrong try that is not the last: what is said to it, the hint, and how many tries are left.
  const showTry = (question, grading, tries, shown, words, marks) => {
    const { section, key, hints } = question;
    const hint = coursepack.tries.hintTo(question, tries);
    const seen = new Set([...shown].filter((one) => one !== "right_answer"));
    show(question, { ...grading, marks: hint.pointsOut ? grading.marks : {} }, seen, words);
    section.querySelectorAll("[data-hint]").forEach((one) => {
      one.hidden = !shown.has("feedback") || Number(one.dataset.hint) !== tries.tried.length;
    });
    const left = fill(words.tries_left, { n: hints.length - tries.tried.length });
    const right = hint.counts ? fill(words.parts_right, { n: coursepack.tries.rightParts(key, tries.response, marks) }) : "";
    sayTries(section, `${right} ${left}`.trim());
  };

  // What is said whatever the answer was: of questions that nobody marks too.
  const showGeneral = (section, shown) => {
    section.querySelector(".outcome").hidden = false;
    section.querySelectorAll("[data-general]").forEach((one) => { one.hidden = !shown.has("general_feedback"); });
  };

  const hide = (section) => {
    section.querySelector(".outcome").hidden = true;
    section.querySelectorAll("[data-feedback], [data-combined], [data-general], [data-hint], .tries, .retry").forEach((one) => { one.hidden = true; });
    section.querySelectorAll("[data-mark]").forEach((one) => verdict(one, "", {}));
  };

  return { show, showTry, sayTries, showGeneral, hide, fill };
})();
