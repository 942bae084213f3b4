import type { Language } from '../../language.ts';
import { z } from 'zod';
import { ckdStages } from '../../accounts/healthProfile.ts';
import { nutrientNames, nutrients } from '../../foods/nutrients.ts';
import { ingredientClassSlugs } from '../facts/ingredientClasses.ts';
import { ruleCase } from './cases/ruleCases.ts';
import { isUnique, ruleSlug, text } from './texts.ts';

/** Stored with a rule. A new language needs a migration of the existing rules. */
export const localizedText = z.strictObject({ ko: text(500), en: text(500) } satisfies Record<
  Language,
  unknown
>);
/** A number of days before and after an event. */
export const eventWindow = z.strictObject({
  daysBefore: z.int().min(0).max(400),
  daysAfter: z.int().min(0).max(400),
});
export type EventWindow = z.output<typeof eventWindow>;

/**
 * The effect of a rule on a food that breaks its limit or has what the rule names: `avoid` makes it unsuitable,
 * `caution` asks for care. `encourage` applies to a food that meets the limit or has the named thing. It explains and
 * may conflict with other diets, but never improves a verdict.
 */
export const ruleEffects = ['avoid', 'caution', 'encourage'] as const;
export type RuleEffect = (typeof ruleEffects)[number];

/**
 * Conditions on the person; all of them must hold for the rule to apply. When the profile lacks a fact, the rule stays
 * open: a food that would break it is `unknown`.
 */
