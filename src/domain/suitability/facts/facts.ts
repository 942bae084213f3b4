import type { AllergenScheme, FoodBasis, FoodKind, ServingUnit } from '../../foods/kinds.ts';
import type { ckdStages } from '../../accounts/healthProfile.ts';
import type { NutrientName, NutrientQualifiers } from '../../foods/nutrients.ts';
import type { TextureHint } from './textureHints.ts';

/** What is known of a food's allergens: design of a food's `allergens` field, without its storage. */
export interface AllergenFacts {
  /** The law that the pack's declaration follows; null when there is no declaration, so that silence proves nothing. */
  readonly scheme: AllergenScheme | null;
  /** Declared, or seen in the ingredients. */
  readonly contains: readonly string[];
  /** Named by a sentence on traces or shared equipment. */
  readonly mayContain: readonly string[];
  /**
   * Groups among `contains` that are there by a member which is none of the group's own: barley is a cereal with gluten
   * and no wheat. Such a group says nothing of its children.
   */
  readonly byMember?: readonly string[];
  /** Proven absent without a declaration: by what the food is, such as a fresh apple. */
  readonly absent?: readonly string[];
}

/** Where a fact comes from. Places are those of the printed text, `[start, end)`. */
export type FactOrigin =
  | {
      readonly kind: 'declaration' | 'ingredient' | 'traces';
      readonly field: 'allergenText' | 'ingredientsText';
      readonly text: string;
      readonly start: number;
      readonly end: number;
    }
  /** Stated by whoever curates the food; by its name and category; by its figures. */
  | { readonly kind: 'hand' | 'category' | 'figures' };

/** A food as it is judged. Whatever is null, or not listed, is unknown: neither zero nor absent. */
export interface FactsOfFood {
  /** Names this state of the food, so that an answer can be replayed. */
  readonly version: string;
  readonly kind: FoodKind;
  /** What the nutrients are stated for. */
  readonly basis: FoodBasis;
  /** Per 100 g or 100 ml, in the units of `nutrients.ts`. A nutrient that is left out is unknown. */
  readonly nutrients: Readonly<Partial<Record<NutrientName, number | null>>>;
  /** Values that are only an upper bound ("Tr", "< 5"). */
  readonly nutrientQualifiers: NutrientQualifiers;
  /** Nutrients that a quality flag covers (`flaggedNutrients`): their values count as missing. */
  readonly flagged: readonly NutrientName[];
  readonly servingSize: number | null;
  readonly servingUnit: ServingUnit | null;
  /** Slugs from the root down to the food's own category; null when it has none. */
  readonly category: readonly string[] | null;
  readonly allergens: AllergenFacts | null;
  /** Certificates on the pack: halal, vegan, vegetarian, gluten-free, … */
  readonly labels: readonly string[];
  /** IDDSI level, 0 to 7. */
  readonly texture: number | null;
  /** What its ingredients say of how it may be to chew and swallow; it hints and proves nothing. */
  readonly textureHints?: readonly TextureHint[];
  /** Slugs of `ingredientClasses.ts`; a class in neither list is unknown. */
  readonly ingredientClasses: { readonly present: readonly string[]; readonly absent: readonly string[] };
  /** Ingredients by name; `isComplete` when every word of the list was understood, so that silence proves absence. */
  readonly ingredients: { readonly names: readonly string[]; readonly isComplete: boolean } | null;
  /** What shows each fact, by its name (`allergens.milk`, `ingredientClasses.pork`); for answers, not for judging. */
  readonly origins?: Readonly<Record<string, FactOrigin>>;
}

/** A person as foods are judged for. Whatever is null or left out is not stated, which is not "no". */
export interface FactsOfPerson {
  readonly sex?: 'female' | 'male' | 'other' | null;
  /** YYYY-MM-DD. */
  readonly birthdate?: string | null;
  readonly weightKg?: number | null;
  readonly diets: readonly {
    readonly diet: string;
    /** First and last day, YYYY-MM-DD. */
    readonly from?: string | null | undefined;
    readonly until?: string | null | undefined;
  }[];
  readonly allergens: readonly {
    readonly allergen: string;
    readonly avoidTraces?: boolean | null | undefined;
  }[];
  /** Names of ingredients, as the person wrote them. */
  readonly avoidedIngredients: readonly string[];
  readonly clinical: {
    readonly ckdStage?: (typeof ckdStages)[number] | null | undefined;
    readonly dialysis?: boolean | null | undefined;
    readonly potassiumRetainingDrugs?: boolean | null | undefined;
    /** The examination, treatment or birth that a diet is kept around, YYYY-MM-DD. */
    readonly eventDate?: string | null | undefined;
  };
}

/** How much of the food is eaten. */
export interface Amount {
  readonly value: number;
  readonly unit: ServingUnit | 'serving';
}

/** What was already eaten on the day, without the food that is judged. */
export interface EatenToday {
  /** Sums of the known values, in the units of `nutrients.ts`. */
  readonly totals: Readonly<Partial<Record<NutrientName, number | null>>>;
  /** Nutrients whose sum misses nothing; any other sum is only a lower bound. */
  readonly complete: readonly NutrientName[];
}

/** What can be said of a food for a person. */
export const verdicts = ['suitable', 'caution', 'unknown', 'unsuitable'] as const;
export type Verdict = (typeof verdicts)[number];

/** A person of whom nothing is stated. */
export const emptyPerson: FactsOfPerson = { diets: [], allergens: [], avoidedIngredients: [], clinical: {} };

/** A food of which nothing is known: all of it unknown, none of it 0 or absent. */
export const nothingKnownOfFood: Omit<FactsOfFood, 'version'> = {
  kind: 'processed',
  basis: '100g',
  nutrients: {},
  nutrientQualifiers: {},
  flagged: [],
  servingSize: null,
  servingUnit: null,
  category: null,
  allergens: null,
  labels: [],
  texture: null,
  ingredientClasses: { present: [], absent: [] },
  ingredients: null,
};
