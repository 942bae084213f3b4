import { sql } from 'drizzle-orm';
import type pg from 'pg';
import { z } from 'zod';
import type { Run } from './foodImports.ts';
import type { RunKey } from './runs.ts';

/** A group of foods in a source that no shipped map has: its names from the root down. */
export interface SourceGroup {
  readonly sourceName: string;
  readonly path: readonly string[];
}

/** Counts the groups of rows that were taken, in the transaction of their batch. */
export async function addGroups(
  client: pg.ClientBase,
  { importId, mode }: RunKey,
  rows: readonly {
    readonly outcome: string;
    readonly group: SourceGroup | null;
    readonly name: string | null;
  }[],
): Promise<void> {
  const counts = new Map<string, { group: SourceGroup; rows: number; example: string | null }>();
  for (const { group, name, outcome } of rows) {
    if (group === null || outcome === 'duplicate' || outcome === 'refused') continue;
    const key = JSON.stringify([group.sourceName, group.path]);
    const counted = counts.get(key);
    if (counted === undefined) counts.set(key, { group, rows: 1, example: name });
    else counted.rows += 1;
  }
  if (counts.size === 0) return;
  await client.query(
    `INSERT INTO food_import_groups AS known (import_id, mode, source_name, path, rows, example)
     SELECT $1, $2, source_name, ARRAY (SELECT jsonb_array_elements_text(path)), rows, example
       FROM jsonb_to_recordset($3::jsonb) AS new (source_name text, path jsonb, rows int, example text)
     ON CONFLICT (import_id, mode, source_name, path) DO UPDATE SET rows = known.rows + excluded.rows`,
    [
      importId,
      mode,
      JSON.stringify(
        [...counts.values()].map(({ example, group, rows: n }) => ({
          source_name: group.sourceName,
          path: group.path,
          rows: n,
          example,
        })),
      ),
    ],
  );
}

const savedRows = z.array(z.object({ at: z.coerce.number(), id: z.number() }));

/** The ids of the categories that people have chosen for groups; undefined where nobody has. */
export async function findSavedCategories(
  pool: pg.Pool,
  groups: readonly (SourceGroup | null)[],
): Promise<(number | undefined)[]> {
  if (groups.every((group) => group === null)) return groups.map(() => undefined);
  const { rows } = await pool.query({
    name: 'import-saved-categories',
    text: `SELECT wanted.at, saved.category_id AS id
             FROM jsonb_array_elements($1::jsonb) WITH ORDINALITY AS wanted (group_of, at)
             JOIN source_categories saved ON saved.source_name = group_of ->> 'sourceName'
              AND saved.path = ARRAY (SELECT jsonb_array_elements_text(CASE WHEN group_of <> 'null' THEN group_of -> 'path' END))`,
    values: [JSON.stringify(groups)],
  });
  const found = new Map(savedRows.parse(rows).map(({ at, id }) => [at - 1, id]));
  return groups.map((_, at) => found.get(at));
}

/** All that people have chosen, as a short text; empty where they have chosen nothing. */
export async function savedCategoriesContext(client: pg.ClientBase): Promise<string> {
  const { rows } = await client.query<{ context: string }>(
    `SELECT coalesce(md5(string_agg(saved::text, E'\\n' ORDER BY source_name, path)), '') AS context
       FROM source_categories saved`,
  );
  return rows[0]?.context ?? '';
}

const listed = z.array(
  z.object({
    source: z.string(),
    path: z.array(z.string()),
    rows: z.number(),
    /** The name of one of its foods. */
    example: z.string().nullable(),
    category: z.string().nullable(),
  }),
);
export type ListedGroup = z.output<typeof listed>[number];

/** More groups than this are no categories. */
const mostGroups = 2_000;

/** The groups of an import that no shipped map has, the largest first, with the slug of the category that stands for each. */
export async function listGroups(run: Run, importId: number): Promise<ListedGroup[]> {
  return listed.parse(
    await run(sql`
      SELECT source_name AS source, path, max(rows) AS rows, min(example) AS example, max(category.slug) AS category
        FROM food_import_groups AS known
        LEFT JOIN source_categories AS saved USING (source_name, path)
        LEFT JOIN food_categories AS category ON category.id = saved.category_id
       WHERE import_id = ${importId}
       GROUP BY source_name, path ORDER BY max(rows) DESC, source_name, path LIMIT ${mostGroups}`),
  );
}

/** How many groups of each of these imports have no category. */
export async function countOpenGroups(
  run: Run,
  imports: readonly number[],
): Promise<ReadonlyMap<number, number>> {
  const rows = await run(sql`
    SELECT import_id AS id, count(DISTINCT (source_name, path))::int AS groups
      FROM food_import_groups AS known
     WHERE import_id = ANY (${sql.param([...imports])}::int[])
       AND NOT EXISTS (
         SELECT FROM source_categories AS saved
          WHERE saved.source_name = known.source_name AND saved.path = known.path
       )
     GROUP BY import_id`);
  return new Map(openRows.parse(rows).map(({ id, groups }) => [id, groups]));
}

const openRows = z.array(z.object({ id: z.number(), groups: z.number() }));

/** Saves the categories of groups for this import and the next ones. Null removes one. */
export async function saveCategories(
  run: Run,
  groups: readonly {
    readonly source: string;
    readonly path: readonly string[];
    readonly category: string | null;
  }[],
): Promise<void> {
  const sent = sql`jsonb_to_recordset(${JSON.stringify(groups)}::jsonb) AS sent (source text, path jsonb, category text)`;
  const path = sql`ARRAY (SELECT jsonb_array_elements_text(sent.path))`;
  await run(sql`
    DELETE FROM source_categories USING ${sent}
     WHERE source_name = sent.source AND source_categories.path = ${path} AND sent.category IS NULL`);
  await run(sql`
    INSERT INTO source_categories (source_name, path, category_id)
    SELECT sent.source, ${path}, food_categories.id FROM ${sent} JOIN food_categories ON slug = sent.category
    ON CONFLICT (source_name, path) DO UPDATE SET category_id = excluded.category_id`);
}
