import { isDeepStrictEqual } from 'node:util';
import type pg from 'pg';
import { z } from 'zod';
import { statementFlagNames } from '../../domain/foods/quality.ts';
import type { LabelledFood } from '../../domain/suitability/facts/factsOfFood.ts';
import { categoryIdsBySlug } from '../foods/categorySlugs.ts';
import { categoryResolver, type CategoryResolver } from '../foods/categoryTree.ts';
import { foodRecord, importedColumns } from '../foods/columns.ts';
import { foodDocumentSql } from '../foods/document.ts';
import { withDerived, type DerivedOf } from '../foods/refresh.ts';
import { importedBySelf, searchImported } from '../search/unfitFoods.ts';

/** A food to write, and its place in a file. */
export interface IncomingFood {
  readonly food: LabelledFood;
  readonly file: string;
  readonly line: number;
}

/**
 * The result of an incoming food. `kept`: a dietitian has verified the existing food, so it is not changed. `trashed`:
 * the existing food is in the trash and stays there, unchanged.
 */
export type ImportOutcome =
  | { readonly kind: 'created' | 'updated' | 'unchanged' | 'kept' | 'trashed' }
  | { readonly kind: 'duplicate'; readonly file: string; readonly line: number }
  | { readonly kind: 'refused'; readonly reason: string };

/** Writes foods in batches over one connection. `close` must be called. */
export interface FoodImport {
  /**
   * Writes a batch in one transaction and returns the result of each food, in order. Source and code identify a food.
   * If the same foods are written again, nothing changes, not even `updated_at`.
   */
  readonly write: (batch: readonly IncomingFood[]) => Promise<ImportOutcome[]>;
  /** The number of categories created so far (in a dry run: that a real run would create). */
  readonly categoriesCreated: () => number;
  readonly close: () => Promise<void>;
}

/**
 * Starts an import.
 *
 * @param input.derivedOf computes what is stored with a food; the result is written in the same transaction.
 * @param input.dryRun only reads, in read-only transactions, and returns what a real run would do.
 */
export async function openFoodImport({
  pool,
  dryRun,
  derivedOf,
}: {
  pool: pg.Pool;
  dryRun: boolean;
  derivedOf: DerivedOf;
}): Promise<FoodImport> {
  const client = await pool.connect();
  // If the connection is lost between two statements, the next statement fails. The listener keeps the event from
  // ending the process.
  const ignore = (): void => undefined;
  client.on('error', ignore);
  try {
    await client.query(codesTable);
  } catch (error) {
    client.release(true);
    throw error;
  }
  const categories = categoryResolver({ client, dryRun });
  const session: Session = { client, dryRun, categories, derivedOf };
  let isBroken = false;
  return {
    write: async (batch) => {
      try {
        return await writeBatch(session, batch);
      } catch (error) {
        isBroken = true;
        throw error;
      }
    },
    categoriesCreated: categories.created,
    close: async () => {
      if (!isBroken) await client.query('DROP TABLE pg_temp.food_import_seen').catch(() => (isBroken = true));
      if (!isBroken) client.off('error', ignore);
      client.release(isBroken);
    },
  };
}

interface Session {
  readonly client: pg.PoolClient;
  readonly dryRun: boolean;
  readonly categories: CategoryResolver;
  readonly derivedOf: DerivedOf;
}

/**
 * The codes of this run. They distinguish a code that occurs twice in the files from a code of an earlier run, whatever
 * the distance of the two lines. PostgreSQL stores them, not the memory of this process; a read-only transaction may
 * write to a temporary table.
 */
const codesTable = `
  CREATE TEMP TABLE IF NOT EXISTS food_import_seen (
    source_name text, code text, file text, line integer, PRIMARY KEY (source_name, code)
  )`;

/**
 * If PostgreSQL refuses a batch because of its data (not because of its own state), the batch is halved until the bad
 * row is alone. One bad row in a million costs twenty small transactions, and no other row.
 */
async function writeBatch(session: Session, batch: readonly IncomingFood[]): Promise<ImportOutcome[]> {
  if (batch.length === 0) return [];
  try {
    return await writeTransaction(session, batch);
  } catch (error) {
    const reason = dataErrorReason(error);
    if (reason === undefined) throw error;
    if (batch.length === 1) return [{ kind: 'refused', reason }];
    const half = Math.ceil(batch.length / 2);
    const first = await writeBatch(session, batch.slice(0, half));
    return [...first, ...(await writeBatch(session, batch.slice(half)))];
  }
}

