// Places for notes on training activities: kept with the learner's work.
coursepack.notes = (() => {
  const start = (data, store, stop) => data.pages.forEach((page) => {
    const area = document.getElementById(`${page.id}--Notes`);
    if (!area) return;
    area.value = store.note(page);
    area.readOnly = store.isReadOnly();
    area.addEventListener("input", () => store.keepNote(page, area.value));
    document.addEventListener("retired", () => { area.readOnly = true; }, { signal: stop });
  });

  return { start };
})();
