import { z } from 'zod';
import { nutrientNames, nutrients } from '../../foods/nutrients.ts';
import { energyOfGram } from './energyOfGram.ts';
import {
  localizedText,
  eventWindow,
  ruleSchema,
  type NutrientLimit,
  type Rule,
  type RuleOf,
} from './rules.ts';
import { ruleSlug, text } from './texts.ts';

/**
 * A diet that has no general number: the member's own statements are a part of its rules. An own limit on one of the
 * nutrients in `limits`, or (with `triggers`) an own trigger, an avoided ingredient or an allergen, makes the diet
 * decidable. Until then it counts as incomplete.
 */
const personalPart = z
  .strictObject({
    limits: z
      .array(z.enum(nutrientNames))
      .max(nutrientNames.length)
      .refine((names) => new Set(names).size === names.length, 'duplicate')
      .default([]),
    triggers: z.boolean().default(false),
  })
  .refine(({ limits, triggers }) => limits.length > 0 || triggers, 'required');
export type PersonalPart = z.output<typeof personalPart>;

/** Who wrote and who signed published rules. The server writes it: the one who signed was logged in, and wrote none of it. */
const signature = z.strictObject({
  signedBy: text(200),
  signedAt: z.iso.datetime(),
  writtenBy: z.array(text(200)).min(1),
});
export type RuleSetSignature = z.output<typeof signature>;

/**
 * One version of the rules of a diet. Drafts are not used for verdicts. `isComplete` says that a food which breaks none
 * of the rules is suitable for the diet. Without it, or without a published set, no food is better than `unknown`.
 *
 * Besides malformed values, the schema rejects: a rule id that is used twice; limits that are always or never met, or
 * that contradict each other; a weak rule that is published without a signature; a complete published set that warns of
 * nothing.
 */
export const ruleSetSchema = z
  .strictObject({
    /** Slug of the diet. */
    diet: ruleSlug,
    /** Its name within a sentence: "may not fit a {low-salt diet}", "{저염식}에 맞지 않을 수 있습니다". */
    name: localizedText,
    version: z.int().min(1),
    status: z.enum(['draft', 'published']),
    isComplete: z.boolean(),
    /** The diet is active around the profile's event date. The profile's own `from` and `until` take precedence. */
    event: eventWindow.optional(),
    personal: personalPart.optional(),
    signature: signature.optional(),
    rules: z.array(ruleSchema).max(500),
  })
  .superRefine((ruleSet, context) => {
    for (const { path, message } of faultsOf(ruleSet)) {
      context.addIssue({ code: 'custom', path: [...path], message });
    }
  });
export type RuleSet = z.output<typeof ruleSetSchema>;
/** A rule set before parsing: defaults may be missing. */
export type RuleSetInput = z.input<typeof ruleSetSchema>;

/** All rule sets. Each version of a diet occurs once. */
export const ruleSetsSchema = z.array(ruleSetSchema).superRefine((ruleSets, context) => {
  const keys = new Set<string>();
  for (const [index, { diet, version }] of ruleSets.entries()) {
    const key = `${diet} ${version}`;
    if (keys.has(key)) context.addIssue({ code: 'custom', path: [index, 'version'], message: 'duplicate' });
    keys.add(key);
  }
});

interface Fault {
  readonly path: readonly (string | number)[];
  readonly message: string;
}
type NutrientRule = RuleOf<'nutrient'>;

function faultsOf(ruleSet: {
  rules: readonly Rule[];
  status: 'draft' | 'published';
  isComplete: boolean;
  personal?: PersonalPart | undefined;
  signature?: RuleSetSignature | undefined;
}): Fault[] {
  const { rules, status, isComplete, personal, signature } = ruleSet;
  const faults: Fault[] = [];
  const ids = new Set<string>();
  for (const [index, rule] of rules.entries()) {
    if (ids.has(rule.id)) faults.push({ path: ['rules', index, 'id'], message: 'duplicate' });
    ids.add(rule.id);
    const isSigned = rule.signedBy !== null || signature !== undefined;
    if (status === 'published' && rule.strength === 'weak' && !isSigned) {
      faults.push({ path: ['rules', index, 'strength'], message: 'weak_unsigned' });
    }
    for (const { path, message } of ruleFaults(rule))
      faults.push({ path: ['rules', index, ...path], message });
    if (rule.type !== 'nutrient') continue;
    for (const other of rules.slice(0, index)) {
      if (other.type === 'nutrient' && areContradictory(rule, other)) {
        faults.push({ path: ['rules', index, 'limit'], message: 'contradictory' });
        break;
      }
    }
  }
  // The warnings of a diet with a personal part may all be the member's own.
  if (
    status === 'published' &&
    isComplete &&
    personal === undefined &&
    rules.every(({ effect }) => effect === 'encourage')
  ) {
    faults.push({ path: ['isComplete'], message: 'warns_of_nothing' });
  }
  return faults;
}

