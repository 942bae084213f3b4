import type { Language } from '../../language.ts';
import { z } from 'zod';
import { ckdStages } from '../../accounts/healthProfile.ts';
import { isStorableText } from '../../foods/text.ts';
import { nutrientNames, nutrients } from '../../foods/nutrients.ts';
import { ingredientClassSlugs } from '../facts/ingredientClasses.ts';

/** A stable name: lower-case words joined by hyphens. */
export const ruleSlug = z
  .string()
  .max(100)
  .regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, 'not_a_slug');
const text = (maximum: number) =>
  z.string().trim().min(1, 'required').max(maximum, 'too_long').refine(isStorableText, 'invalid_character');
/** Stored with a rule, so a new language needs a migration of the rules that are there. */
export const localizedText = z.strictObject({ ko: text(500), en: text(500) } satisfies Record<
  Language,
  unknown
>);
const isUnique = (values: readonly unknown[]) => new Set(values).size === values.length;
/** Days around an event. */
export const eventWindow = z.strictObject({
  daysBefore: z.int().min(0).max(400),
  daysAfter: z.int().min(0).max(400),
});

/**
 * What a rule does to a food that breaks its limit, or has what the rule names: `avoid` makes it unsuitable,
 * `caution` asks for care. `encourage` is for a food that meets the limit or has the thing: it explains, may be in
 * conflict with other diets, and never improves a verdict.
 */
export const ruleEffects = ['avoid', 'caution', 'encourage'] as const;
export type RuleEffect = (typeof ruleEffects)[number];

/**
 * What must hold of the person for the rule to apply; all that are given must. A fact that the profile does not state
 * leaves the rule open: it cannot be passed by, so a food that would break it is `unknown`.
 */
const conditions = z
  .strictObject({
    sexIn: z
      .array(z.enum(['female', 'male', 'other']))
      .min(1)
      .refine(isUnique, 'duplicate')
      .optional(),
    /** Full years: `from` inclusive, `below` exclusive. */
    age: z
      .strictObject({ from: z.int().min(0).max(150).optional(), below: z.int().min(1).max(150).optional() })
      .refine(({ from, below }) => from !== undefined || below !== undefined, 'empty')
      .refine(({ from, below }) => (from ?? 0) < (below ?? Infinity), 'contradictory')
      .optional(),
    ckdStageIn: z.array(z.enum(ckdStages)).min(1).refine(isUnique, 'duplicate').optional(),
    dialysis: z.boolean().optional(),
    potassiumRetainingDrugs: z.boolean().optional(),
    /** The window around the profile's event date in which the rule holds, in days, the day itself included. */
    event: eventWindow.optional(),
  })
  .refine((given) => Object.keys(given).length > 0, 'empty');
export type RuleConditions = z.output<typeof conditions>;

const source = z.strictObject({
  title: text(300),
  publisher: text(200),
  year: z.int().min(1900).max(2100),
  url: z
    .url({ protocol: /^https?$/ })
    .max(500)
    .optional(),
});

const common = {
  /** Unique in its rule set, and the same in every version of it. */
  id: ruleSlug,
  effect: z.enum(ruleEffects),
  /** Categories whose foods (and those of the categories below) the rule is about; empty means every food. */
  scope: z.array(ruleSlug).max(200).refine(isUnique, 'duplicate').default([]),
  /** Categories taken out of the scope. */
  except: z.array(ruleSlug).max(200).refine(isUnique, 'duplicate').default([]),
  conditions: conditions.optional(),
  /**
   * Certificates on the pack (slugs of `labels`, such as halal or vegan) that answer the rule where the facts are
   * unknown or ask for caution. They never outweigh a known reason to avoid.
   */
  waivedBy: z.array(ruleSlug).max(20).refine(isUnique, 'duplicate').default([]),
  source,
  /** The dietitian who stands behind the rule; null: "starter value, not locally signed". */
  signedBy: text(200).nullable().default(null),
  /** `weak`: found only in secondary pages; unsigned it cannot be published. */
  strength: z.enum(['well-founded', 'weak']),
  /** Said after the fact instead of "may not fit …": general wellness wording, no diagnosis, no treatment claim. */
  message: localizedText.optional(),
};

