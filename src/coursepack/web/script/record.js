// What the platform is told of each question of a try: the response, and how long the learner was at it.
coursepack.record = (store) => {
  const touched = new Map();

  const touch = (question) => {
    if (!question) return;
    const times = touched.get(question) ?? { first: Date.now() };
    touched.set(question, { ...times, last: Date.now() });
  };

  const report = (question, response, marks) => {
    const times = touched.get(question);
    coursepack.responses.reports(question.key, question.name, question.points, response, marks)
      .forEach((one) => store.record({
        ...one,
        time: new Date(),
        objective: question.objective,
        description: question.description,
        latency: times ? times.last - times.first : null,
      }));
  };

  return { touch, report, clear: () => touched.clear() };
};
