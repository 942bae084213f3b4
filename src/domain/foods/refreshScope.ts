import { z } from 'zod';
import { dictionaryRow } from '../labels/words/dictionary.ts';

/**
 * What one change of rules, dictionary or categories may change about foods. It is stored with the change, until a
 * refresh has followed it.
 */
export const refreshScope = z.discriminatedUnion('kind', [
  /** Every food is read again. */
  z.strictObject({ kind: z.literal('all') }),
  /** The rules of a diet. No label is read. */
  z.strictObject({ kind: z.literal('diet'), diet: z.string() }),
  /** A document was written, and nothing changed that foods depend on. */
  z.strictObject({ kind: z.literal('nothing'), of: z.enum(['diets', 'allergens']) }),
  z.strictObject({
    kind: z.literal('ingredient'),
    before: dictionaryRow.nullable(),
    after: dictionaryRow.nullable(),
  }),
  /** Words of an allergen that were added or taken away. */
  z.strictObject({ kind: z.literal('allergen'), words: z.array(z.string()) }),
  /** A category, with the one that it was or is below. */
  z.strictObject({ kind: z.literal('category'), id: z.int(), parents: z.array(z.int()) }),
]);
export type RefreshScope = z.output<typeof refreshScope>;

/** The collections on which verdicts of foods depend. */
export const refreshingCollections = ['diets', 'ingredients', 'allergens', 'food-categories'] as const;
export type RefreshingCollection = (typeof refreshingCollections)[number];

type Document = Readonly<Record<string, unknown>>;

/**
 * The scope of a written document.
 *
 * @param input.before the document before the write; null: it is new. @param input.after null: it is deleted.
 */
export function scopeOfChange({
  collection,
  before,
  after,
}: {
  collection: RefreshingCollection;
  before: Document | null;
  after: Document | null;
}): RefreshScope {
  switch (collection) {
    case 'diets':
      return scopeOfDiet(before, after);
    case 'allergens':
      return scopeOfAllergen(before, after);
    case 'ingredients': {
      const [old, now] = [
        dictionaryRow.nullable().safeParse(before),
        dictionaryRow.nullable().safeParse(after),
      ];
      return old.success && now.success
        ? { kind: 'ingredient', before: old.data, after: now.data }
        : { kind: 'all' };
    }
    case 'food-categories': {
      const id = idOf(after ?? before);
      const parents = [before, after].flatMap((one) => idOf(one?.['parent']) ?? []);
      const isRenamed = before !== null && after !== null && before['slug'] !== after['slug'];
      // A rule may name the old slug or the new one.
      return id === null || isRenamed
        ? { kind: 'all' }
        : { kind: 'category', id, parents: [...new Set(parents)] };
    }
  }
}

function scopeOfDiet(before: Document | null, after: Document | null): RefreshScope {
  const diet = (after ?? before)?.['slug'];
  if (typeof diet !== 'string' || (before !== null && after !== null && before['slug'] !== diet))
    return { kind: 'all' };
  return before !== null && after !== null && isSame(before['ruleSet'], after['ruleSet'])
    ? { kind: 'nothing', of: 'diets' }
    : { kind: 'diet', diet };
}

/** Only words: the groups, schemes and classes of an allergen decide about foods that do not name it. */
function scopeOfAllergen(before: Document | null, after: Document | null): RefreshScope {
  if (before === null || after === null) return { kind: 'all' };
  const structure = (one: Document) => [
    one['slug'],
    idOf(one['parent']),
    one['schemes'],
    one['ingredientClasses'],
  ];
  if (!isSame(structure(before), structure(after))) return { kind: 'all' };
  const [old, now] = [wordsOfAllergen(before), wordsOfAllergen(after)];
  const words = [...old.filter((word) => !now.includes(word)), ...now.filter((word) => !old.includes(word))];
  return words.length === 0 ? { kind: 'nothing', of: 'allergens' } : { kind: 'allergen', words };
}

function wordsOfAllergen({ name, nameEn, synonyms, synonymsEn }: Document): string[] {
  const lists = [synonyms, synonymsEn].flatMap((list): unknown[] => (Array.isArray(list) ? list : []));
  return [name, typeof nameEn === 'string' ? nameEn.replace(/ \(.*/u, '') : null, ...lists].filter(
    (word) => typeof word === 'string',
  );
}

/** PostgreSQL keeps the keys of JSON in another order. */
function isSame(one: unknown, other: unknown): boolean {
  return canonical(one) === canonical(other);
}

function canonical(value: unknown): string {
  return JSON.stringify(value ?? null, (_key, part: unknown) =>
    typeof part === 'object' && part !== null && !Array.isArray(part)
      ? Object.fromEntries(Object.entries(part).sort(([one], [other]) => (one < other ? -1 : 1)))
      : part,
  );
}

/** A relation is an id, or the document at a greater depth. */
function idOf(value: unknown): number | null {
  if (typeof value === 'number') return value;
  const id: unknown = typeof value === 'object' && value !== null && 'id' in value ? value.id : null;
  return typeof id === 'number' ? id : null;
}
