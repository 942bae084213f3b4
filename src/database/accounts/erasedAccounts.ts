import { sql, type SQL } from 'drizzle-orm';
import { z } from 'zod';
import { runSql, type Transactional } from '../transaction.ts';

const hashRows = z.array(z.object({ hash: z.string() }));

/** The hashes of a list that the table of erasures lacks; `hashes` is its parameter. */
export const unknownErasuresSql = `
  SELECT hash FROM unnest($1::text[]) AS known (hash)
   WHERE NOT EXISTS (SELECT FROM erased_accounts erased WHERE erased.hash = known.hash)`;

export async function insertErasures(req: Transactional, hashes: readonly string[]): Promise<void> {
  await runSql(
    req,
    sql`INSERT INTO erased_accounts (hash) SELECT unnest(${list(hashes)}::text[]) ON CONFLICT DO NOTHING`,
  );
}

export async function readErasures(req: Transactional): Promise<string[]> {
  const rows = await runSql(req, sql`SELECT hash FROM erased_accounts ORDER BY erased_at, hash`);
  return hashRows.parse(rows).map(({ hash }) => hash);
}

/** The given hashes that are not in the table. */
export async function unknownErasures(req: Transactional, hashes: readonly string[]): Promise<string[]> {
  const rows = await runSql(
    req,
    sql`SELECT hash FROM unnest(${list(hashes)}::text[]) AS known (hash)
         WHERE NOT EXISTS (SELECT FROM erased_accounts erased WHERE erased.hash = known.hash)`,
  );
  return hashRows.parse(rows).map(({ hash }) => hash);
}

const accountRows = z.array(z.object({ id: z.number(), created_at: z.coerce.date() }));

/** A page of all accounts, by their ids. */
export async function readAccounts(
  req: Transactional,
  { after, limit }: { after: number; limit: number },
): Promise<{ id: number; createdAt: Date }[]> {
  const rows = await runSql(
    req,
    sql`SELECT id, created_at FROM users WHERE id > ${after} ORDER BY id LIMIT ${limit}`,
  );
  return accountRows.parse(rows).map(({ id, created_at: createdAt }) => ({ id, createdAt }));
}

/** The template would make a list of parameters of an array. */
function list(hashes: readonly string[]): SQL {
  return sql`${sql.param([...hashes])}`;
}
