// The order in which a quiz asks: mixed for each try as its settings say, and the same when a learner comes back.
coursepack.order = (() => {
  // Puts the questions of a part into another order; what stands between parts stays.
  const mixQuestions = (questions, [from, to], seed) => {
    const sections = questions.slice(from, to).map((question) => question.section);
    const last = [...sections[0].parentElement.children].filter((one) => sections.includes(one)).at(-1);
    const after = last.nextSibling;
    coursepack.random.shuffle(sections, seed + from).forEach((one) => after.before(one));
  };

  // Numbers of the questions as they stand on the page.
  const renumber = (form, questions, words) => {
    const numbered = questions.filter((question) => question.number);
    const standing = [...form.querySelectorAll(".question")];
    const inOrder = [...numbered].sort((one, other) => standing.indexOf(one.section) - standing.indexOf(other.section));
    inOrder.forEach((question, at) => {
      question.number = at + 1;
      question.section.querySelector(".number span").textContent = coursepack.outcome.fill(words.question, {
        number: at + 1, total: numbered.length,
      });
    });
  };

  const arrange = (form, quiz, questions, seed, words) => {
    questions.forEach((question, index) => question.control.arrange(seed + index * 7919));
    quiz.shuffled.forEach((range) => mixQuestions(questions, range, seed));
    if (quiz.shuffled.length) renumber(form, questions, words);
  };

  return { arrange };
})();
