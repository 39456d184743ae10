// Terms of the glossaries: each is a button in the text, which opens its meaning over the page.
coursepack.terms = (() => {
  const start = (stop) => {
    const dialog = document.getElementById("Definition");
    if (!dialog) return;
    const close = () => dialog.close();
    const open = (term) => {
      const meaning = document.getElementById(term.dataset.term);
      document.getElementById("DefinitionTerm").textContent = meaning.dataset.words;
      document.getElementById("DefinitionText").replaceChildren(meaning.content.cloneNode(true));
      dialog.showModal();
    };
    document.addEventListener("click", (event) => {
      const term = event.target.closest("button.term");
      if (term) open(term);
    }, { signal: stop });
    // What is clicked outside of the words is the dialogue itself.
    dialog.addEventListener("click", (event) => {
      if (event.target === dialog || event.target.closest(".close")) close();
    });
  };

  return { start };
})();
