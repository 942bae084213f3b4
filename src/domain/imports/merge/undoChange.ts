import { isDeepStrictEqual } from 'node:util';
import { figureAt, importedFields, valueAt, type FoodValues } from '../rows/importedFields.ts';
import { mergeImported, type FieldChange } from './mergeImported.ts';

/**
 * Takes a change of an import back, field by field: a field that still has the imported value gets its former one. A
 * field that somebody has changed since stays. Of a food that was verified since, everything stays.
 */
export function undoChange({
  stored,
  from,
  to,
  verified,
}: {
  stored: FoodValues;
  /** The fields that the import has changed, as they were. */
  from: FoodValues;
  /** The same fields after the import. */
  to: FoodValues;
  verified: boolean;
}): { readonly food: FoodValues; readonly isRestored: boolean; readonly kept: readonly FieldChange[] } {
  const before = { ...stored, ...from };
  const after = { ...stored, ...to };
  const isChanged = (field: string) => !isDeepStrictEqual(seen(before, field), seen(after, field));
  const isImported = (field: string) => isDeepStrictEqual(seen(stored, field), seen(after, field));
  const changed = importedFields.filter(isChanged);
  const kept = changed
    .filter((field) => verified || !isImported(field))
    .map((field) => ({ field, from: seen(stored, field), to: seen(before, field), kept: true as const }));
  if (verified) return { food: stored, isRestored: false, kept };
  const merged = mergeImported({
    stored,
    incoming: before,
    // Fields that the import did not change count as well: their flags come back with them.
    fields: importedFields.filter((field) => isImported(field)),
    handSet: [],
    verified: false,
  });
  return { food: merged.food, isRestored: merged.changes.length > 0, kept };
}

function seen(food: FoodValues, field: string): unknown {
  return figureAt(food, field) ?? valueAt(food, field);
}