const conditions = z
  .strictObject({
    sexIn: z
      .array(z.enum(['female', 'male', 'other']))
      .min(1)
      .refine(isUnique, 'duplicate')
      .optional(),
    /** Full years; `from` is inclusive, `below` exclusive. */
    age: z
      .strictObject({ from: z.int().min(0).max(150).optional(), below: z.int().min(1).max(150).optional() })
      .refine(({ from, below }) => from !== undefined || below !== undefined, 'empty')
      .refine(({ from, below }) => (from ?? 0) < (below ?? Infinity), 'contradictory')
      .optional(),
    ckdStageIn: z.array(z.enum(ckdStages)).min(1).refine(isUnique, 'duplicate').optional(),
    dialysis: z.boolean().optional(),
    potassiumRetainingDrugs: z.boolean().optional(),
    /** The days around the profile's event date on which the rule applies, that date included. */
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
  /** The rule applies to foods of these categories and of all below them. Empty: to every food. */
  scope: z.array(ruleSlug).max(200).refine(isUnique, 'duplicate').default([]),
  /** Categories that are excluded from the scope. */
  except: z.array(ruleSlug).max(200).refine(isUnique, 'duplicate').default([]),
  conditions: conditions.optional(),
  /**
   * Certificates on the pack (slugs of `labels`, such as halal or vegan) that satisfy the rule where the facts are
   * unknown or ask for caution. They never outweigh a known reason to avoid.
   */
  waivedBy: z.array(ruleSlug).max(20).refine(isUnique, 'duplicate').default([]),
  source,
  /** The dietitian who signed the rule; null: "starter value, not locally signed". */
  signedBy: text(200).nullable().default(null),
  /** `weak`: found only in secondary pages; unsigned it cannot be published. */
  strength: z.enum(['well-founded', 'weak']),
  /**
   * The text after the fact, instead of "may not fit …". General wellness wording: no diagnosis, no claim of treatment.
   */
  message: localizedText.optional(),
  /**
   * Foods with the outcome that this rule must have for them. A published set with a rule that has no case, or a case
   * with another outcome, is refused.
   */
  cases: z.array(ruleCase).max(50, 'too_many').default([]),
};

/** `at-most` and `at-least` include the limit itself, `less-than` and `more-than` do not. */
export const limitOperators = ['at-most', 'less-than', 'at-least', 'more-than'] as const;
export type LimitOperator = (typeof limitOperators)[number];

/**
 * What a limit is for. `100g` and `100ml`: the food itself; a limit for one does not apply to a food that is given for
 * the other. `serving`: the portion that is eaten, or one serving. `day`: the portion and everything eaten that day.
 * `energy-share`: percent of the food's energy that comes from the nutrient. `kg-body-weight-day`: as `day`, per
 * kilogram of body weight.
 */
export const limitBases = ['100g', '100ml', 'serving', 'day', 'energy-share', 'kg-body-weight-day'] as const;
export type LimitBasis = (typeof limitBases)[number];

const limit = z.number().nonnegative('negative').max(1e9, 'too_large');

const limitFields = {
  nutrient: z.enum(nutrientNames),
  operator: z.enum(limitOperators),
  limit,
  /** The nutrient's unit, or `%` for an energy share. */
  unit: z.enum([...new Set(nutrientNames.map((name) => nutrients[name].unit)), '%'] as const),
  per: z.enum(limitBases),
  /** The limit for drinks, beside one with `per: '100g'`. Without it, a food that is given per 100 ml is `unknown`. */
  limitPer100ml: limit.optional(),
  /**
   * The limit per 100 g or 100 ml, beside one with `per: 'serving'` or `'day'`. It decides for a food without a known
   * serving, unless an amount or what was eaten before is stated. Without it, such a food is `unknown`.
   */
  limitWithoutServing: limit.optional(),
};
const nutrientLimit = z.strictObject(limitFields);
/** A limit on a nutrient. */
export type NutrientLimit = z.output<typeof nutrientLimit>;

/** For example: avoid sodium unless at-most 120 mg per 100g. */
const nutrientRule = z.strictObject({ ...common, type: z.literal('nutrient'), ...limitFields });

/**
 * What is known to be in the food counts in every category that is not excepted. The scope then only says in which
 * categories an unknown is asked about; empty: in none.
 */
const presentAnywhere = z.boolean().default(false);

/** The food contains one of the allergens (slugs). `traces`: the effect of "may contain". */
const allergenRule = z.strictObject({
  ...common,
  type: z.literal('allergen'),
  allergens: z.array(ruleSlug).min(1).max(200).refine(isUnique, 'duplicate'),
  traces: z.enum(['ignore', 'caution', 'avoid']).default('caution'),
  presentAnywhere,
});

/** An ingredient of one of the classes is in the food. */
const ingredientClassRule = z.strictObject({
  ...common,
  type: z.literal('ingredient-class'),
  classes: z.array(z.enum(ingredientClassSlugs)).min(1).refine(isUnique, 'duplicate'),
  presentAnywhere,
});

/** The food belongs to one of the categories, or to a category below. */
const foodCategoryRule = z.strictObject({
  ...common,
  type: z.literal('food-category'),
  categories: z.array(ruleSlug).min(1).max(200).refine(isUnique, 'duplicate'),
});

const textureLevels = z.array(z.int().min(0).max(7)).min(1).max(7, 'empty').refine(isUnique, 'duplicate');

/** The food's IDDSI level (0 to 7) must be one of these. */
const textureRule = z.strictObject({ ...common, type: z.literal('texture'), levels: textureLevels });

/**
 * A list of the kinds of food that a source allows. Where the food's own figure (or texture) is known, it decides as
 * a rule about nutrients (or texture) does. Otherwise a food of these categories passes, and every other food is
 * `unknown`.
 */
const allowedFoodsRule = z.strictObject({
  ...common,
  type: z.literal('allowed-foods'),
  categories: z.array(ruleSlug).min(1).max(200).refine(isUnique, 'duplicate'),
  figure: nutrientLimit.optional(),
  levels: textureLevels.optional(),
});

/** One of the named ingredients is in the food. The names are in Korean and English, as labels print them. */
const ingredientListRule = z.strictObject({
  ...common,
  type: z.literal('ingredient-list'),
  ingredients: z.array(text(100).regex(/\p{L}/u, 'required')).min(1).max(500).refine(isUnique, 'duplicate'),
  presentAnywhere,
});

/** One rule of a diet. `type` selects the kind of rule; the set of kinds is closed. */
export const ruleSchema = z.discriminatedUnion('type', [
  nutrientRule,
  allergenRule,
  ingredientClassRule,
  foodCategoryRule,
  textureRule,
  ingredientListRule,
  allowedFoodsRule,
]);
export type Rule = z.output<typeof ruleSchema>;
/** A rule before parsing: defaults may be missing. */
export type RuleInput = z.input<typeof ruleSchema>;
export type RuleType = Rule['type'];
export type RuleOf<T extends RuleType> = Extract<Rule, { type: T }>;
