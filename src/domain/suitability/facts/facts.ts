import type { HealthDataBar } from '../../accounts/healthDataBar.ts';
import type { AllergenScheme, FoodBasis, FoodKind, ServingUnit } from '../../foods/kinds.ts';
import type { ckdStages, PersonalLimit } from '../../accounts/healthProfile.ts';
import type { NutrientName, NutrientQualifiers } from '../../foods/nutrients.ts';
import type { TextureHint } from './textureHints.ts';

/** The allergens of a food, as its field `allergens` stores them. */
export interface AllergenFacts {
  /** The law of the pack's declaration; null when there is no declaration. Without one, nothing proves absence. */
  readonly scheme: AllergenScheme | null;
  /** Declared, or named among the ingredients. */
  readonly contains: readonly string[];
  /** Named by a sentence on traces or shared equipment. */
  readonly mayContain: readonly string[];
  /**
   * Groups among `contains` that are there only through a member which has no slug of its own: barley is a cereal with
   * gluten, but not wheat. Such a group says nothing about its members.
   */
  readonly byMember?: readonly string[];
  /**
   * Allergens that a sentence may be about which is not fully understood. None of them is proven absent. Not stored: the
   * texts of the pack give it.
   */
  readonly doubtful?: readonly string[];
  /** Proven absent without a declaration, by the kind of food, such as a fresh apple. */
  readonly absent?: readonly string[];
  /** Says that a food of this kind has nothing else in it. */
  readonly absenceSource?: FactSource;
  /** Proven absent by a certificate on the pack. */
  readonly certified?: readonly string[];
}

/** Where a statement about foods is written. */
export interface FactSource {
  readonly title: string;
  readonly publisher: string;
  readonly year: number;
  readonly url: string;
}

/** Where facts come from. */
export const factOriginKinds = [
  'declaration',
  'ingredient',
  'traces',
  'name',
  'certificate',
  'hand',
  'category',
  'figures',
] as const;

/** Where a fact comes from. Ranges are in the printed text, `[start, end)`. */
export type FactOrigin =
  | {
      readonly kind: 'declaration' | 'ingredient' | 'traces';
      readonly field: 'allergenText' | 'ingredientsText';
      readonly text: string;
      readonly start: number;
      readonly end: number;
    }
  /** A name of the food, or a certificate on its pack. */
  | { readonly kind: 'name' | 'certificate'; readonly text: string }
  /** `hand`: staff entered it. `category`: from the kind of food. `figures`: from the nutrients. */
  | { readonly kind: 'hand' | 'category' | 'figures' };

/** One side of a contradiction: where it is stated, and the printed words, if there are some. */
export interface ContradictionSide {
  readonly kind: (typeof factOriginKinds)[number];
  readonly text: string | null;
}

/** Two statements about a food that cannot both be true. Neither wins: the fact is unknown, or the presence is plain. */
export interface Contradiction {
  /** The name of the fact: `allergens.milk`, `ingredientClasses.gelatin`. */
  readonly fact: string;
  readonly shows: ContradictionSide;
  readonly denies: ContradictionSide;
}

/** The facts of a food. What is null or not listed is unknown: neither zero nor absent. */
export interface FactsOfFood {
  /** Names this state of the food, so that an answer can be reproduced. */
  readonly version: string;
  readonly kind: FoodKind;
  /** What the nutrients are given for. */
  readonly basis: FoodBasis;
  /** Per 100 g or 100 ml, in the units of `nutrients.ts`. A missing nutrient is unknown. */
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
  /** Certificates on the pack that nothing contradicts: halal, vegan, vegetarian, gluten-free, … */
  readonly labels: readonly string[];
  /** IDDSI level, 0 to 7. */
  readonly texture: number | null;
  /** Hints from its ingredients about how hard it is to chew and swallow. They prove nothing. */
  readonly textureHints?: readonly TextureHint[];
  /** Slugs of `ingredientClasses.ts`; a class in neither list is unknown. */
  readonly ingredientClasses: { readonly present: readonly string[]; readonly absent: readonly string[] };
  /** Names of ingredients. `isComplete`: every word of the list is understood, so what it does not name is absent. */
  readonly ingredients: { readonly names: readonly string[]; readonly isComplete: boolean } | null;
  /**
   * Words for what is in the food besides its list, made by `ingredientKey`. `shown`: ingredients that its names certainly
   * mean, with wider ingredients. `ofAllergens`: the names of the allergens in it. `whole`: its names, which may mean more.
   */
  readonly names?: {
    readonly shown: readonly string[];
    readonly ofAllergens: readonly string[];
    readonly whole: readonly string[];
  };
  /** Statements about the food that contradict each other. */
  readonly contradictions?: readonly Contradiction[];
  /**
   * The origin of each fact, by the name of the fact (`allergens.milk`, `ingredientClasses.pork`). Only answers use it.
   */
  readonly origins?: Readonly<Record<string, FactOrigin>>;
}

/** An own limit or trigger, or the limit that a dietitian has set: then `note` is the reason. */
export type LimitOfPerson = PersonalLimit & {
  /** The name of the dietitian. */
  readonly by?: string;
};

/** The facts of a person. What is null or missing is not stated, which does not mean "no". */
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
  /** Own limits and triggers, and limits that dietitians have set. */
  readonly personalLimits?: readonly LimitOfPerson[];
  /** The person says that there is nothing to avoid. */
  readonly nothingToAvoid?: boolean;
  /** Why nothing of the profile is used, whatever it says. */
  readonly bar?: HealthDataBar | undefined;
  readonly clinical: {
    readonly ckdStage?: (typeof ckdStages)[number] | null | undefined;
    readonly dialysis?: boolean | null | undefined;
    readonly potassiumRetainingDrugs?: boolean | null | undefined;
    /** The day of the examination, treatment or birth to which a diet belongs, YYYY-MM-DD. */
    readonly eventDate?: string | null | undefined;
  };
}

/** How much of the food is eaten. */
export interface Amount {
  readonly value: number;
  readonly unit: ServingUnit | 'serving';
}

/** What was already eaten on the day, without the judged food. */
export interface EatenToday {
  /** Sums of the known values, in the units of `nutrients.ts`. Traces and "less than" count as their upper bounds. */
  readonly totals: Readonly<Partial<Record<NutrientName, number | null>>>;
  /** The same sums with traces and "less than" as 0. Left out: equal to `totals`. */
  readonly least?: Readonly<Partial<Record<NutrientName, number | null>>>;
  /** Nutrients with a complete sum. Any other sum is a lower bound. */
  readonly complete: readonly NutrientName[];
}

/** All verdicts, from the best to the worst. */
export const verdicts = ['suitable', 'caution', 'unknown', 'unsuitable'] as const;
export type Verdict = (typeof verdicts)[number];

/** A person without any stated facts. */
export const emptyPerson: FactsOfPerson = { diets: [], allergens: [], avoidedIngredients: [], clinical: {} };

/** A food without any known facts: nothing is 0, nothing is absent. */
export const unknownFood: Omit<FactsOfFood, 'version'> = {
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
