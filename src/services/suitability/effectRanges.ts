import type { IdRange } from '../../database/foods/factRows.ts';

export const effectModes = ['sample', 'exact'] as const;
export type EffectMode = (typeof effectModes)[number];

/** How far the ids are looked at. */
export interface EffectProgress {
  readonly done: number;
  readonly total: number;
}

/** Ids that a thread looks at together. */
const rangeSize = 5_000;
/** While some are read, others are judged. */
export const tasksAtOnce = 4;
/** A sample of so many foods takes half a second. */
export const sampledFoods = 20_000;
const sampledRanges = 50;

/** All ids, a range for each task. */
export function allRanges(lastId: number): IdRange[][] {
  return Array.from({ length: Math.ceil(lastId / rangeSize) }, (_, at) => [
    { after: at * rangeSize, upTo: (at + 1) * rangeSize },
  ]);
}

/** Ranges at equal distances, so that foods of all imports are among them. They are the same each time. */
export function sampleRanges(lastId: number, foods: number): IdRange[][] {
  if (lastId <= foods) return allRanges(lastId);
  const size = Math.ceil(foods / sampledRanges);
  const ranges = Array.from({ length: sampledRanges }, (_, at) => {
    const after = Math.floor((at * (lastId - size)) / (sampledRanges - 1));
    return { after, upTo: after + size };
  });
  return [0, 1, 2, 3].map((task) => ranges.filter((_range, at) => at % 4 === task));
}

/** How many ids ranges have. */
export function idsOf(ranges: readonly IdRange[], lastId: number): number {
  return ranges.reduce((sum, { after, upTo }) => sum + Math.min(upTo, lastId) - after, 0);
}
