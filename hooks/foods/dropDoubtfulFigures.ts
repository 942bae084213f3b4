import type { FieldHook } from 'payload';
import { flaggedNutrientsOf } from '../../src/domain/foods/storedQuality.ts';

/** Leaves out figures in doubt when a food is copied. The copy has no quality flags, so they would look certain. */
export const dropDoubtfulFigures: FieldHook = ({ data, value }) => {
  const doubtful: ReadonlySet<string> = flaggedNutrientsOf(data?.['quality']);
  const figures: unknown = value;
  return typeof figures === 'object' && figures !== null
    ? Object.fromEntries(Object.entries(figures).filter(([name]) => !doubtful.has(name)))
    : figures;
};
