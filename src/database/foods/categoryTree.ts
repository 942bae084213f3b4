import type pg from 'pg';
import { z } from 'zod';
import { inPoolTransaction } from '../pool.ts';

/** Finds the categories of foods by their path, and creates the missing ones. */
export interface CategoryResolver {
  /**
   * The ids of the categories at these paths (names from the root down), null for an empty path. In a dry run a category
   * that a real run would create has the id {@link plannedId}.
   */
  readonly resolve: (paths: readonly (readonly string[])[]) => Promise<(number | null)[]>;
  /** Number of categories created so far (in a dry run: that a real run would create). */
  readonly created: () => number;
}

/** The id of a category that a real run would create. No row has this id. */
const plannedId = -1;

/**
 * Imports take this lock before they add a category, so that two imports never add the same one. The number is
 * arbitrary.
 */
const categoryLock = 4_021_977;

/**
 * Creates a resolver for one import. It keeps what it has found. Categories are committed before the foods, and noted
 * for the roll back.
 *
 * @param input.importId undefined for a dry run.
 */
export function categoryResolver({
  pool,
  importId,
}: {
  pool: pg.Pool;
  importId: number | undefined;
}): CategoryResolver {
  const ids = new Map<string, number>();
  let created = 0;
  /** Batches are prepared at the same time. They resolve their categories one after the other. */
  let last: Promise<unknown> = Promise.resolve();

  return {
    resolve: async (paths) => {
      const task = last.then(async () => {
        const missing = [...new Map(paths.map((path) => [keyOf(path), path])).values()].filter(
          (path) => path.length > 0 && !ids.has(keyOf(path)),
        );
        if (missing.length > 0) await addMissing(missing);
      });
      last = task.catch(() => undefined);
      await task;
      return paths.map((path) => ids.get(keyOf(path)) ?? null);
    },
    created: () => created,
  };

  async function addMissing(paths: readonly (readonly string[])[]): Promise<void> {
    const found = new Map<string, number>();
    const added: number[] = [];
    await inPoolTransaction(pool, async (client) => {
      if (importId === undefined) await client.query('SET TRANSACTION READ ONLY');
      else await client.query('SELECT pg_advisory_xact_lock($1)', [categoryLock]);
      for (const path of paths) {
        let parent: number | null = null;
        // From the root down. Every step is kept, because siblings share it.
        for (const [depth, name] of path.entries()) {
          const key = keyOf(path.slice(0, depth + 1));
          const known: number | undefined =
            found.get(key) ?? ids.get(key) ?? (await findId(client, parent, name));
          const id: number = known ?? (await addCategory(client, parent, name));
          if (known === undefined) added.push(id);
          found.set(key, id);
          parent = id;
        }
      }
    });
    for (const [key, id] of found) ids.set(key, id);
    created += added.length;
  }

  async function addCategory(client: pg.PoolClient, parent: number | null, name: string): Promise<number> {
    if (importId === undefined) return plannedId;
    const { rows } = await client.query(
      `WITH new AS (INSERT INTO food_categories (parent_id, name) VALUES ($1, $2) RETURNING id)
       INSERT INTO food_import_categories (import_id, category_id) SELECT $3, id FROM new RETURNING category_id AS id`,
      [parent, name, importId],
    );
    return z.tuple([idRow]).parse(rows)[0].id;
  }
}

async function findId(
  client: pg.PoolClient,
  parent: number | null,
  name: string,
): Promise<number | undefined> {
  if (parent === plannedId) return undefined;
  const { rows } = await client.query(
    'SELECT id FROM food_categories WHERE parent_id IS NOT DISTINCT FROM $1 AND name = $2 ORDER BY id LIMIT 1',
    [parent, name],
  );
  return idRows.parse(rows)[0]?.id;
}

const idRow = z.object({ id: z.number() });
const idRows = z.array(idRow);

function keyOf(path: readonly string[]): string {
  return JSON.stringify(path);
}
