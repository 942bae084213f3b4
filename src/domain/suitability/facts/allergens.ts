import type { AllergenScheme } from '../../foods/kinds.ts';
import { untranslated, type LocalizedText } from '../../language.ts';
import type { AllergenFacts } from './facts.ts';
import { ingredientClassSlugs, widerClasses, type IngredientClass } from './ingredientClasses.ts';

/** One allergen, as a row of the collection `allergens`. */
export interface AllergenEntry {
  readonly slug: string;
  readonly name: LocalizedText;
  /** Other words that packs use in declarations. */
  readonly synonyms: { readonly ko: readonly string[]; readonly en: readonly string[] };
  /**
   * The wider group that it belongs to. A person who avoids a group avoids its members. A declared group may mean any
   * of its members.
   */
  readonly parent: string | null;
  /**
   * The schemes under which a pack must declare it, so that a declaration without it proves absence. A group has a
   * scheme only where the law names the whole group. Korea lists mackerel but no other fish, so a Korean pack says
   * nothing about `fish`.
   */
  readonly schemes: readonly AllergenScheme[];
  /** The classes of a food that contains it; null: not stated. */
  readonly ingredientClasses: readonly IngredientClass[] | null;
}

/** All allergens of one version, prepared for reading labels and for judging. */
export interface Allergens {
  /** Names the state of the entries: equal versions have equal entries. */
  readonly version: string;
  /** All slugs, in the order of the entries. */
  readonly slugs: readonly string[];
  readonly has: (slug: string) => boolean;
  /** The name for people; the slug for an allergen that is not in the list. */
  readonly nameOf: (slug: string) => LocalizedText;
  /** All words that packs use to declare it. */
  readonly wordsOf: (slug: string) => readonly string[];
  /** The allergens directly below a group. */
  readonly childrenOf: (slug: string) => readonly string[];
  /** The allergen and everything below it. A person who avoids the allergen avoids all of these. */
  readonly withDescendants: (slug: string) => ReadonlySet<string>;
  /** The allergen and everything above it. A pack may declare it as any of these. */
  readonly withAncestors: (slug: string) => ReadonlySet<string>;
  /**
   * The schemes whose declarations prove that the allergen is absent when they do not name it. There are none for an
   * unknown slug, and none where the groups above it are broken (a circle, or a missing group): then nothing is proven.
   */
  readonly schemesOf: (slug: string) => readonly AllergenScheme[];
  /** The classes of a food with these allergens, wider classes included. */
  readonly classesOf: (contains: readonly string[]) => AllergenClasses;
  /** Sorts slugs by the order of the entries. Unknown slugs come last. */
  readonly inOrder: (slugs: Iterable<string>) => string[];
}

export interface AllergenClasses {
  /** In the order of all classes. */
  readonly present: readonly IngredientClass[];
  /** False when an allergen has no stated classes. Then no class counts as absent. */
  readonly isComplete: boolean;
}

/**
 * Compiles the allergens of one version.
 *
 * @param input.entries each slug once.
 */
