import type pg from 'pg';
import { z } from 'zod';

/** Finds the categories of foods by their path, and creates the missing ones. */
export interface CategoryResolver {
  /**
   * The ids of the categories at these paths (names from the root down), null for an empty path. Runs in the
   * transaction of the caller. In a dry run a category that a real run would create has the id {@link plannedId}.
   */
  readonly resolve: (paths: readonly (readonly string[])[]) => Promise<(number | null)[]>;
  /** Must be called after the transaction was committed. Its categories are permanent from then on. */
  readonly commit: () => void;
  /** Must be called after a rollback. Everything is looked up again. */
  readonly rollback: () => void;
  /** Number of categories created so far. */
  readonly created: () => number;
}

/** The id of a category that a real run would create. No row has this id. */
const plannedId = -1;

/**
 * Imports take this lock before they add a category, so that two imports never add the same one. The number is
 * arbitrary.
 */
const categoryLock = 4_021_977;

/** Creates a resolver for one import on one connection. It caches categories between batches. */
export function categoryResolver({
  dryRun,
  client,
}: {
  client: pg.PoolClient;
  dryRun: boolean;
}): CategoryResolver {
  const committedIds = new Map<string, number>();
  /** Categories found or created in the current transaction, which may still be rolled back. */
  let pendingIds = new Map<string, number>();
  let createdCount = 0;
  let pendingCount = 0;

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
      for (const [key, id] of pendingIds) committedIds.set(key, id);
      createdCount += pendingCount;
      resetPending();
    },
    rollback: () => {
      committedIds.clear();
      resetPending();
    },
    created: () => createdCount,
  };

  function idOf(path: readonly string[]): number | undefined {
    return pendingIds.get(keyOf(path)) ?? committedIds.get(keyOf(path));
  }

  function resetPending(): void {
    pendingIds = new Map();
    pendingCount = 0;
  }

  /** Resolves from the root down, and caches every step, because siblings share it. */
  async function resolvePath(path: readonly string[]): Promise<void> {
    let parent: number | null = null;
    for (const [depth, name] of path.entries()) {
      const step = path.slice(0, depth + 1);
      const id: number =
        idOf(step) ?? (await findCategory(parent, name)) ?? (await createCategory(parent, name));
      pendingIds.set(keyOf(step), id);
      parent = id;
    }
  }

  async function findCategory(parent: number | null, name: string): Promise<number | undefined> {
    if (parent === plannedId) return undefined;
    const { rows } = await client.query(
      'SELECT id FROM food_categories WHERE parent_id IS NOT DISTINCT FROM $1 AND name = $2 ORDER BY id LIMIT 1',
      [parent, name],
    );
    return ids.parse(rows)[0]?.id;
  }

  async function createCategory(parent: number | null, name: string): Promise<number> {
    pendingCount += 1;
    if (dryRun) return plannedId;
    const { rows } = await client.query(
      'INSERT INTO food_categories (parent_id, name) VALUES ($1, $2) RETURNING id',
      [parent, name],
    );
    return ids.length(1).parse(rows)[0]?.id ?? plannedId;
  }
}

const ids = z.array(z.object({ id: z.number() }));

function keyOf(path: readonly string[]): string {
  return JSON.stringify(path);
}
