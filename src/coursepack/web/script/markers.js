// Markers on an image: pins to drag, and for each of them its distances from the left and the top.
coursepack.markers = (section, key, words) => {
  const image = section.querySelector(".onimage img");
  const frame = section.querySelector(".onimage");
  const boxes = [...section.querySelectorAll("[data-marker]")];

  const field = (label, value, most) => {
    const input = document.createElement("input");
    Object.assign(input, { type: "number", min: 0, max: most, value });
    input.setAttribute("aria-label", label);
    return input;
  };

  const changed = () => frame.dispatchEvent(new Event("input", { bubbles: true }));
  const clamp = (value, most) => Math.min(Math.max(0, Math.round(value)), most);

  const drag = (pin, move) => {
    pin.addEventListener("pointerdown", (event) => {
      if (pin.dataset.locked) return;
      event.preventDefault();
      pin.setPointerCapture(event.pointerId);
    });
    pin.addEventListener("pointermove", (event) => {
      if (!pin.hasPointerCapture(event.pointerId)) return;
      const box = image.getBoundingClientRect();
      move(
        ((event.clientX - box.left) / box.width) * image.naturalWidth,
        ((event.clientY - box.top) / box.height) * image.naturalHeight,
      );
    });
  };

  const limit = (box) => {
    box.querySelector(".add").hidden = box.querySelector(".put").children.length >= Number(box.dataset.most);
  };

  const add = (box, x, y) => {
    const name = box.dataset.words;
    const fill = (word) => words[word].replace("{marker}", name);
    const row = document.createElement("li");
    const left = field(fill("marker_left"), x, image.naturalWidth);
    const top = field(fill("marker_top"), y, image.naturalHeight);
    const remove = document.createElement("button");
    remove.type = "button";
    remove.textContent = "×";
    remove.setAttribute("aria-label", fill("marker_remove"));
    const pin = document.createElement("span");
    pin.className = "pin";
    pin.textContent = name;
    pin.setAttribute("aria-hidden", "true");
    const place = () => {
      pin.style.left = `${(100 * left.value) / image.naturalWidth}%`;
      pin.style.top = `${(100 * top.value) / image.naturalHeight}%`;
    };
    [left, top].forEach((input) => input.addEventListener("input", place));
    drag(pin, (toX, toY) => {
      left.value = clamp(toX, image.naturalWidth);
      top.value = clamp(toY, image.naturalHeight);
      place();
      changed();
    });
    remove.addEventListener("click", () => {
      row.remove();
      pin.remove();
      limit(box);
      changed();
      box.querySelector(".add").focus();
    });
    row.append(left, top, remove);
    box.querySelector(".put").append(row);
    frame.append(pin);
    place();
    limit(box);
    return left;
  };

  boxes.forEach((box) => box.querySelector(".add").addEventListener("click", () => {
    const first = add(box, Math.round(image.naturalWidth / 2), Math.round(image.naturalHeight / 2));
    changed();
    first.focus();
  }));

  const point = (row) => [...row.querySelectorAll("input")].map((input) => clamp(Number(input.value), Number(input.max))).join(",");

  const write = (response) => {
    section.querySelectorAll(".pin, .put > li").forEach((one) => one.remove());
    // A response to an older release may have markers that are no more.
    response.split("|").slice(0, boxes.length).forEach((list, marker) => list.split(";").filter(Boolean)
      .forEach((one) => add(boxes[marker], ...one.split(",").map(Number))));
    boxes.forEach(limit);
  };

  return {
    read: () => {
      const lists = boxes.map((box) => [...box.querySelectorAll(".put > li")].map(point).join(";"));
      return lists.some(Boolean) ? lists.join("|") : "";
    },
    // Places are in pixels of the image, which are known once it is there.
    write: (response) => {
      if (image.complete && image.naturalWidth) write(response);
      else image.addEventListener("load", () => write(response), { once: true });
    },
    arrange: () => {},
  };
};
