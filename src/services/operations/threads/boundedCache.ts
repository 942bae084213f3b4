/** The values that were used last, up to a total weight. */
export interface BoundedCache<Value> {
  readonly get: (key: string) => Value | undefined;
  readonly set: (key: string, value: Value, weight: number) => void;
}

/** Creates a cache that drops the least recently used values. A value heavier than the whole cache is not kept. */
export function createBoundedCache<Value>({ maximumWeight }: { maximumWeight: number }): BoundedCache<Value> {
  // In the order of their last use.
  const entries = new Map<string, { readonly value: Value; readonly weight: number }>();
  let total = 0;
  const remove = (key: string): void => {
    total -= entries.get(key)?.weight ?? 0;
    entries.delete(key);
  };
  return {
    get: (key) => {
      const entry = entries.get(key);
      if (entry === undefined) return undefined;
      entries.delete(key);
      entries.set(key, entry);
      return entry.value;
    },
    set: (key, value, weight) => {
      remove(key);
      entries.set(key, { value, weight });
      total += weight;
      for (const oldest of entries.keys()) {
        if (total <= maximumWeight) break;
        remove(oldest);
      }
    },
  };
}
