import { sql } from 'drizzle-orm';
import { z } from 'zod';
import { ownMapping, type OwnMapping } from '../../domain/imports/settings/settings.ts';
import type { Run } from './foodImports.ts';

/** Stores a mapping under its name; the last one of a name counts. */
export async function saveMapping(run: Run, name: string, mapping: OwnMapping): Promise<void> {
  await run(sql`
    INSERT INTO import_mappings (name, mapping, updated_at, created_at)
    VALUES (${name}, ${JSON.stringify(mapping)}::jsonb, now(), now())
    ON CONFLICT (name) DO UPDATE SET mapping = excluded.mapping, updated_at = now()`);
}

const stored = z.array(z.object({ mapping: z.unknown() }));

/** The latest mapping of which a header has all columns, the one with the most columns first. */
export async function mappingFor(run: Run, columns: readonly string[]): Promise<OwnMapping | undefined> {
  const rows = await run(sql`
    SELECT mapping FROM import_mappings
     WHERE NOT EXISTS (
       SELECT FROM jsonb_path_query(mapping, '$.columns[*].column') AS used
        WHERE NOT used #>> '{}' = ANY (${sql.param([...columns])}::text[])
     )
     ORDER BY jsonb_array_length(mapping -> 'columns') DESC, updated_at DESC, id DESC LIMIT 1`);
  const [first] = stored.parse(rows);
  // A mapping of an older version may not be valid any more. Then it is no proposal.
  return first === undefined ? undefined : ownMapping.safeParse(first.mapping).data;
}
