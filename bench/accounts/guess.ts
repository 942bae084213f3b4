/** How well somebody tells two kinds of calls apart who knows only how long each took. */
export interface Guessed {
  /** The share of right guesses; 0.5 is chance. */
  readonly share: number;
  /** The share that chance alone reaches in 39 of 40 runs. */
  readonly chance: number;
}

/**
 * Chooses the best threshold on one half of the samples and guesses the other half with it, and the other way round. So
 * the threshold is never tried on what it was chosen from.
 */
export function guessByThreshold(a: readonly number[], b: readonly number[]): Guessed {
  const halves = [0, 1].map((half) => ({ a: a.filter(isIn(half)), b: b.filter(isIn(half)) }));
  const [first = empty, second = empty] = halves;
  const right = rightGuesses(second, bestThreshold(first)) + rightGuesses(first, bestThreshold(second));
  const count = a.length + b.length;
  return { share: right / count, chance: 0.5 + 1.96 * Math.sqrt(0.25 / count) };
}

interface Samples {
  readonly a: readonly number[];
  readonly b: readonly number[];
}
interface Threshold {
  readonly at: number;
  readonly isASlower: boolean;
}

const empty: Samples = { a: [], b: [] };

function isIn(half: number): (value: number, at: number) => boolean {
  return (_, at) => at % 2 === half;
}

function bestThreshold(samples: Samples): Threshold {
  const candidates = [...samples.a, ...samples.b].flatMap((at): Threshold[] => [
    { at, isASlower: true },
    { at, isASlower: false },
  ]);
  const scored = candidates.map((threshold) => ({ threshold, right: rightGuesses(samples, threshold) }));
  const best = scored.toSorted((one, other) => other.right - one.right)[0];
  return best?.threshold ?? { at: 0, isASlower: true };
}

function rightGuesses({ a, b }: Samples, { at, isASlower }: Threshold): number {
  const slow = (times: readonly number[]) => times.filter((time) => time >= at).length;
  return isASlower ? slow(a) + b.length - slow(b) : a.length - slow(a) + slow(b);
}
