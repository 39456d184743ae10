// Pages: one at a time, by the address after #, with progress and the contents.
coursepack.pages = (() => {
  const byId = (id) => document.getElementById(id);

  const start = (data, store, viewed, stop) => {
    const pages = new Map(data.pages.map((page) => [page.id, page]));
    const links = [...document.querySelectorAll("#ContentsList a[data-page]")];
    const button = byId("ContentsButton");
    let shown = null;

    const progress = () => {
      const done = data.pages.filter(store.isViewed).length;
      byId("Progress").value = done;
      byId("ProgressText").textContent = data.words.progress
        .replace("{done}", done).replace("{total}", data.pages.length);
      links.forEach((link) => {
        const page = pages.get(link.dataset.page);
        link.querySelector(".viewed").hidden = !store.isViewed(page);
        if (page.id === shown) link.setAttribute("aria-current", "page");
        else link.removeAttribute("aria-current");
      });
    };

    const show = (id, moveFocus) => {
      if (id !== shown) {
        pages.forEach((page) => { byId(page.id).hidden = page.id !== id; });
        shown = id;
        const title = byId(`${id}--Title`);
        document.title = `${title.textContent} – ${data.title}`;
        store.view(pages.get(id));
        progress();
        viewed();
      }
      contents(false);
      if (moveFocus) {
        byId(`${id}--Title`).focus({ preventScroll: true });
        window.scrollTo(0, 0);
      }
    };

    const contents = (open) => {
      button.setAttribute("aria-expanded", String(open));
      byId("Contents").classList.toggle("open", open);
    };
    button.addEventListener("click", () => contents(button.getAttribute("aria-expanded") !== "true"));
    byId("Contents").addEventListener("keydown", (event) => {
      if (event.key === "Escape" && byId("Contents").classList.contains("open")) {
        contents(false);
        button.focus();
      }
    });

    // The address may name a page, or something within one.
    const follow = () => {
      const id = decodeURIComponent(window.location.hash.slice(1));
      const target = id && byId(id);
      if (!target) return;
      if (pages.has(id)) show(id, true);
      else {
        const page = target.closest(".page");
        if (page) show(page.id, false);
        target.scrollIntoView();
      }
    };
    window.addEventListener("hashchange", follow, { signal: stop });

    // A link to the page that is already shown changes no address.
    document.addEventListener("click", (event) => {
      const link = event.target.closest('a[href^="#"]');
      if (link && link.getAttribute("href") === window.location.hash) follow();
    }, { signal: stop });

    const asked = decodeURIComponent(window.location.hash.slice(1));
    const first = [asked, store.location(), data.pages[0].id].find((id) => pages.has(id));
    show(first, false);
  };

  return { start };
})();
