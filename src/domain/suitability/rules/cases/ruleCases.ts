import { z } from 'zod';
import { ckdStages } from '../../../accounts/healthProfile.ts';
import { allergenSchemes, foodBases, foodKinds, servingUnits } from '../../../foods/kinds.ts';
import { nutrientNames } from '../../../foods/nutrients.ts';
import { ingredientClassSlugs } from '../../facts/ingredientClasses.ts';
import { isUnique, ruleSlug, text } from '../texts.ts';

/**
 * The outcome of one rule for one food. `not-applicable`: the rule says nothing about this food or person, or it
 * encourages and the food does not qualify.
 */
export const caseOutcomes = ['suitable', 'caution', 'unknown', 'unsuitable', 'not-applicable'] as const;
export type CaseOutcome = (typeof caseOutcomes)[number];

const amount = z.number().nonnegative('negative').max(1e9, 'too_large');
const size = z.number().positive('not_positive').max(1e6, 'too_large');
const slugs = z.array(ruleSlug).max(100).refine(isUnique, 'duplicate').optional();
const classes = z.array(z.enum(ingredientClassSlugs)).refine(isUnique, 'duplicate').optional();
const ingredientNames = z.array(text(100)).max(100).refine(isUnique, 'duplicate');

/**
 * The facts of a food. What is left out is unknown: nothing is 0, nothing is absent. Nothing is filled in, so that a case
 * is stored as it was written.
 */
const caseFood = z.strictObject({
  /** Left out: processed. */
  kind: z.enum(foodKinds).optional(),
  /** Left out: 100 g. */
  basis: z.enum(foodBases).optional(),
  /** Per 100 g or 100 ml, as `basis` says. `"< 5"`: at most 5. */
  nutrients: z
    .partialRecord(
      z.enum(nutrientNames),
      z.union([amount, z.string().regex(/^< ?\d{1,9}(\.\d{1,6})?$/, 'not_a_bound')]),
    )
    .optional(),
  /** Nutrients whose figures count as missing, because they have a quality flag. */
  flagged: z.array(z.enum(nutrientNames)).refine(isUnique, 'duplicate').optional(),
  /** The size of one serving, in `servingUnit` or in the unit of the basis. */
  serving: size.optional(),
  servingUnit: z.enum(servingUnits).optional(),
  /** The food's own category. */
  category: ruleSlug.optional(),
  allergens: z
    .strictObject({
      /** The law of a whole declaration: it proves that what it does not name is absent. */
      scheme: z.enum(allergenSchemes).nullish(),
      contains: slugs,
      mayContain: slugs,
      /** Proven absent without a declaration. */
      absent: slugs,
      /** Those that a sentence which is not fully understood may be about. */
      doubtful: slugs,
    })
    .optional(),
  /** Certificates on the pack. */
  labels: slugs,
  texture: z.int().min(0).max(7).optional(),
  /** Classes of ingredients; a class in neither list is unknown. */
  classes: z.strictObject({ present: classes, absent: classes }).optional(),
  /** A list that is whole, or the known part of one. */
  ingredients: z
    .union([ingredientNames, z.strictObject({ names: ingredientNames, isComplete: z.boolean() })])
    .optional(),
});

/** The facts of the person and of the day. What is left out is not stated. */
const caseProfile = z.strictObject({
  sex: z.enum(['female', 'male', 'other']).optional(),
  /** Full years. */
  age: z.int().min(0).max(120).optional(),
  weightKg: size.optional(),
  ckdStage: z.enum(ckdStages).optional(),
  dialysis: z.boolean().optional(),
  potassiumRetainingDrugs: z.boolean().optional(),
  /** Days until the event; a negative number: days since. */
  eventInDays: z.int().min(-800).max(800).optional(),
  /** How much is eaten. Left out: one serving. */
  amount: z.strictObject({ value: size, unit: z.enum([...servingUnits, 'serving']) }).optional(),
  /** Complete sums of what was eaten before on the day. A nutrient that is left out is unknown. */
  eatenToday: z.partialRecord(z.enum(nutrientNames), amount).optional(),
});

/** A food, and a person where it matters, with the outcome that the rule must have. */
export const ruleCase = z.strictObject({
  name: text(200).optional(),
  food: caseFood,
  profile: caseProfile.optional(),
  outcome: z.enum(caseOutcomes),
});
export type RuleCase = z.output<typeof ruleCase>;
export type RuleCaseInput = z.input<typeof ruleCase>;
