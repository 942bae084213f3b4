import type { AllergenScheme } from '../../foods/kinds.ts';
import { untranslated, type LocalizedText } from '../../language.ts';
import type { AllergenFacts } from './facts.ts';
import { ingredientClassSlugs, widerClasses, type IngredientClass } from './ingredientClasses.ts';

/** One allergen, as the collection `allergens` keeps it. */
export interface AllergenEntry {
  readonly slug: string;
  readonly name: LocalizedText;
  /** Other words by which packs declare it. */
  readonly synonyms: { readonly ko: readonly string[]; readonly en: readonly string[] };
  /**
   * The wider group that it belongs to. Avoiding a group avoids its members, and a declared group may be any of its
   * members.
   */
  readonly parent: string | null;
  /**
   * The rules on labelling under which a pack must name it, so that a declaration without it proves absence. A group has
   * a scheme only where the whole group must be named: Korea lists mackerel but no other fish, so a Korean pack says
   * nothing about `fish`.
   */
  readonly schemes: readonly AllergenScheme[];
  /** The classes of ingredients that are in a food which contains it; null: nobody has said. */
  readonly ingredientClasses: readonly IngredientClass[] | null;
}

/** All allergens at one moment, prepared for reading labels and judging. */
export interface Allergens {
  /** Names the state of the entries: equal names, equal entries. */
  readonly version: string;
  /** All slugs, in the order of the entries. */
  readonly slugs: readonly string[];
  readonly has: (slug: string) => boolean;
  /** What people call it; its slug for one that is not in the list. */
  readonly nameOf: (slug: string) => LocalizedText;
  /** All words by which packs declare it. */
  readonly wordsOf: (slug: string) => readonly string[];
  /** The allergens directly below a group. */
  readonly childrenOf: (slug: string) => readonly string[];
  /** The allergen itself and all below it: what a person avoids who avoids it. */
  readonly withDescendants: (slug: string) => ReadonlySet<string>;
  /** The allergen itself and all above it: what a pack may declare it as. */
  readonly withAncestors: (slug: string) => ReadonlySet<string>;
  /**
   * The schemes whose declaration proves by its silence that the allergen is absent. None for a slug that is not in the
   * list, and none where the groups above it are broken (a circle, a group that is gone): then nothing is proven.
   */
  readonly schemesOf: (slug: string) => readonly AllergenScheme[];
  /** The classes of ingredients that a food has for the allergens that it contains, wider ones included. */
  readonly classesOf: (contains: readonly string[]) => AllergenClasses;
  /** Slugs in the order of the entries; those that are not in the list come last. */
  readonly inOrder: (slugs: Iterable<string>) => string[];
}

export interface AllergenClasses {
  /** In the order of all classes. */
  readonly present: readonly IngredientClass[];
  /** Whether this is all: false when nobody has said what one of the allergens tells, so that no class is absent. */
  readonly isComplete: boolean;
}

/**
 * Prepares the allergens, once for each version of them.
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
    entries.map((entry) => [entry.slug, isSound(entry, bySlug) ? entry.schemes : noSchemes]),
  );
  const classes = new Map(slugs.map((slug) => [slug, classesOfOne(withAncestors(slug), bySlug)]));
  const places = new Map(slugs.map((slug, at) => [slug, at]));
  return {
    version,
    slugs,
    has: (slug) => bySlug.has(slug),
    nameOf: (slug) => bySlug.get(slug)?.name ?? untranslated(slug),
    wordsOf: (slug) => {
      const entry = bySlug.get(slug);
      // "Shellfish (clams, oysters, …)": the brackets explain the name to people.
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
      const placeOf = (slug: string) => places.get(slug) ?? slugs.length;
      return [...new Set(unordered)].sort(
        (one, other) => placeOf(one) - placeOf(other) || (one < other ? -1 : 1),
      );
    },
  };
}

/**
 * The facts as far as they can be relied on. A food that names an allergen which is not in the list is not understood:
 * it may belong to a group that somebody avoids, so nothing is proven absent.
 */
export function provable(facts: AllergenFacts, { has }: Allergens): AllergenFacts {
  return [...facts.contains, ...facts.mayContain].every(has) ? facts : { ...facts, scheme: null, absent: [] };
}

/** How each scheme is called and which law it stands on; shown as the source of an answer about an allergen. */
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

/** Whether the chain of groups above an allergen ends at a group that is there. */
function isSound(entry: AllergenEntry, bySlug: ReadonlyMap<string, AllergenEntry>): boolean {
  const seen = new Set([entry.slug]);
  for (let { parent } = entry; parent !== null;) {
    const group = bySlug.get(parent);
    if (group === undefined || seen.has(parent)) return false;
    seen.add(parent);
    parent = group.parent;
  }
  return true;
}

/** A member of a group is what the group is; null when neither it nor a group above it says anything. */
function classesOfOne(
  chain: ReadonlySet<string>,
  bySlug: ReadonlyMap<string, AllergenEntry>,
): readonly IngredientClass[] | null {
  const told = [...chain].flatMap((slug) => bySlug.get(slug)?.ingredientClasses ?? []);
  const isTold = [...chain].some((slug) => (bySlug.get(slug)?.ingredientClasses ?? null) !== null);
  return isTold ? [...new Set(told.flatMap(widerClasses))] : null;
}

function closure(start: string, next: (slug: string) => readonly string[]): ReadonlySet<string> {
  const seen = new Set([start]);
  for (const slug of seen) for (const further of next(slug)) seen.add(further);
  return seen;
}
