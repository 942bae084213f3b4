import { addDays } from '../../../calendar.ts';
import { nutrientNames, type NutrientName, type NutrientQualifier } from '../../../foods/nutrients.ts';
import {
  emptyPerson,
  unknownFood,
  verdicts,
  type AllergenFacts,
  type EatenToday,
  type FactsOfFood,
  type FactsOfPerson,
} from '../../facts/facts.ts';
import { ingredientKey } from '../../facts/ingredientNames.ts';
import type { Situation } from '../../finding.ts';
import { runCheck } from '../../runCheck.ts';
import { applicability } from '../applicability.ts';
import { categoryPathIn, type CategoryParents } from '../categoryTree.ts';
import type { CompiledRule } from '../compileRuleSets.ts';
import type { CaseOutcome, RuleCase } from './ruleCases.ts';

/** A case, prepared for running any number of rules. */
export interface PreparedCase {
  readonly expected: CaseOutcome;
  readonly person: FactsOfPerson;
  readonly situation: Situation;
}

/** Turns a case into facts. @param parents the tree of categories; an unknown category is a root of its own. */
export function prepareCase({ food, profile, outcome }: RuleCase, parents: CategoryParents): PreparedCase {
  return {
    expected: outcome,
    person: personOf(profile),
    situation: {
      food: factsOf(food, parents),
      weightKg: profile?.weightKg ?? null,
      amount: profile?.amount ?? null,
      eatenToday: profile?.eatenToday === undefined ? null : sumsOf(profile.eatenToday),
    },
  };
}

/** The outcome of a rule in a case. */
export function outcomeOf(rule: CompiledRule, { person, situation }: PreparedCase): CaseOutcome {
  const applies = applicability(rule.conditions, { person, today: caseDay });
  if (applies.state === 'not') return 'not-applicable';
  const openConditions = applies.state === 'open' ? applies.missing : [];
  const result = runCheck({ rule, openConditions }, situation);
  return result === null ? 'not-applicable' : verdicts[result.level];
}

/** Any day: ages and events of a case are relative to it. */
const caseDay = '2025-06-15';

function factsOf(food: RuleCase['food'], parents: CategoryParents): FactsOfFood {
  const { allergens, basis = '100g', category, classes, ingredients, serving } = food;
  return {
    ...unknownFood,
    version: 'case',
    kind: food.kind ?? unknownFood.kind,
    basis,
    ...figuresOf(food.nutrients),
    flagged: food.flagged ?? [],
    servingSize: serving ?? null,
    servingUnit: serving === undefined ? null : (food.servingUnit ?? (basis === '100ml' ? 'ml' : 'g')),
    category: category === undefined ? null : categoryPathIn(parents, category),
    allergens: allergens === undefined ? null : allergensOf(allergens),
    labels: food.labels ?? [],
    texture: food.texture ?? null,
    ingredientClasses: { present: classes?.present ?? [], absent: classes?.absent ?? [] },
    ingredients: ingredients === undefined ? null : ingredientsOf(ingredients),
  };
}

function allergensOf({
  scheme,
  contains = [],
  mayContain = [],
  absent = [],
  doubtful = [],
}: NonNullable<RuleCase['food']['allergens']>): AllergenFacts {
  return { scheme: scheme ?? null, contains, mayContain, absent, doubtful };
}

function ingredientsOf(
  ingredients: NonNullable<RuleCase['food']['ingredients']>,
): FactsOfFood['ingredients'] {
  const { names, isComplete } = Array.isArray(ingredients)
    ? { names: ingredients, isComplete: true }
    : ingredients;
  return { names: names.map(ingredientKey), isComplete };
}

function figuresOf(
  figures: RuleCase['food']['nutrients'] = {},
): Pick<FactsOfFood, 'nutrients' | 'nutrientQualifiers'> {
  const nutrients: Partial<Record<NutrientName, number>> = {};
  const nutrientQualifiers: Partial<Record<NutrientName, NutrientQualifier>> = {};
  for (const name of nutrientNames) {
    const figure = figures[name];
    if (figure === undefined) continue;
    nutrients[name] = typeof figure === 'number' ? figure : Number(figure.slice(1));
    if (typeof figure !== 'number') nutrientQualifiers[name] = 'below';
  }
  return { nutrients, nutrientQualifiers };
}

function sumsOf(totals: EatenToday['totals']): EatenToday {
  return { totals, complete: nutrientNames.filter((name) => totals[name] !== undefined) };
}

function personOf(profile: RuleCase['profile']): FactsOfPerson {
  if (profile === undefined) return emptyPerson;
  const { age, ckdStage, dialysis, eventInDays, potassiumRetainingDrugs, sex, weightKg } = profile;
  return {
    ...emptyPerson,
    sex: sex ?? null,
    birthdate: age === undefined ? null : `${Number(caseDay.slice(0, 4)) - age}${caseDay.slice(4)}`,
    weightKg: weightKg ?? null,
    clinical: {
      ckdStage,
      dialysis,
      potassiumRetainingDrugs,
      eventDate: eventInDays === undefined ? null : addDays(caseDay, eventInDays),
    },
  };
}
