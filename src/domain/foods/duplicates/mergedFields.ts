import type { FoodField } from '../fieldKinds.ts';
import { foodFields, type FoodFieldName } from '../fields.ts';

/** A food that stays keeps what identifies it, and what somebody has said of it alone. */
const own = ['kind', 'source', 'code', 'nutrientQualifiers', 'verifiedBy', 'popularity'] as const;
type Own = (typeof own)[number];

export type MergedField = Exclude<FoodFieldName, Own | 'allergensFrom' | 'quality' | 'owner'>;

/** The fields that a merge can take from the merged food. */
export const mergedFields: readonly MergedField[] = (Object.keys(foodFields) as FoodFieldName[]).filter(
  isMerged,
);

function isMerged(name: FoodFieldName): name is MergedField {
  const names: readonly string[] = own;
  const field: FoodField = foodFields[name];
  return !names.includes(name) && field.setBy !== 'server';
}
