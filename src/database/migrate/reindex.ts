import { z } from 'zod';
import type { DatabaseObject, RunStatements } from './objects.ts';

const indexRows = z.array(z.object({ oid: z.string(), index: z.string(), function: z.string() }));
export type FunctionIndexes = z.infer<typeof indexRows>;

/**
 * The indexes on expressions with a function of ours. A partitioned index has no entries itself; the indexes of its
 * partitions are listed.
 */
export async function readFunctionIndexes(run: RunStatements): Promise<FunctionIndexes> {
  return indexRows.parse(
    await run(`
      SELECT pg_class.oid::text AS oid, pg_class.oid::regclass::text AS index, refobjid::regprocedure::text AS function
      FROM pg_depend JOIN pg_class ON classid = 'pg_class'::regclass AND objid = pg_class.oid AND relkind = 'i'
      WHERE refclassid = 'pg_proc'::regclass AND deptype = 'n'`),
  );
}

/**
 * Rebuilds the indexes whose function may return other values now, because its definition changed, or the definition of
 * a function that it calls.
 *
 * @returns the names of the indexes
 */
export async function reindexChanged(
  run: RunStatements,
  {
    before,
    after,
    indexes,
  }: { before: readonly DatabaseObject[]; after: readonly DatabaseObject[]; indexes: FunctionIndexes },
): Promise<readonly string[]> {
  const hashesBefore = new Map(before.map(({ name, hash }) => [name, hash]));
  const hasChanged = (name: string, visited: Set<string>): boolean => {
    const object = after.find((each) => each.name === name);
    if (object === undefined || visited.has(name)) return false;
    visited.add(name);
    if (hashesBefore.get(name) !== object.hash) return true;
    const words = new Set(object.definition.match(/\w+/g));
    return after.some((each) => words.has(each.name.replace(/\(.*/, '')) && hasChanged(each.name, visited));
  };
  const existingOids = new Set((await readFunctionIndexes(run)).map(({ oid }) => oid));
  const changedIndexes = indexes.filter(
    (index) => existingOids.has(index.oid) && hasChanged(index.function, new Set()),
  );
  const names = [...new Set(changedIndexes.map(({ index }) => index))];
  for (const name of names) await run(`REINDEX INDEX ${name}`);
  return names;
}