export function compileAllergens({
  version,
  entries,
}: {
  version: string;
  entries: readonly AllergenEntry[];
}): Allergens {
  const bySlug = new Map(entries.map((entry) => [entry.slug, entry]));
  const slugs = entries.map(({ slug }) => slug);
  const children = new Map<string, string[]>();
  for (const { slug, parent } of entries) {
    if (parent !== null) children.set(parent, [...(children.get(parent) ?? []), slug]);
  }
  const childrenOf = (slug: string): readonly string[] => children.get(slug) ?? [];
  const parentsOf = (slug: string): readonly string[] => {
    const parent = bySlug.get(slug)?.parent ?? null;
    return parent === null ? [] : [parent];
  };
  const relations = new Map(
    slugs.map((slug) => [slug, { above: closure(slug, parentsOf), below: closure(slug, childrenOf) }]),
  );
  const withAncestors = (slug: string) => relations.get(slug)?.above ?? closure(slug, parentsOf);
  const schemes = new Map(
    entries.map((entry) => [entry.slug, hasUnbrokenAncestry(entry, bySlug) ? entry.schemes : noSchemes]),
  );
  const classes = new Map(slugs.map((slug) => [slug, classesOfOne(withAncestors(slug), bySlug)]));
  const positions = new Map(slugs.map((slug, at) => [slug, at]));
  return {
    version,
    slugs,
    has: (slug) => bySlug.has(slug),
    nameOf: (slug) => bySlug.get(slug)?.name ?? untranslated(slug),
    wordsOf: (slug) => {
      const entry = bySlug.get(slug);
      // "Shellfish (clams, oysters, …)": the brackets explain the name to people and are no word of a label.
      return entry === undefined
        ? []
        : [entry.name.ko, entry.name.en.replace(/ \(.*/u, ''), ...entry.synonyms.ko, ...entry.synonyms.en];
    },
    childrenOf,
    withDescendants: (slug) => relations.get(slug)?.below ?? closure(slug, childrenOf),
    withAncestors,
    schemesOf: (slug) => schemes.get(slug) ?? noSchemes,
    classesOf: (contains) => {
      const each = contains.map((slug) => classes.get(slug) ?? null);
      const present = new Set(each.flatMap((one) => one ?? []));
      return {
        present: ingredientClassSlugs.filter((slug) => present.has(slug)),
        isComplete: !each.includes(null),
      };
    },
    inOrder: (unordered) => {
      const positionOf = (slug: string) => positions.get(slug) ?? slugs.length;
      return [...new Set(unordered)].sort(
        (one, other) => positionOf(one) - positionOf(other) || (one < other ? -1 : 1),
      );
    },
  };
}

/**
 * Removes proofs of absence when a food names an allergen that is not in the list. That allergen may belong to a group
 * that somebody avoids, so nothing counts as absent.
 */
export function provableFacts(facts: AllergenFacts, { has }: Allergens): AllergenFacts {
  return [...facts.contains, ...facts.mayContain].every(has) ? facts : { ...facts, scheme: null, absent: [] };
}

/** The law of each scheme. Answers show it as the source of a reason about an allergen. */
export const allergenSchemeSources = {
  mfds: {
    title: '식품 등의 표시·광고에 관한 법률 시행규칙 별표 2 (Allergen labelling)',
    publisher: 'MFDS',
    year: 2019,
    url: 'https://www.law.go.kr/법령/식품등의표시ㆍ광고에관한법률시행규칙',
  },
  eu: {
    title: 'Regulation (EU) No 1169/2011, Annex II',
    publisher: 'European Union',
    year: 2011,
    url: 'https://eur-lex.europa.eu/eli/reg/2011/1169/oj',
  },
  us: {
    title: 'Food Allergen Labeling and Consumer Protection Act, with the FASTER Act of 2021',
    publisher: 'US Congress',
    year: 2021,
    url: 'https://www.fda.gov/food/food-labeling-nutrition/food-allergies',
  },
} as const satisfies Record<
  AllergenScheme,
  { readonly title: string; readonly publisher: string; readonly year: number; readonly url: string }
>;

const noSchemes: readonly AllergenScheme[] = [];

/** Whether all groups above an allergen exist, without a circle. */
function hasUnbrokenAncestry(entry: AllergenEntry, bySlug: ReadonlyMap<string, AllergenEntry>): boolean {
  const slugs = new Set([entry.slug]);
  for (let { parent } = entry; parent !== null;) {
    const group = bySlug.get(parent);
    if (group === undefined || slugs.has(parent)) return false;
    slugs.add(parent);
    parent = group.parent;
  }
  return true;
}

/** The classes of an allergen and of the groups above it; null when none of them states any. */
function classesOfOne(
  chain: ReadonlySet<string>,
  bySlug: ReadonlyMap<string, AllergenEntry>,
): readonly IngredientClass[] | null {
  const classes = [...chain].flatMap((slug) => bySlug.get(slug)?.ingredientClasses ?? []);
  const isStated = [...chain].some((slug) => (bySlug.get(slug)?.ingredientClasses ?? null) !== null);
  return isStated ? [...new Set(classes.flatMap(widerClasses))] : null;
}

function closure(start: string, next: (slug: string) => readonly string[]): ReadonlySet<string> {
  const reached = new Set([start]);
  for (const slug of reached) for (const further of next(slug)) reached.add(further);
  return reached;
}
