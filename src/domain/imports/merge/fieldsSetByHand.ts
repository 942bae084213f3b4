import { isDeepStrictEqual } from 'node:util';
import { figureAt, importedFields, valueAt, type FoodValues } from '../rows/importedFields.ts';

const names: ReadonlySet<string> = new Set(importedFields);

/**
 * The fields of a food that a person has set, after a write of a person: those that were set before and are not released
 * now, and those that the write changes. Imports leave them as they are.
 *
 * @param input.released the list that the person has sent, which may lack fields: those are released. Undefined: none is.
 * @returns null for a food of which nobody has set anything. An empty list remembers that something was released, so
 *   that the next import compares the food with its row again.
 */
export function fieldsSetByHand({
  before,
  after,
  stored,
  released,
}: {
  before: FoodValues;
  after: FoodValues;
  stored: unknown;
  released: unknown;
}): readonly string[] | null {
  const known = namesIn(stored);
  const sent = released === undefined ? undefined : new Set(namesIn(released));
  const left = known.filter((name) => sent?.has(name) ?? true);
  const changed = importedFields.filter(
    (field) => !isDeepStrictEqual(seen(before, field), seen(after, field)),
  );
  const all = importedFields.filter((field) => left.includes(field) || changed.includes(field));
  return all.length === 0 && stored == null ? null : all;
}

/** Whether a list of fields may be stored; nothing may, too. */
export function isHandSet(value: unknown): boolean {
  return value == null || (Array.isArray(value) && value.every((name) => names.has(String(name))));
}

function namesIn(value: unknown): string[] {
  return Array.isArray(value) ? value.filter((name): name is string => names.has(String(name))) : [];
}

/** A relation may be the document or its id, a day an instant or a date. */
function seen(food: FoodValues, field: string): unknown {
  const value = figureAt(food, field) ?? valueAt(food, field);
  if (field === 'category' && typeof value === 'object' && value !== null && 'id' in value) return value.id;
  if (field === 'source.retrievedAt' && typeof value === 'string') return new Date(value).getTime();
  if (value instanceof Date) return value.getTime();
  return value;
}
