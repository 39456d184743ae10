// A quiz: answers are kept, marked when they are handed in, and shown with what is said to them.
coursepack.quiz = (() => {
  const { grade, isMarked } = coursepack.grade;
  const { outcome, tries } = coursepack;
  const { fill } = outcome;
  const ENOUGH = 1e-7;
  const FIELDS = "input, select, textarea, button";

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

  const start = (form, quiz, data, store, changed, stop) => {
    const state = store.quiz(quiz);
    const { words } = data;
    const result = form.querySelector(".result");
    const warning = form.querySelector(".warning");
    const submit = form.querySelector("button[type=submit]");
    const again = form.querySelector("button.again");
    const record = coursepack.record(store);
    let warned = "";

    const sections = new Map([...form.querySelectorAll(".question")].map((one) => [one.dataset.question, one]));
    const questions = quiz.questions.map((question) => {
      const section = sections.get(question.id);
      return { ...question, section, control: coursepack.controls.control(section, question.key, words) };
    });
    const marked = questions.filter((question) => isMarked(question.key));
    const points = marked.reduce((sum, question) => sum + question.points, 0);
    const rounded = (number) => String(Number(number.toFixed(quiz.decimals)));
    // A number was written in the language that was shown then; an older release may have had it.
    const marksOf = (question) => data.marks[state.w[question.short]] ?? data.marks[data.language];
    const responseTo = (question) => state.a[question.short] ?? "";

    const isDone = () => state.d === 1;
    // Of an earlier visit: the platform had no room for them.
    const isGone = () => state.x === 1;
    const isChecked = (question) => state.c.includes(question.short);
    // Wrong tries that do not end a question. More of them, or of another behaviour, were saved by an older release.
    const mostWrong = (question) => (quiz.severalTries ? question.hints.length : 0);
    const tried = (question) => (state.t?.[question.short] ?? []).slice(0, mostWrong(question));
    // After a wrong try that is not the last, until the learner tries again.
    const isWrong = (question) => Boolean(state.y?.includes(question.short)) && tried(question).length < mostWrong(question);
    const triesAt = (question) => ({
      tried: tried(question),
      response: responseTo(question),
      at: isChecked(question) ? "over" : isWrong(question) ? "wrong" : "open",
    });
    const gradeOf = (question) => {
      const grading = grade(question.key, responseTo(question), marksOf(question));
      if (!quiz.severalTries) return grading;
      return { ...grading, fraction: tries.fraction(question, triesAt(question), marksOf(question)) };
    };
    const earnedBy = (some) => some.reduce((sum, question) => sum + question.points * gradeOf(question).fraction, 0);
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

    const resultOf = (earned, most) => fill(words.quiz_result, {
      earned: rounded(earned), points: rounded(most), percent: rounded((earned / most) * 100),
    });

    const resultLines = (seen) => {
      const lines = [];
      if (points && seen.has("marks")) {
        const earned = isGone() ? state.h * points : earnedBy(marked);
        lines.push(resultOf(earned, points));
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
      const isWaiting = !isOver && isWrong(question);
      const check = question.section.querySelector(".check");
      question.control.lock(isOver || isWaiting || store.isReadOnly());
      if (check) check.hidden = isOver || isWaiting || store.isReadOnly();
      outcome.hide(question.section);
      question.section.hidden = isDone() && (isGone() || !seen.has("attempt"));
      if (isWaiting) {
        outcome.showTry(question, gradeOf(question), triesAt(question), seen, words, marksOf(question));
        question.section.querySelector(".retry").hidden = store.isReadOnly();
      }
      if (!isOver || isGone()) return;
      outcome.showGeneral(question.section, seen);
      if (!isMarked(question.key)) return;
      outcome.show(question, gradeOf(question), seen, words);
      if (seen.has("marks") && question.points && triesAt(question).tried.length) {
        outcome.sayTries(question.section, resultOf(earnedBy([question]), question.points));
      }
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

    const arrange = () => coursepack.order.arrange(form, quiz, questions, parseInt(state.s, 36), words);

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
      marked.forEach((question) => record.report(question, responseTo(question), marksOf(question)));
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
      const now = triesAt(question);
      const isEnough = tries.check({ hints: [], ...question }, now, marksOf(question));
      warning.textContent = isEnough ? "" : fill(words.unanswered, { numbers: question.number });
      if (!isEnough) return;
      (now.at === "over" ? state.c : (state.y ??= [])).push(question.short);
      store.changed();
      showQuestion(question, shown());
      question.section.querySelector(".outcome").focus();
    };

    const retry = (question) => {
      const now = triesAt(question);
      tries.again(question, now, marksOf(question));
      state.y = state.y.filter((short) => short !== question.short);
      (state.t ??= {})[question.short] = now.tried;
      question.control.write(now.response);
      collect();
      store.changed();
      showQuestion(question, shown());
      question.section.querySelector(FIELDS).focus();
    };

    const questionAt = (target) => questions.find((one) => one.section === target.closest(".question"));

    document.addEventListener("retired", show, { signal: stop });
    form.addEventListener("input", (event) => {
      record.touch(questionAt(event.target));
      collect();
    });
    form.addEventListener("focusin", (event) => record.touch(questionAt(event.target)));
    form.addEventListener("click", (event) => {
      if (event.target.closest(".check")) check(questionAt(event.target));
      if (event.target.closest(".retry")) retry(questionAt(event.target));
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
      delete state.t;
      delete state.y;
      if (!quiz.buildOnLast) Object.assign(state, { a: {}, w: {}, s: store.newSeed() });
      record.clear();
      warned = "";
      submit.textContent = words.submit;
      store.changed();
      arrange();
      questions.forEach((question) => question.control.write(responseTo(question)));
      show();
      [...form.querySelectorAll(FIELDS)].find((one) => one.closest(".question"))?.focus();
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
