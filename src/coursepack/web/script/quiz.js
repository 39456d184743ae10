// A quiz: answers are kept, marked when they are handed in, and shown with what is said to them.
coursepack.quiz = (() => {
  const { grade, isMarked } = coursepack.grade;
  const ENOUGH = 1e-7;

  const fill = (text, values) => text.replace(/\{(\w+)\}/g, (whole, name) => values[name] ?? whole);
  const rounded = (number) => String(Math.round(number * 100) / 100);
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

  const showOutcome = (question, grading, reveal, words) => {
    const { section, key } = question;
    const outcome = section.querySelector(".outcome");
    outcome.dataset.state = grading.state;
    outcome.querySelector(".verdict").textContent = words[grading.state];
    section.querySelectorAll("[data-feedback]").forEach((one) => { one.hidden = !grading.said.includes(one.dataset.feedback); });
    section.querySelectorAll("[data-combined]").forEach((one) => { one.hidden = one.dataset.combined !== grading.state; });
    section.querySelectorAll("[data-mark]").forEach((one) => verdict(one, grading.marks[one.dataset.mark] ?? "", words));
    const answer = outcome.querySelector(".answer");
    const right = reveal && grading.state !== "right" ? coursepack.responses.inWords(key, labels(section)) : "";
    answer.hidden = !right;
    answer.textContent = fill(words.right_answer, { answer: right });
  };

  const hideOutcome = (section) => {
    section.querySelector(".outcome").hidden = true;
    section.querySelectorAll("[data-feedback], [data-combined]").forEach((one) => { one.hidden = true; });
    section.querySelectorAll("[data-mark]").forEach((one) => verdict(one, "", {}));
  };

  const start = (form, quiz, data, store, changed) => {
    const state = store.quiz(quiz);
    const { words, marks } = data;
    const result = form.querySelector(".result");
    const warning = form.querySelector(".warning");
    const submit = form.querySelector("button[type=submit]");
    const again = form.querySelector("button.again");
    const touched = new Map();
    let warned = "";

    const sections = new Map([...form.querySelectorAll(".question")].map((one) => [one.dataset.question, one]));
    const questions = quiz.questions.map((question) => {
      const section = sections.get(question.id);
      return { ...question, section, control: coursepack.controls.control(section, question.key, words) };
    });
    const marked = questions.filter((question) => isMarked(question.key));
    const points = marked.reduce((sum, question) => sum + question.points, 0);
    const responseTo = (question) => state.a[question.short] ?? "";
    const gradeOf = (question) => grade(question.key, responseTo(question), marks);
    const earnedBy = (some) => some.reduce((sum, question) => sum + question.points * gradeOf(question).fraction, 0);

    const mayTry = () => quiz.attempts === 0 || state.n < quiz.attempts;
    const hasPassed = () => quiz.pass === null || state.h * 100 >= quiz.pass - ENOUGH;

    // The share of their points that some questions earned, from 0 to 1; null without points.
    const shareOf = (some) => {
      const most = some.reduce((sum, question) => sum + question.points, 0);
      return most ? Math.min(1, Math.max(0, earnedBy(some) / most)) : null;
    };

    const resultLines = () => {
      const lines = [];
      if (points) {
        const earned = earnedBy(marked);
        lines.push(fill(words.quiz_result, {
          earned: rounded(earned), points: rounded(points), percent: rounded((earned / points) * 100),
        }));
      }
      if (quiz.pass !== null) lines.push(hasPassed() ? words.passed : words.failed);
      if (quiz.attempts) lines.push(fill(words.tries, { used: state.n, allowed: quiz.attempts }));
      return lines.map((line) => Object.assign(document.createElement("p"), { textContent: line }));
    };

    const show = () => {
      const done = state.d === 1;
      const reveal = done && (!mayTry() || hasPassed());
      questions.forEach((question) => {
        question.control.lock(done || store.isReadOnly());
        hideOutcome(question.section);
        question.section.querySelector(".outcome").hidden = !done;
        if (done && isMarked(question.key)) showOutcome(question, gradeOf(question), reveal, words);
      });
      submit.hidden = done || store.isReadOnly();
      again.hidden = !done || !mayTry() || store.isReadOnly();
      warning.textContent = "";
      result.hidden = !done;
      if (done) result.replaceChildren(...resultLines());
    };

    const arrange = () => {
      const seed = parseInt(state.s, 36);
      questions.forEach((question, index) => question.control.arrange(seed + index * 7919));
    };

    const collect = () => {
      questions.forEach((question) => {
        const response = question.control.read();
        if (response === "") delete state.a[question.short];
        else state.a[question.short] = response;
      });
      store.changed();
    };

    const record = (question) => {
      const times = touched.get(question);
      coursepack.responses.reports(question.key, question.name, question.points, responseTo(question), marks)
        .forEach((report) => store.record({
          ...report,
          time: new Date(),
          objective: question.objective,
          description: question.description,
          latency: times ? times.last - times.first : null,
        }));
    };

    const recordObjectives = () => data.objectives.forEach((objective) => {
      const share = shareOf(marked.filter((question) => question.objective === objective.id));
      if (share !== null) state.o[objective.key] = Math.max(state.o[objective.key] ?? 0, share);
    });

    const finishTry = () => {
      state.d = 1;
      state.n += 1;
      state.h = Math.max(state.h, shareOf(marked) ?? 1);
      marked.forEach(record);
      recordObjectives();
      store.changed();
      changed();
      store.save();
      show();
      result.focus();
    };

    // Asks once more where questions have no answer; true when the answers are to be handed in.
    const isMeant = () => {
      const missing = marked.filter((question) => !gradeOf(question).answered).map((question) => question.number);
      const found = missing.join(", ");
      if (!missing.length || warned === found) return true;
      warned = found;
      warning.textContent = fill(words.unanswered, { numbers: found });
      submit.textContent = words.submit_anyway;
      return false;
    };

    const touch = (target) => {
      const question = questions.find((one) => one.section === target.closest(".question"));
      if (!question) return;
      const times = touched.get(question) ?? { first: Date.now() };
      touched.set(question, { ...times, last: Date.now() });
    };

    document.addEventListener("retired", show);
    form.addEventListener("input", (event) => {
      touch(event.target);
      collect();
    });
    form.addEventListener("focusin", (event) => touch(event.target));
    form.addEventListener("click", (event) => {
      const label = event.target.closest(".option > div.label");
      const input = label && label.parentElement.querySelector("input");
      if (input && !event.target.closest("a") && !input.disabled) input.click();
    });
    form.addEventListener("submit", (event) => {
      event.preventDefault();
      if (state.d === 1 || store.isReadOnly()) return;
      collect();
      if (isMeant()) finishTry();
    });
    again.addEventListener("click", () => {
      Object.assign(state, { d: 0, a: {}, s: store.newSeed() });
      touched.clear();
      warned = "";
      submit.textContent = words.submit;
      store.changed();
      arrange();
      questions.forEach((question) => question.control.write(""));
      show();
      questions[0].section.querySelector("input, select, textarea, button")?.focus();
    });

    arrange();
    questions.forEach((question) => question.control.write(responseTo(question)));
    show();

    return {
      points,
      earned: () => state.h * points,
      isDone: () => state.n > 0,
      hasPassed: () => state.n > 0 && hasPassed(),
      objective: ({ key }) => {
        if (state.o[key] === undefined) return null;
        const enough = quiz.pass !== null && state.o[key] * 100 >= quiz.pass - ENOUGH;
        return { fraction: state.o[key], passed: quiz.pass === null ? null : enough ? "passed" : "failed" };
      },
    };
  };

  return { start };
})();
