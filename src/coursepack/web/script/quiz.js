// A quiz: answers are kept, marked when they are handed in, and shown with what is said to them.
coursepack.quiz = (() => {
  const { grade, isMarked } = coursepack.grade;
  const { outcome } = coursepack;
  const { fill } = outcome;
  const ENOUGH = 1e-7;

  // Quizzes that were handed in on this visit: their results are shown as right after, not as later.
  const handedIn = new Set();

  const line = (text) => Object.assign(document.createElement("p"), { textContent: text });

  // What counts of several tries: `before` counted so far, `share` is that of the try with this number.
  const keeping = {
    highest: (before, share) => Math.max(before, share),
    first: (before, share, number) => (number === 1 ? share : before),
    last: (before, share) => share,
    average: (before, share, number) => (before * (number - 1) + share) / number,
  };

  // Puts the questions of a part into another order; what stands between parts stays.
  const mixQuestions = (questions, [from, to], seed) => {
    const sections = questions.slice(from, to).map((question) => question.section);
    const last = [...sections[0].parentElement.children].filter((one) => sections.includes(one)).at(-1);
    const after = last.nextSibling;
    coursepack.random.shuffle(sections, seed + from).forEach((one) => after.before(one));
  };

  const start = (form, quiz, data, store, changed, stop) => {
    const state = store.quiz(quiz);
    const { words } = data;
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
    const rounded = (number) => String(Number(number.toFixed(quiz.decimals)));
    // A number was written in the language that was shown then.
    const marksOf = (question) => data.marks[state.w[question.short] ?? data.language];
    const responseTo = (question) => state.a[question.short] ?? "";
    const gradeOf = (question) => grade(question.key, responseTo(question), marksOf(question));
    const earnedBy = (some) => some.reduce((sum, question) => sum + question.points * gradeOf(question).fraction, 0);

    const isDone = () => state.d === 1;
    // Of an earlier visit: the platform had no room for them.
    const isGone = () => state.x === 1;
    const isChecked = (question) => state.c.includes(question.short);
    const mayTry = () => quiz.attempts === 0 || state.n < quiz.attempts;
    const isPass = (share) => quiz.pass === null || share * 100 >= quiz.pass - ENOUGH;
    const shown = () => {
      if (!isDone()) return new Set(quiz.shown.during);
      return new Set(handedIn.has(quiz.id) ? quiz.shown.after : quiz.shown.later);
    };

    // The share of their points that some questions earned, from 0 to 1; null without points.
    const shareOf = (some) => {
      const most = some.reduce((sum, question) => sum + question.points, 0);
      return most ? Math.min(1, Math.max(0, earnedBy(some) / most)) : null;
    };

    const resultLines = (seen) => {
      const lines = [];
      if (points && seen.has("marks")) {
        const earned = isGone() ? state.h * points : earnedBy(marked);
        lines.push(fill(words.quiz_result, {
          earned: rounded(earned), points: rounded(points), percent: rounded((earned / points) * 100),
        }));
        if (quiz.pass !== null) lines.push(isPass(state.h) ? words.passed : words.failed);
      }
      if (!lines.length) lines.push(words.quiz_handed_in);
      if (isGone()) lines.push(words.answers_gone);
      if (quiz.attempts) lines.push(fill(words.tries, { used: state.n, allowed: quiz.attempts }));
      return lines.map(line);
    };

    // Feedback on the whole: the one for the highest share of the points that was reached.
    const showOverall = (isShown) => {
      const percent = (isGone() ? state.h : shareOf(marked) ?? 1) * 100;
      const all = [...form.querySelectorAll(".overall")];
      const fitting = all.find((one) => percent >= Number(one.dataset.least) - ENOUGH);
      all.forEach((one) => { one.hidden = !isShown || one !== fitting; });
    };

    const showQuestion = (question, seen) => {
      const isOver = isDone() || isChecked(question);
      const check = question.section.querySelector(".check");
      question.control.lock(isOver || store.isReadOnly());
      if (check) check.hidden = isOver || store.isReadOnly();
      outcome.hide(question.section);
      question.section.hidden = isDone() && (isGone() || !seen.has("attempt"));
      if (!isOver || isGone()) return;
      outcome.showGeneral(question.section, seen);
      if (isMarked(question.key)) outcome.show(question, gradeOf(question), seen, words);
    };

    const show = () => {
      const seen = shown();
      questions.forEach((question) => showQuestion(question, seen));
      submit.hidden = isDone() || store.isReadOnly();
      again.hidden = !isDone() || !mayTry() || store.isReadOnly();
      warning.textContent = isGone() && !isDone() ? words.answers_gone : "";
      result.hidden = !isDone();
      showOverall(isDone() && seen.has("overall_feedback"));
      if (isDone()) result.replaceChildren(...resultLines(seen));
    };

    // Numbers of the questions as they stand on the page.
    const renumber = () => {
      const numbered = questions.filter((question) => question.number);
      const standing = [...form.querySelectorAll(".question")];
      const inOrder = [...numbered].sort((one, other) => standing.indexOf(one.section) - standing.indexOf(other.section));
      inOrder.forEach((question, at) => {
        question.number = at + 1;
        question.section.querySelector(".number span").textContent = fill(words.question, {
          number: at + 1, total: numbered.length,
        });
      });
    };

    const arrange = () => {
      const seed = parseInt(state.s, 36);
      questions.forEach((question, index) => question.control.arrange(seed + index * 7919));
      quiz.shuffled.forEach((range) => mixQuestions(questions, range, seed));
      if (quiz.shuffled.length) renumber();
    };

    const collect = () => {
      questions.forEach((question) => {
        const response = question.control.read();
        if (response === responseTo(question)) return;
        delete state.x;
        if (response === "") delete state.a[question.short];
        else state.a[question.short] = response;
        if (Object.keys(data.marks).length > 1) state.w[question.short] = data.language;
      });
      store.changed();
    };

    const record = (question) => {
      const times = touched.get(question);
      coursepack.responses.reports(question.key, question.name, question.points, responseTo(question), marksOf(question))
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
      if (share !== null) state.o[objective.key] = keeping[quiz.keep](state.o[objective.key] ?? 0, share, state.n);
    });

    const finishTry = () => {
      delete state.x;
      state.d = 1;
      state.n += 1;
      state.h = keeping[quiz.keep](state.h, shareOf(marked) ?? 1, state.n);
      handedIn.add(quiz.id);
      marked.forEach(record);
      recordObjectives();
      store.changed();
      changed();
      store.save();
      show();
      result.focus();
    };

    const missing = (some) => some.filter((question) => !gradeOf(question).answered)
      .map((question) => question.number).sort((one, other) => one - other).join(", ");

    // Asks once more where questions have no answer; true when the answers are to be handed in.
    const isMeant = () => {
      const found = missing(marked);
      if (!found || warned === found) return true;
      warned = found;
      warning.textContent = fill(words.unanswered, { numbers: found });
      submit.textContent = words.submit_anyway;
      return false;
    };

    const check = (question) => {
      collect();
      const found = missing([question]);
      warning.textContent = found && fill(words.unanswered, { numbers: found });
      if (found) return;
      state.c.push(question.short);
      store.changed();
      showQuestion(question, shown());
      question.section.querySelector(".outcome").focus();
    };

    const questionAt = (target) => questions.find((one) => one.section === target.closest(".question"));
    const touch = (target) => {
      const question = questionAt(target);
      if (!question) return;
      const times = touched.get(question) ?? { first: Date.now() };
      touched.set(question, { ...times, last: Date.now() });
    };

    document.addEventListener("retired", show, { signal: stop });
    form.addEventListener("input", (event) => {
      touch(event.target);
      collect();
    });
    form.addEventListener("focusin", (event) => touch(event.target));
    form.addEventListener("click", (event) => {
      if (event.target.closest(".check")) check(questionAt(event.target));
      const label = event.target.closest(".option > div.label");
      const input = label && label.parentElement.querySelector("input");
      if (input && !event.target.closest("a") && !input.disabled) input.click();
    });
    form.addEventListener("submit", (event) => {
      event.preventDefault();
      if (isDone() || store.isReadOnly()) return;
      collect();
      if (isMeant()) finishTry();
    });
    again.addEventListener("click", () => {
      delete state.x;
      Object.assign(state, { d: 0, c: [] });
      if (!quiz.buildOnLast) Object.assign(state, { a: {}, w: {}, s: store.newSeed() });
      touched.clear();
      warned = "";
      submit.textContent = words.submit;
      store.changed();
      arrange();
      questions.forEach((question) => question.control.write(responseTo(question)));
      show();
      form.querySelector(".question input, .question select, .question textarea, .question button")?.focus();
    });

    arrange();
    questions.forEach((question) => question.control.write(responseTo(question)));
    show();

    return {
      points,
      earned: () => state.h * points,
      isDone: () => state.n > 0,
      hasPassed: () => state.n > 0 && isPass(state.h),
      objective: ({ key }) => {
        if (state.o[key] === undefined) return null;
        const passed = quiz.pass === null ? null : isPass(state.o[key]) ? "passed" : "failed";
        return { fraction: state.o[key], passed };
      },
    };
  };

  return { start };
})();
