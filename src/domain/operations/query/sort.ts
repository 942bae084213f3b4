import { resolvePath, type QueryField } from './fields.ts';
import { queryLimits } from './limits.ts';

/** The keys of an order (`-updatedAt`), or the key that is refused. */
export type ReadSort = { readonly keys: readonly string[] } | { readonly refused: string };

/**
 * Reads an order: keys in one text with commas, or in a list. A key is refused when no field has its name, when another
 * key has it too, or when one document may have several values there.
 *
 * @param followsRelations whether fields of related documents are keys. For strangers they are not: the order of public
 *   documents would tell the private values behind them.
 */
export function readSort(
  sort: unknown,
  fields: readonly QueryField[],
  { followsRelations }: { followsRelations: boolean },
): ReadSort {
  const list: readonly unknown[] = Array.isArray(sort) ? sort : [sort];
  const keys = list.flatMap((one) => (typeof one === 'string' ? one.split(',') : [null]));
  if (keys.length > queryLimits.sortKeys) return { refused: 'sort' };
  const seen = new Set<string>();
  for (const key of keys) {
    const path = key?.replace(/^-/, '').replaceAll('__', '.') ?? '';
    const resolved = resolvePath(path, fields);
    const isKey =
      resolved !== undefined &&
      !seen.has(path) &&
      !resolved.hasRows &&
      resolved.isOpen &&
      resolved.relations <= (followsRelations ? queryLimits.relations : 0) &&
      (resolved.end.kind === 'value' ? resolved.end.holds.kind !== 'own-account' : resolved.end.isWhole);
    if (!isKey) return { refused: (key ?? 'sort').slice(0, 100) || 'sort' };
    seen.add(path);
  }
  return { keys: keys.flatMap((key) => (key === null ? [] : [key.replaceAll('__', '.')])) };
}

/**
 * The order with the id at its end, in the direction of the last key, so that one index serves both. Without a unique
 * last key, pages repeat and lose documents.
 */
export function withId(sort: string | readonly string[] | undefined, fallback: string): string[] {
  const given = typeof sort === 'string' ? sort.split(',') : [...(sort ?? [])];
  const keys = given.length === 0 ? [fallback] : given;
  if (keys.some((key) => key === 'id' || key === '-id')) return keys;
  return [...keys, keys.at(-1)?.startsWith('-') === true ? '-id' : 'id'];
}
