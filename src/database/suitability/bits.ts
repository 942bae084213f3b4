import { sql } from 'drizzle-orm';
import { z } from 'zod';
import { mostSuitabilityBits, suitabilityKinds, type SuitabilityBits } from '../../domain/search/unfit.ts';
import { runSql, type Transactional } from '../transaction.ts';

/** The version of all bits: equal versions mean equal numbers, because numbers are only added. */
export const bitsVersionSql = `SELECT count(*)::text AS version FROM suitability_bits`;

const bitRows = z.array(z.object({ kind: z.enum(suitabilityKinds), slug: z.string(), bit: z.number() }));

export const bitsSql = `SELECT kind, slug, bit FROM suitability_bits ORDER BY bit`;

/** Parses the rows of {@link bitsSql}. */
export function bitsOf(rows: readonly unknown[]): SuitabilityBits {
  const parsed = bitRows.parse(rows);
  const bitsOfKind = (kindToRead: (typeof suitabilityKinds)[number]) =>
    new Map(parsed.flatMap(({ kind, slug, bit }) => (kind === kindToRead ? [[slug, bit] as const] : [])));
  return { allergen: bitsOfKind('allergen'), diet: bitsOfKind('diet') };
}

/** All allergens and diets without a number. */
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
 * Gives every allergen and diet without a number the lowest free one. A number stays with its slug for ever, even after
 * the allergen or diet is deleted.
 *
 * Two transactions that do this at the same time choose the same number. The unique index makes the second one wait for
 * the end of the first. Then it writes nothing, and tries again with the numbers that are free by then.
 *
 * @returns the slugs without a number, because all numbers are used.
 */
export async function assignSuitabilityBits(req: Transactional): Promise<string[]> {
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
