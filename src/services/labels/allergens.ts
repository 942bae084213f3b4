import type pg from 'pg';
import { readAllergens, readAllergensVersion, findAllergenUse } from '../../database/labels/allergens.ts';
import type { Transactional } from '../../database/transaction.ts';
import {
  compileAllergens,
  type AllergenEntry,
  type Allergens,
} from '../../domain/suitability/facts/allergens.ts';
import { Problem } from '../../errors/problem.ts';

/** Reads and compiles the current allergens of the collection. Rules and dictionary cache them for each version. */
export async function loadAllergens(pool: pg.Pool): Promise<Allergens> {
  return compileAllergens(await readAllergenSource(pool));
}

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
