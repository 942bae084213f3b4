import { sql } from 'drizzle-orm';
import { z } from 'zod';
import { runSql, type Transactional } from '../transaction.ts';

/** The starter rules that were loaded last for a diet. */
export interface LoadedStarter {
  readonly diet: string;
  /** Names the contents of the starter diet; empty: not known, as of a database from before this table. */
  readonly fingerprint: string;
  /** The version that the rules got in the database. Another version is a change of staff. */
  readonly rulesVersion: number;
  /** When the document was written with them, to the millisecond; null: staff have changed it since. */
  readonly documentUpdatedAt: string | null;
}

const rows = z.array(
  z.object({
    diet: z.string(),
    fingerprint: z.string(),
    rulesVersion: z.number(),
    documentUpdatedAt: z.string().nullable(),
  }),
);

/** All of them, by diet. */
export async function readLoadedStarters(req: Transactional): Promise<ReadonlyMap<string, LoadedStarter>> {
  const found = await runSql(
    req,
    sql`SELECT diet, fingerprint, rules_version AS "rulesVersion",
               to_char(document_updated_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') AS "documentUpdatedAt"
          FROM starter_rules`,
  );
  return new Map(rows.parse(found).map((row) => [row.diet, row]));
}

export async function recordStarter(req: Transactional, starter: LoadedStarter): Promise<void> {
  const { diet, documentUpdatedAt, fingerprint, rulesVersion } = starter;
  await runSql(
    req,
    sql`INSERT INTO starter_rules (diet, fingerprint, rules_version, document_updated_at)
        VALUES (${diet}, ${fingerprint}, ${rulesVersion}, ${documentUpdatedAt}::timestamptz)
            ON CONFLICT (diet) DO UPDATE SET fingerprint = excluded.fingerprint,
               rules_version = excluded.rules_version, document_updated_at = excluded.document_updated_at`,
  );
}
