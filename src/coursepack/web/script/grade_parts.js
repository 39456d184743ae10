// Marking a text with small questions in it (multianswer): the parts' fractions, weighted by their points.
(() => {
  const { grade, types, nothing, graded, stateOf } = coursepack.grade;
  const SEPARATOR = "\n";

  types.multianswer = (key, response, marks) => {
    const responses = response.split(SEPARATOR);
    const parts = key.parts.map((part, at) => grade(part, responses[at] ?? "", marks));
    if (!parts.some((part) => part.answered)) return nothing;
    const most = key.parts.reduce((sum, part) => sum + part.points, 0);
    const earned = parts.reduce((sum, part, at) => sum + part.fraction * key.parts[at].points, 0);
    const said = parts.flatMap((part, at) => part.said.map((name) => `${at}:${name}`));
    const verdicts = Object.fromEntries(parts.map((part, at) => [at, part.answered ? stateOf(part.fraction) : "wrong"]));
    return graded(most ? earned / most : 0, said, verdicts);
  };

  coursepack.grade.SEPARATOR = SEPARATOR;
})();
