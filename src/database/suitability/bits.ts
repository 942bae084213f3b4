import { sql } from 'drizzle-orm';
import { z } from 'zod';
import { mostSuitabilityBits, suitabilityKinds, type SuitabilityBits } from '../../domain/search/unfit.ts';
import { runSql, type Transactional } from '../transaction.ts';

/** Names the state of all bits: equal names, equal numbers. Numbers are only ever added. */
export const bitsVersionSql = `SELECT count(*)::text AS version FROM suitability_bits`;

const bitRows = z.array(z.object({ kind: z.enum(suitabilityKinds), slug: z.string(), bit: z.number() }));

export const bitsSql = `SELECT kind, slug, bit FROM suitability_bits ORDER BY bit`;

/** The numbers of a result of {@link bitsSql}. */
export function bitsOf(rows: readonly unknown[]): SuitabilityBits {
  const parsed = bitRows.parse(rows);
  const bitsOfKind = (kindToRead: (typeof suitabilityKinds)[number]) =>
    new Map(parsed.flatMap(({ kind, slug, bit }) => (kind === kindToRead ? [[slug, bit] as const] : [])));
  return { allergen: bitsOfKind('allergen'), diet: bitsOfKind('diet') };
}

/** Every allergen and diet that has no number. */
const missingBits = sql`
  SELECT every.kind, every.slug, row_number() OVER (ORDER BY every.kind, every.id) AS position
    FROM (
      SELECT 'allergen' AS kind, slug, id FROM allergens UNION ALL SELECT 'diet', slug, id FROM diets
    ) AS every
    LEFT JOIN suitability_bits AS own ON own.kind = every.kind AND own.slug = every.slug
   WHERE own.slug IS NULL`;

const freeBits = sql`
  SELECT number AS bit, row_number() OVER (ORDER BY number) AS position
    FROM generate_series(0, ${sql.raw(String(mostSuitabilityBits - 1))}) AS number
    LEFT JOIN suitability_bits AS own ON own.bit = number
   WHERE own.bit IS NULL`;

/**
 * Gives every allergen and diet that has no number the lowest free one. A number stays with its slug for ever, also when
 * the allergen or diet is deleted.
 *
 * Two transactions that do this at once want the same number. The unique index makes the second one wait for the end of
 * the first and then write nothing, so it tries again with what is free by then.
 *
 * @returns the slugs that have none, because all numbers are given.
 */
export async function giveSuitabilityBits(req: Transactional): Promise<string[]> {
  for (;;) {
    await runSql(
      req,
      sql`INSERT INTO suitability_bits (kind, slug, bit)
          SELECT lacking.kind, lacking.slug, free.bit
            FROM (${missingBits}) AS lacking JOIN (${freeBits}) AS free USING (position)
           ORDER BY free.bit
              ON CONFLICT DO NOTHING`,
    );
    const rows = await runSql(
      req,
      sql`SELECT slug, EXISTS (${freeBits}) AS "canTryAgain" FROM (${missingBits}) AS lacking ORDER BY position`,
    );
    const unnumbered = z.array(z.object({ slug: z.string(), canTryAgain: z.boolean() })).parse(rows);
    if (!unnumbered.some(({ canTryAgain }) => canTryAgain)) return unnumbered.map(({ slug }) => slug);
  }
}
