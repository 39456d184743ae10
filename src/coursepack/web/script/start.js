// The whole: pages and quizzes put together, and what the platform is told of them.
coursepack.start = () => {
  const data = JSON.parse(document.getElementById("Data").textContent);
  const status = document.getElementById("Status");
  const announce = (word) => {
    status.textContent = data.words[word];
    status.className = word;
  };
  const store = coursepack.store.open(data, announce);
  const quizzes = [];

  // Passed or failed by the quizzes that have a pass mark; completed when all is viewed and done.
  const results = () => {
    const points = quizzes.reduce((sum, { running }) => sum + running.points, 0);
    const done = quizzes.every(({ running }) => running.isDone());
    const decided = quizzes.filter(({ quiz }) => quiz.pass !== null);
    let passed = null;
    if (decided.length && done) {
      passed = decided.every(({ running }) => running.hasPassed()) ? "passed" : "failed";
    }
    const begun = quizzes.some(({ running }) => running.isDone());
    const earned = quizzes.reduce((sum, { running }) => sum + running.earned(), 0);
    store.results({
      completed: done && data.pages.every(store.isViewed),
      passed,
      score: begun && points ? (earned / points) * 100 : null,
    });
  };

  data.quizzes.forEach((quiz) => {
    const form = [...document.querySelectorAll("form.quiz")].find((one) => one.dataset.quiz === quiz.id);
    quizzes.push({ quiz, running: coursepack.quiz.start(form, quiz, data, store, results) });
  });
  coursepack.pages.start(data, store, results);
  store.save();
};
