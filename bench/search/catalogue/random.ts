/** Returns a number from 0 inclusive to 1 exclusive. */
export type Random = () => number;

/** Mulberry32, a small generator. It returns the same numbers in every run and on every machine. */
export function seededRandom(seed: number): Random {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

/** Picks the n-th item in proportion to 1 / n^exponent (Zipf's law of words and brands). */
export function zipfSampler<T>(
  items: readonly T[],
  { exponent, random }: { exponent: number; random: Random },
): () => T {
  let total = 0;
  const sums = items.map((_, at) => (total += (at + 1) ** -exponent));
  return () => {
    const threshold = random() * total;
    let [low, high] = [0, items.length - 1];
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((sums[middle] ?? total) > threshold) high = middle;
      else low = middle + 1;
    }
    const item = items[low];
    if (item === undefined) throw new Error('there is nothing to pick from');
    return item;
  };
}