/** Faults of a single rule that its shape does not exclude. */
function ruleFaults(rule: Rule): Fault[] {
  const faults: Fault[] = [];
  if (rule.scope.some((category) => rule.except.includes(category))) {
    faults.push({ path: ['except'], message: 'contradictory' });
  }
  if (rule.effect === 'encourage' && !canEncourage(rule.type)) {
    faults.push({ path: ['effect'], message: 'not_for_this_type' });
  }
  switch (rule.type) {
    case 'allergen':
      if (rule.traces === 'avoid' && rule.effect !== 'avoid')
        faults.push({ path: ['traces'], message: 'stricter_than_effect' });
      break;
    case 'nutrient':
      faults.push(...limitFaults(rule), ...dayFaults(rule));
      break;
    case 'allowed-foods':
      faults.push(...allowedFoodsFaults(rule));
      break;
    case 'ingredient-class':
    case 'food-category':
    case 'texture':
    case 'ingredient-list':
      break;
  }
  return faults;
}

function canEncourage(type: Rule['type']): boolean {
  return type !== 'allergen' && type !== 'texture' && type !== 'allowed-foods';
}

/** One own fact decides, and it is a fact of the food alone. */
function allowedFoodsFaults({ figure, levels }: RuleOf<'allowed-foods'>): Fault[] {
  if (figure === undefined) return [];
  const faults = limitFaults(figure).map(({ path, message }) => ({ path: ['figure', ...path], message }));
  if (levels !== undefined) faults.push({ path: ['levels'], message: 'contradictory' });
  if (figure.per !== '100g' && figure.per !== '100ml' && figure.per !== 'serving')
    faults.push({ path: ['figure', 'per'], message: 'not_for_this_type' });
  return faults;
}

function limitFaults(rule: NutrientLimit): Fault[] {
  const { unit, max } = nutrients[rule.nutrient];
  const faults: Fault[] = [];
  const isShare = rule.per === 'energy-share';
  if (rule.unit !== (isShare ? '%' : unit)) faults.push({ path: ['unit'], message: 'wrong_unit' });
  if (isShare && energyOfGram[rule.nutrient] === undefined)
    faults.push({ path: ['nutrient'], message: 'has_no_energy' });
  if (rule.limitPer100ml !== undefined && rule.per !== '100g') {
    faults.push({ path: ['limitPer100ml'], message: 'only_beside_100g' });
  }
  if (rule.limitWithoutServing !== undefined && rule.per !== 'serving' && rule.per !== 'day') {
    faults.push({ path: ['limitWithoutServing'], message: 'only_beside_serving' });
  }
  const mostInFood = max * maxDensity;
  const most = isShare ? 100 : rule.per === '100g' || rule.per === '100ml' ? mostInFood : Infinity;
  for (const [path, limit, largest] of [
    ['limit', rule.limit, most],
    ['limitPer100ml', rule.limitPer100ml, most],
    ['limitWithoutServing', rule.limitWithoutServing, mostInFood],
  ] as const) {
    if (limit !== undefined && (limit > largest || isVacuous(rule.operator, limit))) {
      faults.push({ path: [path], message: 'empty' });
    }
  }
  return faults;
}

/** A minimum for the day cannot be judged from a single food. */
function dayFaults(rule: NutrientRule): Fault[] {
  const isOfDay = rule.per === 'day' || rule.per === 'kg-body-weight-day';
  return isOfDay && !isUpper(rule) && rule.effect !== 'encourage'
    ? [{ path: ['operator'], message: 'not_for_one_food' }]
    : [];
}

/** 100 ml of the densest drinkable syrup weigh about 145 g. */
const maxDensity = 1.45;

function isVacuous(operator: NutrientRule['operator'], limit: number): boolean {
  switch (operator) {
    case 'less-than':
      return limit === 0; // never met
    case 'at-least':
      return limit === 0; // always met
    case 'at-most':
    case 'more-than':
      return false;
  }
}

function isUpper({ operator }: NutrientRule): boolean {
  return operator === 'at-most' || operator === 'less-than';
}

/**
 * Whether two limits contradict each other: a caution that starts only where `avoid` already applies, an upper limit
 * below a lower one, or an encouragement of what the same diet avoids.
 */
function areContradictory(one: NutrientRule, two: NutrientRule): boolean {
  if (one.nutrient !== two.nutrient || one.per !== two.per || applicabilityKey(one) !== applicabilityKey(two))
    return false;
  return (['limit', 'limitPer100ml', 'limitWithoutServing'] as const).some((field) => {
    const [a, b] = [one[field], two[field]];
    return (
      a !== undefined && b !== undefined && limitsContradict({ rule: one, limit: a }, { rule: two, limit: b })
    );
  });
}

interface Limited {
  readonly rule: NutrientRule;
  readonly limit: number;
}

function limitsContradict(one: Limited, two: Limited): boolean {
  if (isUpper(one.rule) !== isUpper(two.rule)) {
    const [upper, lower] = isUpper(one.rule) ? [one, two] : [two, one];
    // An encouraged upper limit ("little salt") below a lower limit is a contradiction too.
    return lower.limit > upper.limit;
  }
  const avoid = [one, two].find(({ rule }) => rule.effect === 'avoid');
  const caution = [one, two].find(({ rule }) => rule.effect === 'caution');
  if (avoid === undefined || caution === undefined) return false;
  return isUpper(one.rule) ? caution.limit >= avoid.limit : caution.limit <= avoid.limit;
}

/**
 * A key of scope and conditions. Rules with different keys apply to other foods or people, so they cannot contradict.
 */
function applicabilityKey({ scope, except, conditions }: NutrientRule): string {
  return JSON.stringify([scope.toSorted(), except.toSorted(), conditions ?? null]);
}
