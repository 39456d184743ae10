// Shows the course again after each change, and what is wrong with it over the last good one.
(() => {
  const errors = document.getElementById("Errors");
  const frame = document.getElementById("Package");
  let shown = null;

  new EventSource("/events").addEventListener("message", (event) => {
    const state = JSON.parse(event.data);
    errors.textContent = state.errors;
    errors.hidden = !state.errors;
    if (shown !== null && shown !== state.generation && !state.errors) {
      if (frame) frame.contentWindow.location.reload();
      else window.location.reload();
    }
    shown = state.generation;
  });
})();
