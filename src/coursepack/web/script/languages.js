// The languages of a package: one is shown, the others stand by in templates; the learner's work is the same in all.
coursepack.languages = (() => {
  const primary = (language) => language.toLowerCase().split("-")[0];

  // What the page says in each language, as it was before anything changed it.
  const copies = () => {
    const root = document.documentElement;
    const own = document.createDocumentFragment();
    [...document.body.childNodes].filter((node) => !(node.dataset && node.dataset.language))
      .forEach((node) => own.append(node.cloneNode(true)));
    const found = new Map([[root.lang, { direction: root.dir, content: own }]]);
    document.querySelectorAll("template[data-language]").forEach((template) => {
      found.set(template.dataset.language, { direction: template.dataset.direction, content: template.content });
    });
    return found;
  };

  // The language that the learner chose before, else one that the platform or the browser asks for.
  const wanted = (store, known) => [store.language(), ...store.asked(), ...window.navigator.languages]
    .map((asked) => known.find((one) => one === asked) ?? known.find((one) => primary(one) === primary(asked)))
    .find(Boolean);

  // Shows the language that is wanted and calls `begin`, then again for each language chosen.
  const start = (store, begin) => {
    if (!document.querySelector("template[data-language]")) {
      begin();
      return;
    }
    const root = document.documentElement;
    const known = copies();
    const show = (language) => {
      const { direction, content } = known.get(language);
      Object.assign(root, { lang: language, dir: direction });
      document.body.replaceChildren(content.cloneNode(true));
      begin();
      document.getElementById("Language").addEventListener("change", (event) => {
        store.keepLanguage(event.target.value);
        show(event.target.value);
        document.getElementById("Language").focus();
      });
    };
    show(wanted(store, [...known.keys()]) ?? root.lang);
  };

  return { start };
})();
