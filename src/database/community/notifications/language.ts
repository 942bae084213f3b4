import { sql } from 'drizzle-orm';
import { z } from 'zod';
import type { Run } from './inbox.ts';

const rows = z.array(z.object({ language: z.string().nullable() }));

/** The language that a member chose; undefined when the account is gone, or has none. */
export async function readMemberLanguage(run: Run, user: number): Promise<string | undefined> {
  return (
    rows.parse(await run(sql`SELECT language::text FROM users WHERE id = ${user}`))[0]?.language ?? undefined
  );
}
