import { sql } from 'drizzle-orm';
import type pg from 'pg';
import { z } from 'zod';
import { refreshScope, type RefreshScope } from '../../domain/foods/refreshScope.ts';
import { runSql, type Transactional } from '../transaction.ts';
import { allergensVersionSql } from '../labels/allergens.ts';
import { bitsVersionSql } from '../suitability/bits.ts';

const versions = z.object({
  diets: z.string(),
  categories: z.string(),
  allergens: z.string(),
  ingredients: z.string(),
  bits: z.string(),
  /** Of the code. */
  code: z.string(),
});
/** The version of each part of what foods are read and judged by. Equal versions mean equal contents. */
export type RefreshVersions = z.output<typeof versions>;

/** Categories without a slug are from imports: no rule can name them, and nothing follows from them. */
const versionsSql = `
  SELECT d.version AS diets, c.version AS categories, a.version AS allergens, i.version AS ingredients, b.version AS bits
    FROM (SELECT count(*) || '.' || coalesce(max(updated_at)::text, '') AS version FROM diets) d
   CROSS JOIN (
     SELECT count(*) || '.' || coalesce(max(updated_at)::text, '') AS version FROM food_categories WHERE slug IS NOT NULL
   ) c
   CROSS JOIN (${allergensVersionSql}) a
   CROSS JOIN (SELECT count(*) || '.' || coalesce(max(updated_at)::text, '') AS version FROM ingredients) i
   CROSS JOIN (${bitsVersionSql}) b`;

export async function readVersions(pool: pg.Pool, code: string): Promise<RefreshVersions> {
  const { rows } = await pool.query<Record<string, unknown>>(versionsSql);
  return versions.parse({ ...rows[0], code });
}

/** The versions of the last complete refresh; undefined when there was none, or by an older release. */
export async function readRefreshedVersions(pool: pg.Pool): Promise<RefreshVersions | undefined> {
  const { rows } = await pool.query<{ version: string }>('SELECT version FROM food_refreshes');
  const text = rows[0]?.version;
  if (text?.startsWith('{') !== true) return undefined;
  return versions.safeParse(JSON.parse(text)).data;
}

export async function addScope(req: Transactional, scope: RefreshScope): Promise<void> {
  await runSql(req, sql`INSERT INTO food_refresh_scopes (scope) VALUES (${JSON.stringify(scope)}::jsonb)`);
}

/** A change that waits for a refresh. `scope` is undefined when an older release has written it. */
export interface WaitingScope {
  readonly id: string;
  readonly scope: RefreshScope | undefined;
}

const scopeRows = z.array(z.object({ id: z.string(), scope: z.unknown() }));

export async function readScopes(pool: pg.Pool): Promise<WaitingScope[]> {
  const { rows } = await pool.query('SELECT id::text, scope FROM food_refresh_scopes ORDER BY id');
  return scopeRows.parse(rows).map(({ id, scope }) => ({ id, scope: refreshScope.safeParse(scope).data }));
}

const run = z.object({
  /** The last id that is done. */
  after: z.int(),
  /** Foods. */
  done: z.int(),
  total: z.int(),
  /** Foods whose labels were read again. */
  reread: z.int(),
  /** Foods that changed. */
  changed: z.int(),
  perSecond: z.int(),
});
/** How far a refresh is. */
export type RefreshRun = z.output<typeof run>;

const runColumns = sql.raw(`after_id AS "after", done, total, reread, changed, per_second AS "perSecond"`);

/** Which refresh it is: another one begins from the start. */
export interface RefreshKey {
  readonly versions: RefreshVersions;
  readonly scopes: readonly string[];
}

/** Goes on with an interrupted refresh, or begins. */
export async function openRefresh(
  req: Transactional,
  { versions: of, scopes }: RefreshKey,
): Promise<RefreshRun> {
  const ids = `{${scopes.join(',')}}`;
  const rows = await runSql(
    req,
    sql`INSERT INTO food_refresh_run AS run (version, scopes, after_id, done, total, reread, changed, per_second)
        SELECT ${JSON.stringify(of)}, ${ids}::bigint[], 0, 0, count(*), 0, 0, 0 FROM foods
            ON CONFLICT (only_row) DO UPDATE
           SET (version, scopes, after_id, done, total, reread, changed, per_second, written_at, finished_at)
             = (SELECT excluded.version, excluded.scopes, CASE WHEN same THEN run.after_id ELSE 0 END,
                       CASE WHEN same THEN run.done ELSE 0 END, excluded.total,
                       CASE WHEN same THEN run.reread ELSE 0 END, CASE WHEN same THEN run.changed ELSE 0 END,
                       0, now(), NULL::timestamptz
                  FROM (SELECT run.finished_at IS NULL AND run.version = excluded.version
                               AND run.scopes = excluded.scopes AS same) AS compared)
     RETURNING ${runColumns}`,
  );
  return run.parse(rows[0]);
}

export async function saveRefresh(req: Transactional, state: RefreshRun): Promise<void> {
  await runSql(
    req,
    sql`UPDATE food_refresh_run SET after_id = ${state.after}, done = ${state.done}, total = ${state.total},
               reread = ${state.reread}, changed = ${state.changed}, per_second = ${state.perSecond}, written_at = now()`,
  );
}

/** Records that all foods are judged by these versions, and that the changes are followed: both or neither. */
export async function endRefresh(req: Transactional, { versions: of, scopes }: RefreshKey): Promise<void> {
  await runSql(
    req,
    sql`WITH followed AS (DELETE FROM food_refresh_scopes WHERE id = ANY (${`{${scopes.join(',')}}`}::bigint[])),
             ended AS (UPDATE food_refresh_run SET finished_at = now())
        INSERT INTO food_refreshes (version) VALUES (${JSON.stringify(of)})
        ON CONFLICT (only_row) DO UPDATE SET version = excluded.version, finished_at = now()`,
  );
}

/** The refresh that has begun and not ended; null when all foods are judged. */
export async function runningRefresh(pool: pg.Pool): Promise<RefreshRun | null> {
  const { rows } = await pool.query(
    `SELECT after_id AS after, done, total, reread, changed, per_second AS "perSecond"
       FROM food_refresh_run WHERE finished_at IS NULL`,
  );
  return rows.length === 0 ? null : run.parse(rows[0]);
}
