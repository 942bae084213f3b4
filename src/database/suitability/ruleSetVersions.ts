import { sql } from 'drizzle-orm';
import { z } from 'zod';
import { runSql, type Transactional } from '../transaction.ts';

const rows = z.tuple([z.object({ last: z.number() })]);

/** Takes the next version number for the rules of a diet: at least the given one, and never one that was taken before. */
export async function takeRuleSetVersion(
  req: Transactional,
  { atLeast, diet }: { diet: string; atLeast: number },
): Promise<number> {
  const [{ last }] = rows.parse(
    await runSql(
      req,
      sql`INSERT INTO rule_set_versions AS known (diet, last) VALUES (${diet}, ${atLeast})
              ON CONFLICT (diet) DO UPDATE SET last = greatest(known.last + 1, excluded.last)
          RETURNING last`,
    ),
  );
  return last;
}
