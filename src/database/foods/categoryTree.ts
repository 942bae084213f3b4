import type pg from 'pg';
import { z } from 'zod';

/** Finds the categories of foods by their path, and makes those that are missing. */
export interface CategoryResolver {
  /**
   * The ids of the categories at these paths (names from the root down), null for an empty path. Runs in the caller's
   * transaction; in a dry run a category that would be made is {@link notYetMade}.
   */
  readonly resolve: (paths: readonly (readonly string[])[]) => Promise<(number | null)[]>;
  /** Tells that the transaction was committed: what it made may be relied on from now on. */
  readonly commit: () => void;
  /** Tells that it was rolled back: everything is looked up anew. */
  readonly rollback: () => void;
  /** Number of categories made so far. */
  readonly created: () => number;
}

/** Stands for a category that a real run would make; no row has this id. */
const notYetMade = -1;

/** Imports take this lock before they add a category, so that two of them never add the same one. Any number will do. */
const categoryLock = 4_021_977;

/** A resolver for one import over one connection. Known categories are remembered between batches. */
export function categoryResolver({
  dryRun,
  client,
}: {
  client: pg.PoolClient;
  dryRun: boolean;
}): CategoryResolver {
  const known = new Map<string, number>();
  /** Found or made in the current transaction, which may still be rolled back. */
  let pending = new Map<string, number>();
  let made = 0;
  let madePending = 0;

  return {
    resolve: async (paths) => {
      const missing = [...new Map(paths.map((path) => [keyOf(path), path])).values()].filter(
        (path) => path.length > 0 && idOf(path) === undefined,
      );
      if (missing.length > 0 && !dryRun) {
        await client.query('SELECT pg_advisory_xact_lock($1)', [categoryLock]);
      }
      for (const path of missing) await resolvePath(path);
      return paths.map((path) => idOf(path) ?? null);
    },
    commit: () => {
      for (const [key, id] of pending) known.set(key, id);
      made += madePending;
      forget();
    },
    rollback: () => {
      known.clear();
      forget();
    },
    created: () => made,
  };

  function idOf(path: readonly string[]): number | undefined {
    return pending.get(keyOf(path)) ?? known.get(keyOf(path));
  }

  function forget(): void {
    pending = new Map();
    madePending = 0;
  }

  /** From the root down; every step is remembered, as siblings share it. */
  async function resolvePath(path: readonly string[]): Promise<void> {
    let parent: number | null = null;
    for (const [depth, name] of path.entries()) {
      const step = path.slice(0, depth + 1);
      const id: number = idOf(step) ?? (await find(parent, name)) ?? (await make(parent, name));
      pending.set(keyOf(step), id);
      parent = id;
    }
  }

  async function find(parent: number | null, name: string): Promise<number | undefined> {
    if (parent === notYetMade) return undefined;
    const { rows } = await client.query(
      'SELECT id FROM food_categories WHERE parent_id IS NOT DISTINCT FROM $1 AND name = $2 ORDER BY id LIMIT 1',
      [parent, name],
    );
    return ids.parse(rows)[0]?.id;
  }

  async function make(parent: number | null, name: string): Promise<number> {
    madePending += 1;
    if (dryRun) return notYetMade;
    const { rows } = await client.query(
      'INSERT INTO food_categories (parent_id, name) VALUES ($1, $2) RETURNING id',
      [parent, name],
    );
    return ids.length(1).parse(rows)[0]?.id ?? notYetMade;
  }
}

const ids = z.array(z.object({ id: z.number() }));

function keyOf(path: readonly string[]): string {
  return JSON.stringify(path);
}
