import type pg from 'pg';
import {
  readAllergens,
  readAllergensVersion,
  findUnknownAllergens,
  findAllergenUse,
} from '../../database/labels/allergens.ts';
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
 * Refuses slugs that no allergen has. A slug that was stored before may stay: its allergen may have been deleted, and
 * a person who avoids it must not lose it when they change another field.
 *
 * @throws {Problem} `unknown_allergen` with the field.
 */
export async function refuseUnknownAllergens({
  slugs,
  storedSlugs,
  req,
  field,
}: {
  req: Transactional;
  slugs: readonly string[];
  storedSlugs: readonly string[];
  field: string;
}): Promise<void> {
  const newSlugs = slugs.filter((slug) => !storedSlugs.includes(slug));
  const [slug] = await findUnknownAllergens(req, newSlugs);
  if (slug !== undefined) throw new Problem('unknown_allergen', { field, parameters: { slug } });
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
