import type pg from 'pg';
import { readAllergens, readAllergensVersion, findAllergenUse } from '../../database/labels/allergens.ts';
import type { Transactional } from '../../database/transaction.ts';
import type { AllergenEntry } from '../../domain/suitability/facts/allergens.ts';
import { Problem } from '../../errors/problem.ts';

/** The current allergens of the collection, before they are compiled. */
export async function readAllergenSource(
  pool: pg.Pool,
): Promise<{ readonly version: string; readonly entries: readonly AllergenEntry[] }> {
  const version = await readAllergensVersion(pool);
  return { version, entries: await readAllergens(pool) };
}

/**
 * Refuses to delete an allergen that another allergen, an ingredient or a rule uses.
 *
 * @throws {Problem} `allergen_in_use` with what uses it.
 */
export async function refuseUsedAllergen({ req, id }: { req: Transactional; id: number }): Promise<void> {
  const by = await findAllergenUse(req, id);
  if (by !== undefined) throw new Problem('allergen_in_use', { parameters: { by } });
}
