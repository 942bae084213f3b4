import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { categoriesFile, categoryPath } from '../src/domain/foods/catalogue/categories.ts';
import { dietsFile } from '../src/domain/foods/catalogue/diets.ts';
import type { AllergenScheme, AllergenSource, FoodKind } from '../src/domain/foods/kinds.ts';
import type { Dictionary } from '../src/domain/labels/words/dictionary.ts';
import { emptyPerson, type FactsOfPerson, type Verdict } from '../src/domain/suitability/facts/facts.ts';
import { factsOfFood } from '../src/domain/suitability/facts/factsOfFood.ts';
import { judgeFor } from '../src/domain/suitability/judge.ts';
import { compileRuleSets } from '../src/domain/suitability/rules/compileRuleSets.ts';
import { shippedAllergens } from '../tests/fixtures/suitability/shippedAllergens.ts';

/** The diets that a label alone can decide. */
export const labelDiets = ['vegan', 'vegetarian', 'halal'] as const;
/** What a label is judged for: each allergen alone, and each of the three diets alone. */
export const judgedSlugs: readonly string[] = [...shippedAllergens.slugs, ...labelDiets];

/** A food as it is stored, with the fields that matter here. */
export interface StoredFood {
  readonly name?: string | null | undefined;
  /** Left out: processed. */
  readonly kind?: FoodKind | undefined;
  /** Left out: biscuits, which no rule of the three diets is about. */
  readonly category?: string | null | undefined;
  readonly ingredientsText?: string | null | undefined;
  readonly allergenText?: string | null | undefined;
  /** Certificates. */
  readonly labels?: readonly string[] | undefined;
  readonly allergens?:
    | { scheme: AllergenScheme | null; contains: readonly string[]; mayContain: readonly string[] }
    | null
    | undefined;
  readonly allergensFrom?: AllergenSource | undefined;
}

/** The verdicts on one food, each for a person with one allergen or one diet of `judgedSlugs`. */
export type VerdictOf = (slug: string) => Verdict;

/**
 * A judge with everything that is shipped: the allergens, the rule sets and the categories. It needs no database.
 *
 * @throws {Error} from the returned functions, for a category or a slug that does not exist.
 */
export function shippedJudge(dictionary: Dictionary): (food: StoredFood) => VerdictOf {
  const { categories } = categoriesFile.parse(catalogueFile('categories.json'));
  const { diets } = dietsFile.parse(catalogueFile('diets.json'));
  const ruleSets = compileRuleSets({
    allergens: shippedAllergens,
    categories,
    ruleSets: diets.map(({ ruleSet }) => ruleSet),
  });
  const judgeOf = (person: Partial<FactsOfPerson>) =>
    judgeFor({ profile: { ...emptyPerson, ...person }, ruleSets, today: '2026-01-01' });
  const judges = new Map([
    ...shippedAllergens.slugs.map((allergen) => [allergen, judgeOf({ allergens: [{ allergen }] })] as const),
    ...labelDiets.map((diet) => [diet as string, judgeOf({ diets: [{ diet }] })] as const),
  ]);
  return ({ category, kind, ...food }) => {
    const slug = category ?? 'cookies-crackers';
    const path = categoryPath(categories, slug);
    if (path === null) throw new Error(`There is no category ${slug}.`);
    const document = {
      ...food,
      id: 1,
      updatedAt: '2026-01-01',
      kind: kind ?? 'processed',
      basis: '100g',
      quality: null,
    };
    const { facts } = factsOfFood({ document, category: path, dictionary });
    return (about) => {
      const judge = judges.get(about);
      if (judge === undefined) throw new Error(`There is no allergen or diet ${about} here.`);
      return judge.verdictOf(facts);
    };
  };
}

function catalogueFile(name: string): unknown {
  return JSON.parse(readFileSync(resolve('catalogue', name), 'utf8'));
}
