// Quizzes: reading answers from the page, marking them, showing what came of it.
coursepack.quiz = (() => {
  const { grade, isMarked } = coursepack.grade;

  // Numbers from a seed, always the same ones (mulberry32).
  const numbers = (seed) => {
    let state = seed >>> 0;
    return () => {
      state = (state + 0x6d2b79f5) >>> 0;
      let mixed = Math.imul(state ^ (state >>> 15), state | 1);
      mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
      return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
    };
  };

  const shuffle = (elements, seed) => {
    const next = numbers(seed);
    const mixed = [...elements];
    for (let last = mixed.length - 1; last > 0; last -= 1) {
      const at = Math.floor(next() * (last + 1));
      [mixed[last], mixed[at]] = [mixed[at], mixed[last]];
    }
    return mixed;
  };

  const fill = (text, values) => text.replace(/\{(\w+)\}/g, (whole, name) => values[name] ?? whole);
  const rounded = (number) => String(Math.round(number * 100) / 100);

  // One question on the page: its inputs, as one text that the store keeps.
  const control = (section, key) => {
    const inputs = [...section.querySelectorAll("input, select, textarea")];
    const choices = inputs.filter((input) => input.type === "radio" || input.type === "checkbox");
    const initial = inputs.map((input) => input.value);

    const read = () => {
      if (choices.length) {
        return choices.filter((input) => input.checked).map((input) => input.value).sort((a, b) => a - b).join(",");
      }
      const values = inputs.map((input) => [stemOf(input), input.value]).sort((a, b) => a[0] - b[0]);
      const response = values.map(([, value]) => value).join(",");
      return inputs.length > 1 || key.type === "match" ? response : inputs.map((input) => input.value).join("");
    };
    const stemOf = (input) => Number(input.closest("[data-option]")?.dataset.option ?? 0);
    const write = (response) => {
      const parts = response.split(",");
      inputs.forEach((input, index) => {
        if (choices.length) input.checked = parts.includes(input.value);
        else if (key.type === "match") input.value = parts[stemOf(input)] ?? "";
        else input.value = response || initial[index];
      });
    };
    const arrange = (seed) => {
      if (key.type === "match") {
        inputs.forEach((select) => {
          const [none, ...options] = [...select.options];
          shuffle(options.sort((a, b) => a.value - b.value), seed).forEach((option) => select.append(option));
          select.prepend(none);
        });
      }
      if (!key.shuffle) return;
      const items = [...section.querySelectorAll("[data-option]")];
      const ordered = items.sort((a, b) => a.dataset.option - b.dataset.option);
      const parent = items[0].parentElement;
      shuffle(ordered, seed + 1).forEach((item) => parent.append(item));
    };
    return { inputs, read, write, arrange };
  };

  // What the right answer is, in words of the page.
  const rightAnswer = (section, key) => {
    const label = (option) => section
      .querySelector(`[data-option="${option}"] label, [data-option="${option}"] .label`).textContent.trim();
    switch (key.type) {
      case "truefalse":
        return label(key.right ? 1 : 0);
      case "multichoice":
        return key.fractions.map((fraction, index) => [fraction, index])
          .filter(([fraction]) => (key.single ? fraction > 0.999999 : fraction > 0))
          .map(([, index]) => label(index)).join("; ");
      case "match": {
        const select = section.querySelector("select");
        const answer = (index) => select.querySelector(`option[value="${index}"]`).textContent;
        return key.right.map((index, stem) => `${label(stem)} → ${answer(index)}`).join("; ");
      }
      default: {
        const full = key.answers.find((answer) => answer.fraction > 0.999999);
        return full ? String(full.text ?? full.number).replace(/(^|[^\\])\*/g, "$1 ").replace(/\\\*/g, "*").trim() : "";
      }
    }
  };

  const INTERACTION = {
    truefalse: "true-false", multichoice: "choice", shortanswer: "fill-in", numerical: "numeric", match: "matching",
  };

  const responseParts = (key, response) => {
    if (response === "") return null;
    switch (key.type) {
      case "truefalse":
      case "multichoice":
        return response.split(",").map(Number);
      case "match":
        return response.split(",").map((value, stem) => [stem, value])
          .filter(([, value]) => value !== "").map(([stem, value]) => [stem, Number(value)]);
      default:
        return [response];
    }
  };

  const rightParts = (key) => {
    switch (key.type) {
      case "truefalse":
        return [key.right ? 1 : 0];
      case "multichoice":
        return key.fractions.map((fraction, index) => [fraction, index])
          .filter(([fraction]) => fraction > (key.single ? 0.999999 : 0)).map(([, index]) => index);
      case "match":
        return key.right.map((answer, stem) => [stem, answer]);
      default: {
        const full = key.answers.find((answer) => answer.fraction > 0.999999 && answer.number !== "*");
        return full ? [full.text ?? full.number] : null;
      }
    }
  };

  const rightRange = (key) => {
    const full = key.type === "numerical"
      && key.answers.find((answer) => answer.fraction > 0.999999 && answer.number !== "*");
    return full ? [full.number - full.tolerance, full.number + full.tolerance] : null;
  };

  const start = (form, quiz, data, store, changed) => {
    const state = store.quiz(quiz);
    const { words } = data;
    const result = form.querySelector(".result");
    const warning = form.querySelector(".warning");
    const submit = form.querySelector("button[type=submit]");
    const again = form.querySelector("button.again");
    const touched = new Map();
    let warned = "";

    const questions = quiz.questions.map((question) => {
      const section = [...form.querySelectorAll(".question")].find((one) => one.dataset.question === question.id);
      return { ...question, section, control: control(section, question.key) };
    });
    const marked = questions.filter((question) => isMarked(question.key));
    const points = marked.reduce((sum, question) => sum + question.points, 0);
    const responseTo = (question) => state.a[question.short] ?? "";
    const gradeOf = (question) => grade(question.key, responseTo(question), data.marks);

    const mayTry = () => quiz.attempts === 0 || state.n < quiz.attempts;
    const hasPassed = () => quiz.pass === null || state.h * 100 >= quiz.pass - 1e-7;

    const setMark = (element, verdict) => {
      element.className = `mark ${verdict}`;
      element.textContent = verdict ? words[verdict] : "";
    };

    const showQuestion = (question, done, reveal) => {
      const { section, key } = question;
      question.control.inputs.forEach((input) => {
        if (input.tagName === "INPUT" && input.type === "text" || input.tagName === "TEXTAREA") input.readOnly = done;
        else input.disabled = done;
      });
      section.querySelectorAll("[data-feedback], [data-combined]").forEach((one) => { one.hidden = true; });
      section.querySelectorAll(".mark").forEach((one) => setMark(one, ""));
      const outcome = section.querySelector(".outcome");
      outcome.hidden = !done;
      if (!done || !isMarked(key)) return;
      const grading = gradeOf(question);
      outcome.dataset.state = grading.state;
      outcome.querySelector(".verdict").textContent = words[grading.state];
      const combined = section.querySelector(`[data-combined="${grading.state}"]`);
      if (combined) combined.hidden = false;
      if (key.type === "match") {
        section.querySelectorAll("[data-option]").forEach((stem) => {
          const index = Number(stem.dataset.option);
          setMark(stem.querySelector(".mark"), grading.chosen[index] === String(key.right[index]) ? "right" : "wrong");
        });
      } else {
        grading.chosen.forEach((value) => {
          const feedback = section.querySelector(`[data-feedback="${value}"]`);
          if (feedback) feedback.hidden = false;
          const mark = section.querySelector(`[data-option="${value}"] .mark`);
          if (mark) setMark(mark, key.fractions ? coursepack.grade.stateOf(Math.sign(key.fractions[value])) : grading.state);
        });
      }
      const answer = outcome.querySelector(".answer");
      answer.hidden = !reveal || grading.state === "right";
      answer.textContent = fill(words.right_answer, { answer: rightAnswer(section, key) });
    };

    const show = () => {
      const done = state.d === 1;
      const reveal = done && (!mayTry() || hasPassed());
      questions.forEach((question) => showQuestion(question, done, reveal));
      submit.hidden = done;
      again.hidden = !done || !mayTry() || store.isReadOnly();
      warning.textContent = "";
      result.hidden = !done;
      if (!done) return;
      const earned = marked.reduce((sum, question) => sum + question.points * gradeOf(question).fraction, 0);
      const lines = [];
      if (points) {
        lines.push(fill(words.quiz_result, {
          earned: rounded(earned), points: rounded(points), percent: rounded((earned / points) * 100),
        }));
      }
      if (quiz.pass !== null) lines.push(hasPassed() ? words.passed : words.failed);
      if (quiz.attempts) lines.push(fill(words.tries, { used: state.n, allowed: quiz.attempts }));
      result.replaceChildren(...lines.map((line) => {
        const paragraph = document.createElement("p");
        paragraph.textContent = line;
        return paragraph;
      }));
    };

    const arrange = () => {
      const seed = parseInt(state.s, 36);
      questions.forEach((question, index) => question.control.arrange(seed + index * 7919));
    };

    const collect = () => {
      questions.forEach((question) => {
        const response = question.control.read();
        if (response.replace(/,/g, "") === "" && question.key.type !== "shortanswer") delete state.a[question.short];
        else if (response === "") delete state.a[question.short];
        else state.a[question.short] = response;
      });
      store.changed();
    };

    const record = (question) => {
      const grading = gradeOf(question);
      const times = touched.get(question);
      store.record({
        name: question.name,
        type: INTERACTION[question.key.type],
        time: new Date(),
        points: question.points,
        objective: question.objective,
        description: question.description,
        number: question.key.type === "numerical" ? coursepack.grade.number(responseTo(question), data.marks) : null,
        range: rightRange(question.key),
        right: rightParts(question.key),
        response: responseParts(question.key, responseTo(question)),
        state: grading.state,
        fraction: grading.fraction,
        latency: times ? times.last - times.first : null,
      });
    };

    // The share of their points that some questions earned, from 0 to 1; null without points.
    const shareOf = (some) => {
      const most = some.reduce((sum, question) => sum + question.points, 0);
      const earned = some.reduce((sum, question) => sum + question.points * gradeOf(question).fraction, 0);
      return most ? Math.min(1, Math.max(0, earned / most)) : null;
    };

    const finishTry = () => {
      state.d = 1;
      state.n += 1;
      state.h = Math.max(state.h, shareOf(marked) ?? 1);
      marked.forEach(record);
      data.objectives.forEach((objective) => {
        const share = shareOf(marked.filter((question) => question.objective === objective.id));
        if (share !== null) state.o[objective.key] = Math.max(state.o[objective.key] ?? 0, share);
      });
      store.changed();
      changed();
      store.save();
      show();
      result.focus();
    };

    document.addEventListener("retired", show);
    form.addEventListener("input", (event) => {
      const section = event.target.closest(".question");
      const question = questions.find((one) => one.section === section);
      const times = touched.get(question) ?? { first: Date.now() };
      touched.set(question, { ...times, last: Date.now() });
      collect();
    });
    form.addEventListener("focusin", (event) => {
      const section = event.target.closest(".question");
      const question = questions.find((one) => one.section === section);
      if (question && !touched.has(question)) touched.set(question, { first: Date.now(), last: Date.now() });
    });
    form.addEventListener("click", (event) => {
      const label = event.target.closest("div.label");
      const input = label && label.parentElement.querySelector("input");
      if (input && !event.target.closest("a") && !input.disabled) input.click();
    });
    form.addEventListener("submit", (event) => {
      event.preventDefault();
      if (state.d === 1 || store.isReadOnly()) return;
      collect();
      const missing = marked.filter((question) => !gradeOf(question).answered).map((question) => question.number);
      const found = missing.join(", ");
      if (missing.length && warned !== found) {
        warned = found;
        warning.textContent = fill(words.unanswered, { numbers: found });
        submit.textContent = words.submit_anyway;
        return;
      }
      finishTry();
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
      questions[0].section.querySelector("input, select, textarea")?.focus();
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
        const enough = quiz.pass === null || state.o[key] * 100 >= quiz.pass - 1e-7;
        return { fraction: state.o[key], passed: quiz.pass === null ? null : enough ? "passed" : "failed" };
      },
    };
  };

  return { start };
})();