/** `at-most` and `at-least` include the limit itself, `less-than` and `more-than` do not. */
export const limitOperators = ['at-most', 'less-than', 'at-least', 'more-than'] as const;
export type LimitOperator = (typeof limitOperators)[number];

/**
 * What a limit is about. `100g` and `100ml`: the food itself; a limit for one says nothing of a food stated for the
 * other. `serving`: the portion eaten, or one serving. `day`: the portion with all eaten that day. `energy-share`:
 * percent of the food's energy that comes from the nutrient. `kg-body-weight-day`: as `day`, per kilogram of the
 * person.
 */
export const limitBases = ['100g', '100ml', 'serving', 'day', 'energy-share', 'kg-body-weight-day'] as const;
export type LimitBasis = (typeof limitBases)[number];

const limit = z.number().nonnegative('negative').max(1e9, 'too_large');

/** E.g. avoid sodium unless at-most 120 mg per 100g. `unit` is the nutrient's own, or `%` for an energy share. */
const nutrientRule = z.strictObject({
  ...common,
  type: z.literal('nutrient'),
  nutrient: z.enum(nutrientNames),
  operator: z.enum(limitOperators),
  limit,
  unit: z.enum([...new Set(nutrientNames.map((name) => nutrients[name].unit)), '%'] as const),
  per: z.enum(limitBases),
  /** The limit for drinks, beside one `per: '100g'`; without it a food stated per 100 ml is `unknown`. */
  limitPer100ml: limit.optional(),
});

/** The food contains one of the allergens, by their slugs. `traces`: what "may contain" means. */
const allergenRule = z.strictObject({
  ...common,
  type: z.literal('allergen'),
  allergens: z.array(ruleSlug).min(1).max(200).refine(isUnique, 'duplicate'),
  traces: z.enum(['ignore', 'caution', 'avoid']).default('caution'),
});

/** An ingredient of one of the classes is in the food. */
const ingredientClassRule = z.strictObject({
  ...common,
  type: z.literal('ingredient-class'),
  classes: z.array(z.enum(ingredientClassSlugs)).min(1).refine(isUnique, 'duplicate'),
});

/** The food belongs to one of the categories, or to one below. */
const foodCategoryRule = z.strictObject({
  ...common,
  type: z.literal('food-category'),
  categories: z.array(ruleSlug).min(1).max(200).refine(isUnique, 'duplicate'),
});

/** The food's IDDSI level (0 to 7) must be one of these. */
const textureRule = z.strictObject({
  ...common,
  type: z.literal('texture'),
  levels: z.array(z.int().min(0).max(7)).min(1).max(7, 'empty').refine(isUnique, 'duplicate'),
});

/** One of the named ingredients is in the food; names in Korean and English, as they stand on labels. */
const ingredientListRule = z.strictObject({
  ...common,
  type: z.literal('ingredient-list'),
  ingredients: z.array(text(100)).min(1).max(500).refine(isUnique, 'duplicate'),
});

/** One rule of a diet: a member of a small closed set, told apart by `type`. */
export const ruleSchema = z.discriminatedUnion('type', [
  nutrientRule,
  allergenRule,
  ingredientClassRule,
  foodCategoryRule,
  textureRule,
  ingredientListRule,
]);
export type Rule = z.output<typeof ruleSchema>;
/** A rule as it is written in a file or a form: defaults may be left out. */
export type RuleInput = z.input<typeof ruleSchema>;
export type RuleType = Rule['type'];
export type RuleOf<T extends RuleType> = Extract<Rule, { type: T }>;
