/** Where a document names a food: keys and positions from its root. */
export type MentionPath = (string | number)[];

/**
 * Replaces a food by another one wherever a JSON value names it: `{"food": 1}`, or a relationship of rich text,
 * `{"relationTo": "foods", "value": 1}`.
 *
 * @returns the changed value, and the places.
 */
export function moveMentions(
  value: unknown,
  { from, into }: { from: number; into: number },
  path: MentionPath = [],
): { value: unknown; paths: MentionPath[] } {
  if (typeof value !== 'object' || value === null) return { value, paths: [] };
  const isFoodRelation = 'relationTo' in value && value.relationTo === 'foods';
  const paths: MentionPath[] = [];
  const entries = Object.entries(value).map(([key, member]: [string, unknown]): [string, unknown] => {
    const at = Array.isArray(value) ? Number(key) : key;
    if (member === from && (key === 'food' || (isFoodRelation && key === 'value'))) {
      paths.push([...path, at]);
      return [key, into];
    }
    const moved = moveMentions(member, { from, into }, [...path, at]);
    paths.push(...moved.paths);
    return [key, moved.value];
  });
  if (paths.length === 0) return { value, paths };
  return { value: Array.isArray(value) ? entries.map(([, one]) => one) : Object.fromEntries(entries), paths };
}

/** Names the first food again at these places, where the second one is still there. */
export function moveBack(
  value: unknown,
  { from, into, paths }: { from: number; into: number; paths: readonly MentionPath[] },
): unknown {
  const copy: unknown = structuredClone(value);
  for (const path of paths) {
    const last = path.at(-1);
    const holder = path
      .slice(0, -1)
      .reduce<unknown>(
        (at, key) => (typeof at === 'object' && at !== null ? Reflect.get(at, key) : undefined),
        copy,
      );
    if (last === undefined || typeof holder !== 'object' || holder === null) continue;
    if (Reflect.get(holder, last) === into) Reflect.set(holder, last, from);
  }
  return copy;
}
