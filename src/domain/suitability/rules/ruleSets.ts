import { z } from 'zod';
import { nutrients } from '../../foods/nutrients.ts';
import { energyOfGram } from './energyOfGram.ts';
import { localizedText, eventWindow, ruleSchema, ruleSlug, type Rule, type RuleOf } from './rules.ts';

/**
 * One version of the rules of a diet. A draft judges nothing. `isComplete` says that a food which breaks none of the
 * rules fits the diet: without it, as without any published set, no food is ever better than `unknown`.
 *
 * Refused beside malformed values: a rule id used twice, limits that can never or always be met or that contradict
 * each other, a weak rule published unsigned, and a complete published set that warns of nothing.
 */
export const ruleSetSchema = z
  .strictObject({
    /** Slug of the diet. */
    diet: ruleSlug,
    /** What it is called within a sentence: "may not fit a {low-salt diet}", "{저염식}에 맞지 않을 수 있습니다". */
    name: localizedText,
    version: z.int().min(1),
    status: z.enum(['draft', 'published']),
    isComplete: z.boolean(),
    /** The diet is followed around the profile's event date; a profile's own `from` and `until` come first. */
    event: eventWindow.optional(),
    rules: z.array(ruleSchema).max(500),
  })
  .superRefine((ruleSet, context) => {
    for (const { path, message } of faultsOf(ruleSet)) {
      context.addIssue({ code: 'custom', path: [...path], message });
    }
  });
export type RuleSet = z.output<typeof ruleSetSchema>;
/** A rule set as it is written in a file or a form: defaults may be left out. */
export type RuleSetInput = z.input<typeof ruleSetSchema>;

/** All rule sets of the product: each version of a diet once. */
export const ruleSetsSchema = z.array(ruleSetSchema).superRefine((ruleSets, context) => {
  const seen = new Set<string>();
  for (const [index, { diet, version }] of ruleSets.entries()) {
    const key = `${diet} ${version}`;
    if (seen.has(key)) context.addIssue({ code: 'custom', path: [index, 'version'], message: 'duplicate' });
    seen.add(key);
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
}): Fault[] {
  const { rules, status, isComplete } = ruleSet;
  const faults: Fault[] = [];
  const seen = new Set<string>();
  for (const [index, rule] of rules.entries()) {
    if (seen.has(rule.id)) faults.push({ path: ['rules', index, 'id'], message: 'duplicate' });
    seen.add(rule.id);
    if (status === 'published' && rule.strength === 'weak' && rule.signedBy === null) {
      faults.push({ path: ['rules', index, 'strength'], message: 'weak_unsigned' });
    }
    for (const { path, message } of ownFaults(rule))
      faults.push({ path: ['rules', index, ...path], message });
    if (rule.type !== 'nutrient') continue;
    for (const other of rules.slice(0, index)) {
      if (other.type === 'nutrient' && contradict(rule, other)) {
        faults.push({ path: ['rules', index, 'limit'], message: 'contradictory' });
        break;
      }
    }
  }
  if (status === 'published' && isComplete && rules.every(({ effect }) => effect === 'encourage')) {
    faults.push({ path: ['isComplete'], message: 'warns_of_nothing' });
  }
  return faults;
}

/** What is wrong with one rule by itself, beyond its shape. */
function ownFaults(rule: Rule): Fault[] {
  const faults: Fault[] = [];
  if (rule.scope.some((category) => rule.except.includes(category))) {
    faults.push({ path: ['except'], message: 'contradictory' });
  }
  if (rule.effect === 'encourage' && (rule.type === 'allergen' || rule.type === 'texture')) {
    faults.push({ path: ['effect'], message: 'not_for_this_type' });
  }
  if (rule.type === 'allergen' && rule.traces === 'avoid' && rule.effect !== 'avoid') {
    faults.push({ path: ['traces'], message: 'stricter_than_effect' });
  }
  return rule.type === 'nutrient' ? [...faults, ...limitFaults(rule)] : faults;
}

function limitFaults(rule: NutrientRule): Fault[] {
  const { unit, max } = nutrients[rule.nutrient];
  const faults: Fault[] = [];
  const isShare = rule.per === 'energy-share';
  if (rule.unit !== (isShare ? '%' : unit)) faults.push({ path: ['unit'], message: 'wrong_unit' });
  if (isShare && energyOfGram[rule.nutrient] === undefined)
    faults.push({ path: ['nutrient'], message: 'has_no_energy' });
  if (rule.limitPer100ml !== undefined && rule.per !== '100g') {
    faults.push({ path: ['limitPer100ml'], message: 'only_beside_100g' });
  }
  const most = isShare ? 100 : rule.per === '100g' || rule.per === '100ml' ? max * densest : Infinity;
  for (const [path, limit] of [
    ['limit', rule.limit],
    ['limitPer100ml', rule.limitPer100ml],
  ] as const) {
    if (limit !== undefined && (limit > most || isEmpty(rule.operator, limit))) {
      faults.push({ path: [path], message: 'empty' });
    }
  }
  const isOfDay = rule.per === 'day' || rule.per === 'kg-body-weight-day';
  if (isOfDay && !isUpper(rule) && rule.effect !== 'encourage') {
    // No single food falls short of a day's need; the day does.
    faults.push({ path: ['operator'], message: 'not_for_one_food' });
  }
  return faults;
}

/** 100 ml of the densest drinkable syrup weigh about 145 g. */
const densest = 1.45;

function isEmpty(operator: NutrientRule['operator'], limit: number): boolean {
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
 * Whether two limits on the same thing cannot both be meant: a caution that starts only where `avoid` already does, an
 * upper limit below a lower one, or praise for what the same diet avoids.
 */
function contradict(one: NutrientRule, two: NutrientRule): boolean {
  if (one.nutrient !== two.nutrient || one.per !== two.per || circumstances(one) !== circumstances(two))
    return false;
  return [[one.limit, two.limit] as const, [one.limitPer100ml, two.limitPer100ml] as const].some(
    ([a, b]) => a !== undefined && b !== undefined && clash({ rule: one, limit: a }, { rule: two, limit: b }),
  );
}

interface Limited {
  readonly rule: NutrientRule;
  readonly limit: number;
}

function clash(one: Limited, two: Limited): boolean {
  if (isUpper(one.rule) !== isUpper(two.rule)) {
    const [upper, lower] = isUpper(one.rule) ? [one, two] : [two, one];
    // An encouraged upper limit ("little salt") beside a lower limit to keep contradicts as much as two limits do.
    return lower.limit > upper.limit;
  }
  const avoid = [one, two].find(({ rule }) => rule.effect === 'avoid');
  const caution = [one, two].find(({ rule }) => rule.effect === 'caution');
  if (avoid === undefined || caution === undefined) return false;
  return isUpper(one.rule) ? caution.limit >= avoid.limit : caution.limit <= avoid.limit;
}

/** Rules with different scopes or conditions may differ freely: they are for other foods or people. */
function circumstances({ scope, except, conditions }: NutrientRule): string {
  return JSON.stringify([scope.toSorted(), except.toSorted(), conditions ?? null]);
}
