// Numbers that look drawn and are always the same for the same seed, so that a learner finds the same order again.
coursepack.random = (() => {
  // mulberry32
  const numbers = (seed) => {
    let state = seed >>> 0;
    return () => {
      state = (state + 0x6d2b79f5) >>> 0;
      let mixed = Math.imul(state ^ (state >>> 15), state | 1);
      mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
      return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
    };
  };

  const shuffle = (elements, seed) => {
    const next = numbers(seed);
    const mixed = [...elements];
    for (let last = mixed.length - 1; last > 0; last -= 1) {
      const at = Math.floor(next() * (last + 1));
      [mixed[last], mixed[at]] = [mixed[at], mixed[last]];
    }
    return mixed;
  };

  const pick = (count, seed) => Math.floor(numbers(seed)() * count);

  return { shuffle, pick };
})();