async function writeTransaction(session: Session, batch: readonly IncomingFood[]): Promise<ImportOutcome[]> {
  const { client, dryRun, categories, derivedOf } = session;
  await client.query(dryRun ? 'BEGIN READ ONLY' : 'BEGIN');
  try {
    await client.query(`SET LOCAL statement_timeout = '5min'; ${importedBySelf}`);
    const outcomes = await rejectDuplicates(client, batch);
    const bySlug = await categoryIdsBySlug(
      client,
      batch.map(({ food }) => food.categorySlug),
    );
    for (const [index, { food }] of batch.entries()) {
      const { categorySlug: slug } = food;
      if (slug === null || bySlug.has(slug)) continue;
      outcomes[index] ??= { kind: 'refused', reason: `there is no category "${slug}"` };
    }
    const remaining = batch.flatMap((incoming, index) =>
      outcomes[index] === undefined ? [{ ...incoming, index }] : [],
    );
    const categoryIds = await categories.resolve(remaining.map(({ food }) => food.category));
    const records = JSON.stringify(
      remaining.map(({ food }, at) => {
        const id = food.categorySlug === null ? categoryIds[at] : bySlug.get(food.categorySlug);
        return foodRecord(food, id ?? null);
      }),
    );
    const states = await classify(client, records);
    if (!dryRun) await writeDerived(client, { ids: await upsert(client, records, states), derivedOf });
    for (const [at, { index }] of remaining.entries()) outcomes[index] = { kind: states[at] ?? 'unchanged' };
    const { command } = await client.query('COMMIT');
    if (command !== 'COMMIT') throw new Error('the batch was rolled back at commit');
    categories.commit();
    return outcomes.map((outcome) => outcome ?? { kind: 'unchanged' });
  } catch (error) {
    categories.rollback();
    await client.query('ROLLBACK').catch(() => undefined);
    throw error;
  }
}

/** Results of the foods whose code already occurred in this run or in this batch; undefined for the others. */
async function rejectDuplicates(
  client: pg.PoolClient,
  batch: readonly IncomingFood[],
): Promise<(ImportOutcome | undefined)[]> {
  const columns = [
    batch.map(({ food }) => food.source.name),
    batch.map(({ food }) => food.code),
    batch.map(({ file }) => file),
    batch.map(({ line }) => line),
  ];
  await client.query(
    `INSERT INTO pg_temp.food_import_seen
     SELECT * FROM unnest($1::text[], $2::text[], $3::text[], $4::integer[])
     ON CONFLICT DO NOTHING`,
    columns,
  );
  const { rows } = await client.query(
    `SELECT seen.file, seen.line
     FROM unnest($1::text[], $2::text[]) WITH ORDINALITY AS incoming (source_name, code, position)
     JOIN pg_temp.food_import_seen seen USING (source_name, code)
     ORDER BY position`,
    columns.slice(0, 2),
  );
  const firsts = z.array(z.object({ file: z.string(), line: z.number() })).parse(rows);
  return batch.map(({ file, line }, index) => {
    const first = firsts[index];
    const isFirst = first === undefined || (first.file === file && first.line === line);
    return isFirst ? undefined : { kind: 'duplicate', ...first };
  });
}

const stateNames = ['created', 'updated', 'unchanged', 'kept', 'trashed'] as const;
type State = (typeof stateNames)[number];

/** Computed from the texts, unless somebody has set them by hand. */
const labelColumns: readonly string[] = ['allergens', 'allergens_from'];

/** The flags of an imported row. The others are computed after writing. */
const ownFlags = statementFlagNames.map((flag) => `@.flag != "${flag}"`).join(' && ');

/**
 * The columns of a row for the comparison with the row `existing`, without what the import does not change, and without
 * the flags that it computes after writing.
 */
const comparedColumns = (row: string, existing: string) =>
  importedColumns
    .map((column) => {
      if (labelColumns.includes(column))
        return `CASE WHEN ${existing}.allergens_from IS DISTINCT FROM 'hand' THEN ${row}.${column} END`;
      return column === 'quality'
        ? `jsonb_path_query_array(${row}.quality, '$[*] ? (${ownFlags})')`
        : `${row}.${column}`;
    })
    .join(', ');

/**
 * Compares incoming rows with existing rows before anything is written, because an upsert alone would lock and rewrite
 * unchanged rows. `jsonb_populate_recordset` gives each value the type of its column, enums included.
 */
