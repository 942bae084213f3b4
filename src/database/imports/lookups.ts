import type pg from 'pg';
import { z } from 'zod';
import { foodDocumentSql, type FoodDocument } from '../foods/document.ts';

/**
 * During an import the statistics of the tables are behind, and PostgreSQL would read them whole for each batch. A batch
 * is always looked up in the indexes.
 */
const byIndexes = 'SET LOCAL enable_seqscan = off';

/** How the transaction of a batch begins. */
export const batchSettings = `SET LOCAL statement_timeout = '5min'; ${byIndexes}`;

async function lookUp(pool: pg.Pool, query: pg.QueryConfig): Promise<readonly unknown[]> {
  const client = await pool.connect();
  let broken: Error | undefined;
  try {
    await client.query(`BEGIN READ ONLY; ${byIndexes}`);
    const { rows } = await client.query<object>(query);
    await client.query('COMMIT');
    return rows;
  } catch (error) {
    broken = error instanceof Error ? error : new Error(String(error));
    throw error;
  } finally {
    client.release(broken);
  }
}

/** A food that has been imported from an equal row before, and was not changed since. */
export interface UnchangedFood {
  readonly id: number;
  readonly hash: string;
  readonly name: string;
  readonly sourceName: string;
  readonly code: string;
  readonly barcode: string | null;
  readonly flags: readonly string[];
}

const unchangedRows = z.array(
  z.object({
    id: z.number(),
    hash: z.string(),
    name: z.string(),
    sourceName: z.string(),
    code: z.string(),
    barcode: z.string().nullable(),
    flags: z.array(z.string()).nullable(),
  }),
);

/**
 * The foods whose last import was from a row with one of these hashes. Foods that a person has changed, verified or
 * thrown away are not among them: their rows are compared field by field.
 */
export async function findUnchanged(pool: pg.Pool, hashes: readonly string[]): Promise<UnchangedFood[]> {
  if (hashes.length === 0) return [];
  const rows = await lookUp(pool, {
    name: 'import-unchanged',
    // The other conditions have indexes, too, which hold the whole catalogue.
    text: `WITH found AS MATERIALIZED (SELECT * FROM foods WHERE import_hash = ANY ($1::bigint[]))
           SELECT id, import_hash::text AS hash, name, source_name AS "sourceName", code, barcode,
                  CASE WHEN quality <> '[]' THEN ARRAY(SELECT jsonb_array_elements(quality) ->> 'flag') END AS flags
             FROM found
            WHERE hand_set IS NULL AND verified_by_id IS NULL AND deleted_at IS NULL AND code IS NOT NULL
              AND kind <> 'custom'`,
    values: [hashes],
  });
  return unchangedRows.parse(rows).map((row) => ({ ...row, flags: row.flags ?? [] }));
}

/** A stored food that an incoming row means. */
export interface StoredFood {
  readonly id: number;
  readonly food: FoodDocument;
  readonly handSet: readonly string[] | null;
  readonly isVerified: boolean;
  readonly isTrashed: boolean;
  readonly hash: string | null;
}

const storedRows = z.array(
  z.object({
    at: z.coerce.number(),
    id: z.number(),
    food: z.record(z.string(), z.unknown()),
    handSet: z.array(z.string()).nullable(),
    isVerified: z.boolean(),
    isTrashed: z.boolean(),
    hash: z.string().nullable(),
  }),
);

const storedColumns = `
  f.id, ${foodDocumentSql('f')} AS food, f.hand_set AS "handSet", f.verified_by_id IS NOT NULL AS "isVerified",
  f.deleted_at IS NOT NULL AS "isTrashed", f.import_hash::text AS hash`;

/** The stored foods by the position of what was looked for. */
export type StoredByPosition = ReadonlyMap<number, readonly StoredFood[]>;

/** Finds foods by source and code. */
export async function findByCode(
  pool: pg.Pool,
  wanted: readonly { readonly sourceName: string; readonly code: string }[],
): Promise<StoredByPosition> {
  if (wanted.length === 0) return new Map();
  const rows = await lookUp(pool, {
    name: 'import-by-code',
    text: `SELECT incoming.at, ${storedColumns}
             FROM unnest($1::text[], $2::text[]) WITH ORDINALITY AS incoming (source_name, code, at)
             JOIN foods f ON f.source_name = incoming.source_name AND f.code = incoming.code`,
    values: [wanted.map(({ sourceName }) => sourceName), wanted.map(({ code }) => code)],
  });
  return byPosition(rows);
}

/** Finds foods that have no code, by source and the id that an export has written instead. */
export async function findWithoutCode(
  pool: pg.Pool,
  wanted: readonly { readonly sourceName: string; readonly id: number | null }[],
): Promise<StoredByPosition> {
  if (wanted.every(({ id }) => id === null)) return new Map();
  const { rows } = await pool.query({
    name: 'import-without-code',
    text: `SELECT incoming.at, ${storedColumns}
             FROM unnest($1::text[], $2::int[]) WITH ORDINALITY AS incoming (source_name, id, at)
             JOIN foods f ON f.id = incoming.id AND f.source_name = incoming.source_name
            WHERE f.code IS NULL AND f.kind <> 'custom'`,
    values: [wanted.map(({ sourceName }) => sourceName), wanted.map(({ id }) => id)],
  });
  return byPosition(rows);
}

/** The allergens among these slugs. */
export async function knownAllergens(pool: pg.Pool, slugs: readonly string[]): Promise<ReadonlySet<string>> {
  if (slugs.length === 0) return new Set();
  const { rows } = await pool.query<{ slug: string }>(
    'SELECT slug FROM allergens WHERE slug = ANY ($1::text[])',
    [slugs],
  );
  return new Set(rows.map(({ slug }) => slug));
}

/** Finds foods of the catalogue by barcode, including the trash. There may be several. */
export async function findByBarcode(
  pool: pg.Pool,
  barcodes: readonly (string | null)[],
): Promise<StoredByPosition> {
  if (barcodes.every((barcode) => barcode === null)) return new Map();
  const rows = await lookUp(pool, {
    name: 'import-by-barcode',
    text: `SELECT incoming.at, ${storedColumns}
             FROM unnest($1::text[]) WITH ORDINALITY AS incoming (barcode, at)
             JOIN foods f ON f.barcode = incoming.barcode AND f.kind <> 'custom'
            ORDER BY f.id`,
    values: [barcodes],
  });
  return byPosition(rows);
}

/** Finds foods by their ids. */
export async function findByIds(pool: pg.Pool, ids: readonly number[]): Promise<StoredFood[]> {
  const rows = await lookUp(pool, {
    name: 'import-by-id',
    text: `SELECT 0 AS at, ${storedColumns} FROM foods f WHERE f.id = ANY ($1::int[]) ORDER BY f.id`,
    values: [ids],
  });
  return storedRows.parse(rows);
}

function byPosition(rows: readonly unknown[]): StoredByPosition {
  const found = new Map<number, StoredFood[]>();
  for (const { at, ...stored } of storedRows.parse(rows)) {
    const list = found.get(at - 1);
    if (list === undefined) found.set(at - 1, [stored]);
    else list.push(stored);
  }
  return found;
}
