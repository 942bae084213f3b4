import type { DietRow, CategoryRow } from '../../database/suitability/judging.ts';
import type { FoodDocument } from '../../database/foods/document.ts';
import type { Derived } from '../../database/foods/refresh.ts';
import { withPlausibilityFlags, withStatementFlags } from '../../domain/foods/storedQuality.ts';
import type { LabelReading } from '../../domain/labels/readLabel.ts';
import type { Dictionary } from '../../domain/labels/words/dictionary.ts';
import { unfitJudge, type SuitabilityBits } from '../../domain/search/unfit.ts';
import { compileAllergens, type AllergenEntry } from '../../domain/suitability/facts/allergens.ts';
import { toStoredFacts } from '../../domain/suitability/facts/storedFacts.ts';
import { allergensOfLabel, factsOfFood } from '../../domain/suitability/facts/factsOfFood.ts';
import type { CategoryNode } from '../../domain/suitability/rules/categoryTree.ts';
import { compileRuleSets, type CompiledRuleSets } from '../../domain/suitability/rules/compileRuleSets.ts';
import { ruleSetSchema } from '../../domain/suitability/rules/ruleSets.ts';

/** Everything that rules are compiled from. It can be sent to a thread. */
export interface RulesSource {
  readonly version: string;
  readonly diets: readonly DietRow[];
  readonly categories: readonly CategoryRow[];
  readonly bits: SuitabilityBits;
  readonly allergens: { readonly version: string; readonly entries: readonly AllergenEntry[] };
}

/** The compiled rules of all diets, the allergens and the tree of categories, in one version. */
export interface Rules {
  readonly version: string;
  readonly compiled: CompiledRuleSets;
  readonly diets: ReadonlySet<string>;
  readonly categories: ReadonlyMap<number, CategoryRow>;
  /** The suitability bits of diets and allergens. */
  readonly bits: SuitabilityBits;
}

export function compileRules(source: RulesSource): Rules {
  const { version, diets, categories, bits, allergens } = source;
  const ruleSets = diets.flatMap(({ rule_set }) => {
    const parsed = ruleSetSchema.safeParse(rule_set);
    return parsed.success ? [parsed.data] : [];
  });
  const nodes = new Map(categories.map((category) => [category.id, category]));
  return {
    version,
    bits,
    compiled: compileRuleSets({
      ruleSets,
      allergens: compileAllergens(allergens),
      dietNames: new Map(diets.map(({ slug, name, name_en: en }) => [slug, { ko: name, en }])),
      categories: categoryNodes(categories),
    }),
    diets: new Set(diets.map(({ slug }) => slug)),
    categories: nodes,
  };
}

/** The tree of categories that rules can name. */
export function categoryNodes(categories: readonly CategoryRow[]): CategoryNode[] {
  const nodes = new Map(categories.map((category) => [category.id, category]));
  return categories.flatMap(({ slug, name, name_en: en, parent_id }) =>
    slug === null
      ? []
      : [
          {
            slug,
            name: { ko: name, en: en ?? name },
            parent: (parent_id === null ? null : nodes.get(parent_id)?.slug) ?? null,
          },
        ],
  );
}

/** The rules that determine suitability bits do not depend on the day. */
export const anyDay = '2000-01-01';

/** Computes what is stored with a food from the food and the reading of its label. */
export type DeriveFood = (food: FoodDocument, label: LabelReading | null) => Derived;

export function deriveBy({ rules, dictionary }: { rules: Rules; dictionary: Dictionary }): DeriveFood {
  const judge = unfitJudge({ ruleSets: rules.compiled, bits: rules.bits, today: anyDay });
  return (document, label) => {
    const category = categoryPath(document['category'], rules.categories);
    const quality = withPlausibilityFlags(document, kindOfCategory(document['category'], rules.categories));
    const { facts } = factsOfFood({ document: { ...document, quality }, category, dictionary, label });
    return {
      unfit: judge(facts),
      facts: toStoredFacts(facts),
      quality: withStatementFlags(quality, {
        contradictions: facts.contradictions ?? [],
        isLabelRead: isRead(label),
      }),
      allergens: allergensOfLabel(label, dictionary.allergens),
    };
  };
}

export function isRead(label: LabelReading | null): boolean {
  return label?.isRead ?? true;
}

/** What a category says that a food is: its slug, or its name when it is from a source whose categories have none. */
export function kindOfCategory(
  category: unknown,
  categories: ReadonlyMap<number, CategoryRow>,
): string | null {
  const node = typeof category === 'number' ? categories.get(category) : undefined;
  return node === undefined ? null : (node.slug ?? node.name);
}

/** Slugs from the root to the category; null for a missing or deleted category, and for one without slugs. */
export function categoryPath(
  category: unknown,
  categories: ReadonlyMap<number, CategoryRow>,
): string[] | null {
  const path: string[] = [];
  let at = typeof category === 'number' ? categories.get(category) : undefined;
  if (at === undefined) return null;
  // The limit stops a circle of parents from hanging the server.
  for (let depth = 0; at !== undefined && depth < 20; depth += 1) {
    if (at.slug !== null) path.unshift(at.slug);
    at = at.parent_id === null ? undefined : categories.get(at.parent_id);
  }
  // No rule can refer to a tree without slugs (from an import). The category is then unknown, not "another category".
  return path.length === 0 ? null : path;
}

/** The path of a category, computed once for each. */
export function pathReader(categories: Rules['categories']): (category: number | null) => string[] | null {
  const paths = new Map<number | null, string[] | null>();
  return (category) => {
    const known = paths.get(category);
    if (known !== undefined) return known;
    const path = categoryPath(category, categories);
    paths.set(category, path);
    return path;
  };
}
