import type { Transactional } from '../../database/transaction.ts';
import { findUnknownSlugs } from '../../database/unknownSlugs.ts';
import { Problem } from '../../errors/problem.ts';

/**
 * Refuses slugs that no diet has: nothing would ever be judged for them. A slug that was stored before may stay, as for
 * allergens.
 *
 * @throws {Problem} `unknown_diet` with the field.
 */
export async function refuseUnknownDiets({
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
  const [slug] = await findUnknownSlugs(req, 'diets', newSlugs);
  if (slug !== undefined) throw new Problem('unknown_diet', { field, parameters: { slug } });
}
