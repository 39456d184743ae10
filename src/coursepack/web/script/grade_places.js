// Marking what is put into places or into an order.
(() => {
  const { types, nothing, graded } = coursepack.grade;

  // match, gapselect, ddwtos, ddimageortext, randomsamatch: the share of places with the right choice.
  types.match = (key, response) => {
    const chosen = response.split(",");
    const places = key.drawn ?? key.right.map((_, place) => place);
    if (!places.some((place) => (chosen[place] ?? "") !== "")) return nothing;
    const marks = Object.fromEntries(places.map((place) => [
      place, chosen[place] === String(key.right[place]) ? "right" : "wrong",
    ]));
    const right = Object.values(marks).filter((mark) => mark === "right").length;
    return graded(right / places.length, [], marks);
  };

  const pairs = (order, includeLast) => new Map(
    order.slice(0, includeLast ? undefined : -1).map((item, at) => [item, order[at + 1] ?? null]),
  );

  const share = (right, all) => (all ? right / all : 0);

  const relativeNext = (order, ideal, includeLast) => {
    const now = pairs(order, includeLast);
    const wanted = [...pairs(ideal, includeLast)];
    return share(wanted.filter(([item, next]) => now.get(item) === next).length, wanted.length);
  };

  // Neighbours before and after; beyond the ends there is a neighbour too (`null`), where only one counts.
  const neighbours = (order, all) => new Map(order.map((item, at) => (all
    ? [item, [order.slice(0, at), order.slice(at + 1)]]
    : [item, [[order[at - 1] ?? null], [order[at + 1] ?? null]]])));

  const relativeBoth = (order, ideal, all) => {
    const now = neighbours(order, all);
    let right = 0;
    let most = 0;
    neighbours(ideal, all).forEach((sides, item) => {
      sides.forEach((wanted, side) => {
        right += now.get(item)[side].filter((other) => wanted.includes(other)).length;
        most += wanted.length;
      });
    });
    return share(right, most);
  };

  // The longest run of items in their order, with gaps or without; a single item is no run.
  const longestSubset = (order, ideal, contiguous) => {
    const ranks = order.map((item) => ideal.indexOf(item));
    const lengths = [];
    ranks.forEach((rank, at) => {
      const before = lengths.filter((_, earlier) => (contiguous ? ranks[earlier] === rank - 1 : ranks[earlier] < rank));
      lengths[at] = 1 + Math.max(0, ...before);
    });
    const longest = Math.max(0, ...lengths);
    return share(longest > 1 ? longest : 0, order.length);
  };

  const relativeToCorrect = (order, ideal) => {
    const most = ideal.length - 1;
    const found = ideal.map((item, at) => Math.max(0, most - Math.abs(at - order.indexOf(item))));
    return share(found.reduce((sum, one) => sum + one, 0), most * ideal.length);
  };

  const absolute = (order, ideal) => share(order.filter((item, at) => item === ideal[at]).length, ideal.length);

  const ways = {
    "all-or-nothing": (order, ideal) => (absolute(order, ideal) === 1 ? 1 : 0),
    "absolute-position": absolute,
    "relative-next-exclude-last": (order, ideal) => relativeNext(order, ideal, false),
    "relative-next-include-last": (order, ideal) => relativeNext(order, ideal, true),
    "relative-one-previous-and-next": (order, ideal) => relativeBoth(order, ideal, false),
    "relative-all-previous-and-next": (order, ideal) => relativeBoth(order, ideal, true),
    "longest-ordered-subset": (order, ideal) => longestSubset(order, ideal, false),
    "longest-contiguous-subset": (order, ideal) => longestSubset(order, ideal, true),
    "relative-to-correct": relativeToCorrect,
  };

  // The order as it stands counts as the response, moved or not.
  types.ordering = (key, response) => {
    if (response === "") return nothing;
    const order = response.split(",").map(Number);
    const ideal = [...order].sort((a, b) => a - b);
    const marks = Object.fromEntries(order.map((item, at) => [item, item === ideal[at] ? "right" : "wrong"]));
    return graded(ways[key.grading](order, ideal), [], marks);
  };

  // Winding number of a polygon around a point; its edge belongs to it.
  const isInPolygon = ([x, y], corners) => {
    let winding = 0;
    for (let at = 0; at < corners.length; at += 1) {
      const [fromX, fromY] = corners[at];
      const [toX, toY] = corners[(at + 1) % corners.length];
      const up = fromY <= y;
      if (up ? toY >= y : toY <= y) {
        const side = (toX - fromX) * (y - fromY) - (x - fromX) * (toY - fromY);
        if (side === 0) return true;
        if (up && side > 0) winding += 1;
        if (!up && side < 0) winding -= 1;
      }
    }
    return winding !== 0;
  };

  // Moodle does not close a polygon whose last corner is its first.
  const open = (corners) => {
    const [first, last] = [corners[0], corners[corners.length - 1]];
    return first[0] === last[0] && first[1] === last[1] ? corners.slice(0, -1) : corners;
  };

  const isInZone = (zone, [x, y]) => {
    switch (zone.shape) {
      case "circle":
        return Math.sqrt((x - zone.at[0]) ** 2 + (y - zone.at[1]) ** 2) <= zone.radius;
      case "rectangle":
        return x >= zone.at[0] && x <= zone.at[0] + zone.size[0] && y >= zone.at[1] && y <= zone.at[1] + zone.size[1];
      default:
        return isInPolygon([x, y], open(zone.points));
    }
  };

  const points = (response) => response.split("|").map((list) => list.split(";").filter(Boolean)
    .map((point) => point.split(",").map((number) => Math.round(Number(number)))));

  // Which marker each zone takes (`taken`), and how many there are. Zones with the fewest markers on them choose
  // first; each takes one marker that no other has taken.
  const hits = (key, response) => {
    const put = points(response);
    const total = put.reduce((sum, list) => sum + list.length, 0);
    const found = key.zones.map((zone, place) => [place, (put[zone.marker] ?? [])
      .map((point, item) => [item, isInZone(zone, point)]).filter(([, isHit]) => isHit)
      .map(([item]) => `${zone.marker} ${item}`)]).filter(([, items]) => items.length);
    found.sort((one, other) => one[1].length - other[1].length);
    const taken = new Map();
    found.forEach(([place, items]) => {
      const free = items.find((item) => ![...taken.values()].includes(item));
      if (free) taken.set(place, free);
    });
    return { taken, total };
  };

  types.ddmarker = (key, response) => {
    const { taken, total } = hits(key, response);
    return total ? graded(taken.size / Math.max(key.zones.length, total), []) : nothing;
  };

  Object.assign(coursepack.grade, { points, hits });
})();
