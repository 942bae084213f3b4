import type { RefreshVersions, WaitingScope } from '../../database/foods/refreshRun.ts';
import type { CategoryRow } from '../../database/suitability/judging.ts';
import type { RefreshScope } from '../../domain/foods/refreshScope.ts';
import { changedWords, wordsOfChanges, type ChangedWords } from '../../domain/labels/words/changedWords.ts';
import { wordKey } from '../../domain/labels/words/wordKey.ts';
import { compileAllergens } from '../../domain/suitability/facts/allergens.ts';
import type { KnowledgeSource } from '../operations/threads/threads.ts';

/** Which foods are read again, and which rules are judged again from stored facts. */
export type RefreshPlan =
  | { readonly kind: 'all' }
  | {
      readonly kind: 'some';
      readonly diets: readonly string[];
      readonly words: ChangedWords | null;
      /** Foods of these categories are read again. */
      readonly categories: readonly number[];
    };

/** With more words, to look for them takes as long as to read all labels. */
const mostWords = 300;

/** For each part, the changes that may explain another version of it. */
const explainedBy: Readonly<
  Record<
    keyof RefreshVersions,
    readonly (Exclude<RefreshScope['kind'], 'nothing'> | 'nothing:diets' | 'nothing:allergens')[]
  >
> = {
  diets: ['diet', 'nothing:diets'],
  categories: ['category'],
  allergens: ['allergen', 'nothing:allergens'],
  ingredients: ['ingredient'],
  bits: ['diet'],
  code: [],
};

/**
 * Decides what a refresh does. A part that has another version without a change that explains it was written by
 * something else, so all foods are read.
 *
 * @param input.last the versions of the last refresh.
 */
export function planRefresh({
  scopes: waiting,
  last,
  versions,
  source,
}: {
  scopes: readonly WaitingScope[];
  last: RefreshVersions | undefined;
  versions: RefreshVersions;
  source: KnowledgeSource;
}): RefreshPlan {
  const scopes = waiting.flatMap(({ scope }) => scope ?? []);
  if (last === undefined || scopes.length < waiting.length) return { kind: 'all' };
  const kinds = new Set(
    scopes.map((scope) => (scope.kind === 'nothing' ? (`nothing:${scope.of}` as const) : scope.kind)),
  );
  const parts = Object.keys(explainedBy) as (keyof RefreshVersions)[];
  const isExplained = parts.every(
    (part) => last[part] === versions[part] || explainedBy[part].some((kind) => kinds.has(kind)),
  );
  if (!isExplained || kinds.has('all')) return { kind: 'all' };
  const words = wordsOf(scopes, source);
  if (words !== null && words.joined.length + words.phrases.length > mostWords) return { kind: 'all' };
  return {
    kind: 'some',
    diets: [...new Set(scopes.flatMap((scope) => (scope.kind === 'diet' ? [scope.diet] : [])))].sort(),
    words,
    categories: categoriesOf(scopes, source.rules.categories),
  };
}

/**
 * The words whose meaning has changed. A word of an allergen changes what the entries with this word carry, and all that
 * is narrower.
 */
function wordsOf(scopes: readonly RefreshScope[], { dictionary }: KnowledgeSource): ChangedWords | null {
  const { rows } = dictionary;
  const allergens = compileAllergens(dictionary.allergens);
  const changes = scopes.flatMap((scope) => (scope.kind === 'ingredient' ? [scope] : []));
  const ofAllergens = scopes.flatMap((scope) => (scope.kind === 'allergen' ? scope.words : []));
  const changedKeys = new Set(ofAllergens.map(wordKey));
  const keys = new Set([...allergens.slugs.flatMap(allergens.wordsOf).map(wordKey), ...changedKeys]);
  const carriers = rows.filter(({ name, nameEn, synonyms, synonymsEn }) =>
    [name, nameEn ?? '', ...synonyms, ...synonymsEn].some((word) => changedKeys.has(wordKey(word))),
  );
  const words = wordsOfChanges([...changes, ...carriers.map((row) => ({ before: row, after: null }))], {
    rows,
    groups: {
      namesAllergen: (key) => keys.has(key),
      isMember: (slug) => allergens.withAncestors(slug).size > 1,
    },
  });
  return words.length + ofAllergens.length === 0 ? null : changedWords(words, { rows, ofAllergens });
}

/**
 * The categories below changed ones, and those above: a rule about a category leaves foods open whose own category is
 * above it.
 */
function categoriesOf(scopes: readonly RefreshScope[], categories: readonly CategoryRow[]): number[] {
  const changed = scopes.flatMap((scope) => (scope.kind === 'category' ? [scope] : []));
  const below = new Set(changed.map(({ id }) => id));
  for (const id of below) for (const one of categories) if (one.parent_id === id) below.add(one.id);
  const above = new Set(changed.flatMap(({ parents }) => parents));
  for (const id of above)
    for (const one of categories) if (one.id === id && one.parent_id !== null) above.add(one.parent_id);
  return [...new Set([...below, ...above])];
}
