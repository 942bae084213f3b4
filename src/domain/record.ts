/**
 * Makes a record with a computed value for each key of a list. The type follows from the list, so there is no cast and
 * no missing key.
 */
export function recordOf<Key extends string, Value>(
  keys: readonly Key[],
  valueOf: (key: Key) => Value,
): Record<Key, Value> {
  const values: Partial<Record<Key, Value>> = {};
  for (const key of keys) values[key] = valueOf(key);
  const isComplete = (some: Partial<Record<Key, Value>>): some is Record<Key, Value> =>
    keys.every((key) => Object.hasOwn(some, key));
  if (!isComplete(values)) throw new Error('a key of the record is missing');
  return values;
}
