// The whole: pages and quizzes put together, and what the platform is told of them.
coursepack.start = () => {
  const read = () => JSON.parse(document.getElementById("Data").textContent);
  let data = read();
  let said = "";
  let stop = new AbortController();
  const announce = (word) => {
    said = word;
    const status = document.getElementById("Status");
    status.textContent = data.words[word];
    status.className = word;
  };
  const store = coursepack.store.open(data, announce);

  // For each learning objective that questions test: the share of their points, and whether that is a pass.
  const objectivesOf = (quizzes) => data.objectives.flatMap((objective) => {
    const found = quizzes.map(({ running }) => running.objective(objective)).filter((one) => one !== null);
    return found.length ? [{ ...objective, ...found[0] }] : [];
  });

  // Passed or failed by the quizzes that have a pass mark; completed when all is viewed and done.
  const tell = (quizzes) => {
    const points = quizzes.reduce((sum, { running }) => sum + running.points, 0);
    const done = quizzes.filter(({ running }) => running.isDone()).length;
    const decided = quizzes.filter(({ quiz }) => quiz.pass !== null);
    const viewed = data.pages.filter(store.isViewed).length;
    let passed = null;
    if (decided.length && done === quizzes.length) {
      passed = decided.every(({ running }) => running.hasPassed()) ? "passed" : "failed";
    }
    const earned = quizzes.reduce((sum, { running }) => sum + running.earned(), 0);
    store.results({
      completed: done === quizzes.length && viewed === data.pages.length,
      passed,
      score: done && points ? (earned / points) * 100 : null,
      progress: (viewed + done) / (data.pages.length + quizzes.length),
      objectives: objectivesOf(quizzes),
    });
  };

  // Sets going what the page holds; again after another language is shown.
  const begin = () => {
    stop.abort();
    stop = new AbortController();
    data = read();
    if (said) announce(said);
    const quizzes = [];
    const results = () => tell(quizzes);
    data.quizzes.forEach((quiz) => {
      const form = [...document.querySelectorAll("form.quiz")].find((one) => one.dataset.quiz === quiz.id);
      quizzes.push({ quiz, running: coursepack.quiz.start(form, quiz, data, store, results, stop.signal) });
    });
    coursepack.pages.start(data, store, results, stop.signal);
    coursepack.notes.start(data, store, stop.signal);
    coursepack.terms.start(stop.signal);
  };

  coursepack.languages.start(store, begin);
  store.save();
};
