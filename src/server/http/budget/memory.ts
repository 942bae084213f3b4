export interface Memory {
  /** Reserves memory for a client. @returns a function that frees it; undefined when there is not enough. */
  readonly reserve: (client: string, bytes: number) => (() => void) | undefined;
}

/** Counts the memory of bodies that were received and wait. One client gets at most half of it. */
export function createMemory({ bytes: capacity }: { bytes: number }): Memory {
  const usedBy = new Map<string, number>();
  let used = 0;
  const add = (client: string, bytes: number): void => {
    used += bytes;
    const own = (usedBy.get(client) ?? 0) + bytes;
    if (own === 0) usedBy.delete(client);
    else usedBy.set(client, own);
  };
  return {
    reserve: (client, bytes) => {
      if (used + bytes > capacity || (usedBy.get(client) ?? 0) + bytes > capacity / 2) return undefined;
      add(client, bytes);
      let isFreed = false;
      return () => {
        if (!isFreed) add(client, -bytes);
        isFreed = true;
      };
    },
  };
}
