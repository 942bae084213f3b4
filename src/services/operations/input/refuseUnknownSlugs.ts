import type { Transactional } from '../../../database/transaction.ts';
import { findUnknownSlugs } from '../../../database/unknownSlugs.ts';
import { Problem } from '../../../errors/problem.ts';

const codes = {
  allergens: 'unknown_allergen',
  diets: 'unknown_diet',
  'food-categories': 'unknown_category',
} as const;

/** A slug of an input, and its place. */
export interface SentSlug {
  readonly slug: string;
  readonly field: string;
  /** See `Problem`. */
  readonly formField: string;
}

/**
 * Refuses slugs that no document of the collection has: nothing would ever be judged for them. A slug that was stored
 * before may stay: its document may have been deleted, and a person who avoids it must not lose it when they change
 * another field.
 *
 * @throws {Problem} `unknown_allergen`, `unknown_diet` or `unknown_category`, with the place of the first one.
 */
export async function refuseUnknownSlugs(
  req: Transactional,
  collection: keyof typeof codes,
  { sent, storedSlugs }: { sent: readonly SentSlug[]; storedSlugs: readonly string[] },
): Promise<void> {
  const added = sent.filter(({ slug }) => !storedSlugs.includes(slug));
  const unknown = await findUnknownSlugs(
    req,
    collection,
    added.map(({ slug }) => slug),
  );
  const first = added.find(({ slug }) => unknown.includes(slug));
  if (first === undefined) return;
  const { slug, ...place } = first;
  throw new Problem(codes[collection], { ...place, parameters: { slug } });
}

/** The texts of a list as slugs, with their places; none where the value is no list. */
export function slugsOfList(list: unknown, field: string, formField = field): SentSlug[] {
  if (!Array.isArray(list)) return [];
  return list.flatMap((slug: unknown, at) =>
    typeof slug === 'string' ? [{ slug, field: `${field}.${String(at)}`, formField }] : [],
  );
}