async function classify(client: pg.PoolClient, records: string): Promise<State[]> {
  const { rows } = await client.query(
    `SELECT CASE
       WHEN there.id IS NULL THEN 'created'
       WHEN there.deleted_at IS NOT NULL THEN 'trashed'
       WHEN there.verified_by_id IS NOT NULL THEN 'kept'
       WHEN ROW(${comparedColumns('there', 'there')}) IS NOT DISTINCT FROM ROW(${comparedColumns('incoming', 'there')}) THEN 'unchanged'
       ELSE 'updated'
     END AS state
     FROM jsonb_populate_recordset(NULL::foods, $1::jsonb) WITH ORDINALITY AS incoming
     LEFT JOIN foods there ON there.source_name = incoming.source_name AND there.code = incoming.code
     ORDER BY incoming.ordinality`,
    [records],
  );
  return z
    .array(z.object({ state: z.enum(stateNames) }))
    .parse(rows)
    .map(({ state }) => state);
}

/**
 * Writes new and changed foods. The conditions repeat those of `classify`, because another import or a dietitian may
 * have changed a food in between. The import does not change popularity, picture, owner and verification.
 *
 * Whoever locks several foods locks them in the order of their ids, or waits for others in a circle: an import and the
 * refresh of all foods do. New foods have no ids yet and are written in the order of their code, so that two imports do
 * not wait for each other either.
 */
async function upsert(client: pg.PoolClient, records: string, states: readonly State[]): Promise<number[]> {
  const positions = states.flatMap((state, at) =>
    state === 'created' || state === 'updated' ? [at + 1] : [],
  );
  if (positions.length === 0) return [];
  const columns = importedColumns.join(', ');
  const assignments = importedColumns
    .map((column) =>
      labelColumns.includes(column)
        ? `${column} = CASE WHEN foods.allergens_from = 'hand' THEN foods.${column} ELSE excluded.${column} END`
        : `${column} = excluded.${column}`,
    )
    .join(', ');
  await client.query(
    `SELECT FROM foods
       JOIN jsonb_populate_recordset(NULL::foods, $1::jsonb) WITH ORDINALITY AS incoming
         ON foods.source_name = incoming.source_name AND foods.code = incoming.code
      WHERE incoming.ordinality = ANY ($2::bigint[])
      ORDER BY foods.id FOR NO KEY UPDATE OF foods`,
    [records, positions],
  );
  const { rows } = await client.query<{ id: number }>(
    `INSERT INTO foods (${columns}, updated_at, created_at)
     SELECT ${columns}, now(), now()
     FROM jsonb_populate_recordset(NULL::foods, $1::jsonb) WITH ORDINALITY AS incoming
     WHERE incoming.ordinality = ANY ($2::bigint[])
     ORDER BY source_name, code
     ON CONFLICT (source_name, code) DO UPDATE SET ${assignments}, updated_at = excluded.updated_at
     WHERE foods.deleted_at IS NULL AND foods.verified_by_id IS NULL
       AND ROW(${comparedColumns('foods', 'foods')}) IS DISTINCT FROM ROW(${comparedColumns('excluded', 'foods')})
     RETURNING id`,
    [records, positions],
  );
  return rows.map(({ id }) => id);
}

const written = z.array(z.object({ id: z.int(), food: z.record(z.string(), z.unknown()) }));

/** Writes what is derived from foods that the import has just written, and makes them findable. */
async function writeDerived(
  client: pg.PoolClient,
  { ids, derivedOf }: { ids: readonly number[]; derivedOf: DerivedOf },
): Promise<void> {
  if (ids.length === 0) return;
  const { rows } = await client.query(
    `SELECT id, ${foodDocumentSql('foods')} AS food FROM foods WHERE id = ANY ($1::int[])`,
    [ids],
  );
  const foods = await withDerived(written.parse(rows), derivedOf);
  const flagged = foods.flatMap(({ id, food, quality }) =>
    isDeepStrictEqual(quality, food['quality']) ? [] : [{ id, quality }],
  );
  if (flagged.length > 0) {
    await client.query(
      `UPDATE foods SET quality = new.quality
         FROM jsonb_to_recordset($1::jsonb) AS new (id int, quality jsonb) WHERE foods.id = new.id`,
      [JSON.stringify(flagged)],
    );
  }
  await searchImported(
    client,
    foods.map(({ id, unfit }) => ({ id, unfit: String(unfit) })),
  );
}

/**
 * The reason why PostgreSQL refused the data: SQLSTATE classes 22 and 23, and 54000 (a value is too long for an index).
 */
function dataErrorReason(error: unknown): string | undefined {
  if (!(error instanceof Error) || !('code' in error) || typeof error.code !== 'string') return undefined;
  return /^(?:22|23|54)/.test(error.code) ? error.message : undefined;
}
