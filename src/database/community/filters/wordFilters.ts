import { sql } from 'drizzle-orm';
import { z } from 'zod';
import { filterKinds } from '../../../domain/community/filters/filterEntry.ts';
import { filterActions } from '../../../domain/community/filters/wordFilters.ts';
import { runSql, type Transactional } from '../../transaction.ts';

const versionRows = z.tuple([z.object({ version: z.string() })]);

/** The version of the list of words and links: equal versions mean equal rows, on every node. */
export async function readFiltersVersion(req: Transactional): Promise<string> {
  const rows = await runSql(
    req,
    sql`SELECT count(*) || '.' || coalesce(max(id), 0) || '.' || coalesce(extract(epoch FROM max(updated_at)), 0) AS version
          FROM word_filters`,
  );
  return versionRows.parse(rows)[0].version;
}

const filterRows = z.array(
  z.object({
    text: z.string(),
    kind: z.enum(filterKinds),
    action: z.enum(filterActions),
    anywhere: z.boolean().nullable(),
    exceptions: z.array(z.string()).nullable(),
  }),
);
export type StoredFilter = z.infer<typeof filterRows>[number];

export async function readFilters(req: Transactional): Promise<StoredFilter[]> {
  const rows = await runSql(
    req,
    sql`SELECT text, kind, action, anywhere, exceptions FROM word_filters ORDER BY id`,
  );
  return filterRows.parse(rows);
}
