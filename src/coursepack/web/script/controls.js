// The controls of a question on the page, read and written as one line of text that the store keeps.
coursepack.controls = (() => {
  const { shuffle } = coursepack.random;
  const { SEPARATOR } = coursepack.grade;

  const byNumber = (name) => (one, other) => Number(one.dataset[name]) - Number(other.dataset[name]);
  const all = (section, selector) => [...section.querySelectorAll(selector)];
  const checked = (inputs) => inputs.filter((input) => input.checked).map((input) => input.value)
    .sort((one, other) => one - other).join(",");
  const check = (inputs, response) => {
    const values = response.split(",");
    inputs.forEach((input) => { input.checked = values.includes(input.value); });
  };

  // What was typed, without control characters that come in by pasting.
  const written = (input) => input.value.replace(/[\0-\x1f\x7f]/g, "");

  // Puts the options of a list into another order; its first entry stays.
  const mixList = (select, seed) => {
    const [none, ...options] = [...select.options];
    shuffle(options.sort((one, other) => one.value - other.value), seed).forEach((option) => select.append(option));
    select.prepend(none);
  };

  const mixItems = (items, name, seed) => {
    const parent = items[0].parentElement;
    shuffle(items.sort(byNumber(name)), seed).forEach((item) => parent.append(item));
  };

  // Choosing: radio buttons or boxes.
  const options = (section, key) => {
    const inputs = all(section, ".choices input");
    return {
      read: () => checked(inputs),
      write: (response) => check(inputs, response),
      arrange: (seed) => { if (key.shuffle) mixItems(all(section, ".option"), "option", seed); },
    };
  };

  // Typing one line, with a unit beside it perhaps.
  const line = (section) => {
    const input = section.querySelector(".field input[type=text]");
    const list = section.querySelector("select[data-unit]");
    const radios = all(section, "input[data-unit]");
    return {
      read: () => {
        const typed = written(input);
        const unit = list ? list.value : (radios.find((radio) => radio.checked) ?? { value: "" }).value;
        return unit ? `${typed}\t${unit}` : typed;
      },
      write: (response) => {
        const [typed, unit = ""] = response.split("\t");
        input.value = typed;
        if (list) list.value = unit;
        radios.forEach((radio) => { radio.checked = radio.value === unit; });
      },
      arrange: () => {},
    };
  };

  // Writing notes: what stood there at first is no answer.
  const notes = (section) => {
    const area = section.querySelector("textarea");
    const first = area.value;
    return {
      read: () => (area.value === first ? "" : area.value),
      write: (response) => { area.value = response || first; },
      arrange: () => {},
    };
  };

  // Things are dragged onto lists and spots; the list takes the value.
  const dragging = (section, selects) => {
    let held = null;
    const take = (target) => {
      const spot = target.closest("[data-spot]");
      const select = spot ? selects[Number(spot.dataset.spot)] : target.closest("select[data-place]");
      return select && [...select.options].some((option) => option.value === held) ? select : null;
    };
    section.addEventListener("dragstart", (event) => {
      const chip = event.target.closest("[data-chip]");
      if (!chip) return;
      held = chip.dataset.chip;
      event.dataTransfer.setData("text/plain", held);
    });
    section.addEventListener("dragover", (event) => { if (held !== null && take(event.target)) event.preventDefault(); });
    section.addEventListener("drop", (event) => {
      const select = held === null ? null : take(event.target);
      if (!select || select.disabled) return;
      event.preventDefault();
      select.value = held;
      select.dispatchEvent(new Event("input", { bubbles: true }));
    });
    section.addEventListener("dragend", () => { held = null; });
  };

  // A list for each place. What exists once leaves its old place for the new one.
  const places = (section, key) => {
    const selects = all(section, "select[data-place]").sort(byNumber("place"));
    const stems = all(section, ".selects > [data-option]");
    section.addEventListener("input", (event) => {
      const { value } = event.target;
      if (value === "" || !(key.once ?? []).includes(Number(value))) return;
      selects.forEach((select) => { if (select !== event.target && select.value === value) select.value = ""; });
    });
    dragging(section, selects);
    const draw = (seed) => {
      const drawn = shuffle(stems.map((_, at) => at), seed + 2).slice(0, key.draw).sort((one, other) => one - other);
      stems.forEach((stem) => { stem.hidden = !drawn.includes(Number(stem.dataset.option)); });
      key.drawn = drawn;
    };
    return {
      read: () => {
        const values = selects.map((select) => select.value);
        return values.some(Boolean) ? values.join(",") : "";
      },
      write: (response) => {
        const values = response.split(",");
        selects.forEach((select, place) => { select.value = values[place] ?? ""; });
      },
      arrange: (seed) => {
        if (key.draw) draw(seed);
        if (key.mix) selects.forEach((select) => mixList(select, seed));
        if (key.shuffle && stems.length) mixItems(stems, "option", seed + 1);
      },
    };
  };

  // Items that are moved up and down, or dragged.
  const order = (section, key, words) => {
    const list = section.querySelector(".order");
    const everything = [...list.children];
    const status = section.querySelector(".moved");
    let dragged = null;
    const items = () => [...list.children];
    const tell = (item) => {
      status.textContent = words.moved.replace("{position}", items().indexOf(item) + 1).replace("{total}", items().length);
      list.dispatchEvent(new Event("input", { bubbles: true }));
    };
    list.addEventListener("click", (event) => {
      const button = event.target.closest(".up, .down");
      if (!button || button.disabled) return;
      const item = button.closest("li");
      if (button.classList.contains("up")) item.previousElementSibling?.before(item);
      else item.nextElementSibling?.after(item);
      button.focus();
      tell(item);
    });
    list.addEventListener("dragstart", (event) => { dragged = event.target.closest("li"); });
    list.addEventListener("dragover", (event) => { if (dragged) event.preventDefault(); });
    list.addEventListener("drop", (event) => {
      const target = event.target.closest("li");
      if (!dragged || !target || target === dragged || list.querySelector("button").disabled) return;
      event.preventDefault();
      if (items().indexOf(target) < items().indexOf(dragged)) target.before(dragged);
      else target.after(dragged);
      tell(dragged);
    });
    const byValue = (value) => everything.find((item) => item.dataset.option === value);
    return {
      read: () => items().map((item) => item.dataset.option).join(","),
      write: (response) => { if (response) list.replaceChildren(...response.split(",").map(byValue).filter(Boolean)); },
      arrange: (seed) => {
        const values = everything.map((item) => item.dataset.option);
        const from = key.select === "contiguous" ? coursepack.random.pick(values.length - key.draw + 1, seed) : 0;
        const drawn = (key.select === "random" ? shuffle(values, seed + 2) : values).slice(from, from + key.draw);
        key.drawnItems = drawn.map(Number).sort((one, other) => one - other);
        list.replaceChildren(...shuffle(drawn.sort(), seed).map(byValue));
      },
    };
  };

  // Small questions in a text.
  const parts = (section, key) => {
    const found = all(section, "[data-part]").sort(byNumber("part")).map((element, at) => {
      const inputs = all(element, "input");
      return {
        read: () => (inputs.length ? checked(inputs) : written(element)),
        write: (response) => { if (inputs.length) check(inputs, response); else element.value = response; },
        arrange: (seed) => {
          if (!key.parts[at].mix) return;
          if (element.tagName === "SELECT") mixList(element, seed + at);
          else shuffle([...element.children], seed + at).forEach((label) => element.append(label));
        },
      };
    });
    return {
      read: () => {
        const responses = found.map((part) => part.read());
        return responses.some(Boolean) ? responses.join(SEPARATOR) : "";
      },
      write: (response) => {
        const responses = response.split(SEPARATOR);
        found.forEach((part, at) => part.write(responses[at] ?? ""));
      },
      arrange: (seed) => found.forEach((part) => part.arrange(seed)),
    };
  };

  const none = { read: () => "", write: () => {}, arrange: () => {} };

  const kinds = {
    truefalse: options, multichoice: options, shortanswer: line, numerical: line, match: places, ordering: order,
    multianswer: parts, essay: notes, description: () => none,
    ddmarker: (section, key, words) => coursepack.markers(section, key, words),
  };

  // Shows the texts of one set of values.
  const showVariant = (section, key, seed) => {
    if (!key.variants) return;
    const chosen = coursepack.random.pick(key.variants.length, seed);
    Object.assign(key, key.variants[chosen]);
    all(section, "[data-variant]").forEach((one) => { one.hidden = Number(one.dataset.variant) !== chosen; });
  };

  // Spots on an image stand where the image's own pixels are.
  const placeSpots = (section) => {
    const image = section.querySelector(".onimage img");
    if (!image) return;
    const place = () => all(section, "[data-left]").forEach((spot) => {
      spot.style.left = `${(100 * spot.dataset.left) / image.naturalWidth}%`;
      spot.style.top = `${(100 * spot.dataset.top) / image.naturalHeight}%`;
    });
    if (image.complete && image.naturalWidth) place();
    image.addEventListener("load", place);
  };

  const control = (section, key, words) => {
    const made = kinds[key.type](section, key, words);
    placeSpots(section);
    return {
      ...made,
      arrange: (seed) => {
        showVariant(section, key, seed);
        made.arrange(seed);
      },
      lock: (locked) => all(section, "input, select, textarea, button:not(.retry)").forEach((input) => {
        if (input.matches("input[type=text], textarea")) input.readOnly = locked;
        else input.disabled = locked;
      }),
    };
  };

  return { control };
})();
