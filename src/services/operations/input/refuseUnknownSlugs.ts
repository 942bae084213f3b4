import type { Transactional } from '../../../database/transaction.ts';
import { findUnknownSlugs } from '../../../database/unknownSlugs.ts';
import { Problem } from '../../../errors/problem.ts';

const codes = { allergens: 'unknown_allergen', diets: 'unknown_diet' } as const;

/**
 * Refuses slugs that no document of the collection has: nothing would ever be judged for them. A slug that was stored
 * before may stay: its document may have been deleted, and a person who avoids it must not lose it when they change
 * another field.
 *
 * @throws {Problem} `unknown_allergen` or `unknown_diet`, with the field.
 */
export async function refuseUnknownSlugs(
  req: Transactional,
  collection: keyof typeof codes,
  { slugs, storedSlugs, field }: { slugs: readonly string[]; storedSlugs: readonly string[]; field: string },
): Promise<void> {
  const newSlugs = slugs.filter((slug) => !storedSlugs.includes(slug));
  const [slug] = await findUnknownSlugs(req, collection, newSlugs);
  if (slug !== undefined) throw new Problem(codes[collection], { field, parameters: { slug } });
}
