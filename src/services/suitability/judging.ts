import { z } from 'zod';
import { readJudgingState, type JudgingState } from '../../database/suitability/judging.ts';
import { publicPool } from '../../database/publicPool.ts';
import type { FoodDocument } from '../../database/foods/document.ts';
import { personalDay, type Day } from '../../domain/calendar.ts';
import type { FoodWithLabel } from '../../domain/suitability/facts/factsOfFood.ts';
import { suitabilityMask, type UnfitBits } from '../../domain/search/unfit.ts';
import type { Dictionary } from '../../domain/labels/words/dictionary.ts';
import type { CompiledRuleSets } from '../../domain/suitability/rules/compileRuleSets.ts';
import { emptyPerson, type FactsOfFood, type FactsOfPerson } from '../../domain/suitability/facts/facts.ts';
import { judgeFor, type Judge } from '../../domain/suitability/judge.ts';
import { Problem } from '../../errors/problem.ts';
import { currentDictionary } from '../labels/dictionary.ts';
import { currentRules, readKnownFood, type Rules } from './foodKnowledge.ts';
import { openHealthFacts } from '../accounts/healthFacts.ts';

/** A judge for the caller, with functions that read the facts of a stored food. */
export interface CallerJudge extends Judge {
  readonly factsOf: (food: FoodDocument) => FactsOfFood;
  /** The facts of a food, and how its label was read. */
  readonly knownFoodOf: (food: FoodDocument) => FoodWithLabel;
  /** The caller's calendar day. */
  readonly today: Day;
  /** The person and the rules, for a judge on other days or for a part of them. */
  readonly person: FactsOfPerson;
  readonly ruleSets: CompiledRuleSets;
  /** The caller's suitability mask: a food with one of these bits does not suit the caller. */
  readonly unfit: UnfitBits;
}

/** Diets and allergens that replace the caller's profile. */
export interface Substitute {
  readonly diets: readonly string[];
  readonly allergens: readonly string[];
}

const sexes = z.enum(['female', 'male', 'other']);

/**
 * Prepares the judge for the caller; undefined without profile and substitute.
 *
 * @throws {Problem} `unknown_diet` or `unknown_allergen` for an unknown slug of the substitute.
 */
export async function prepareJudge(input: {
  member: number | undefined;
  /** The stored state, if the caller has read it already. */
  state?: JudgingState | undefined;
  substitute?: Substitute | undefined;
}): Promise<CallerJudge | undefined> {
  const state = input.state ?? (await readJudgingState(publicPool(), { member: input.member }));
  const [rules, dictionary] = await Promise.all([
    currentRules(state.version),
    currentDictionary(state.dictionary),
  ]);
  const { profile } = state;
  const today = personalDay(profile?.timeZone, new Date());
  const person =
    input.substitute === undefined
      ? profile === null
        ? undefined
        : personOf({ ...profile, owner: String(input.member) })
      : personOfSubstitute(input.substitute, rules);
  if (person === undefined) return undefined;
  const judge = judgeFor({
    profile: person,
    ruleSets: rules.compiled,
    today,
    nameOf: (written) => dictionary.nameOf(written),
  });
  const knownFoodOf = (food: FoodDocument) => readCachedFood({ food, rules, dictionary });
  return {
    ...judge,
    today,
    person,
    ruleSets: rules.compiled,
    unfit: suitabilityMask({
      diets: judge.diets,
      allergens: person.allergens.map(({ allergen }) => allergen),
      bits: rules.bits,
    }),
    knownFoodOf,
    factsOf: (food) => knownFoodOf(food).facts,
  };
}

/** The foods read last, by everything that the result depends on (least recently used first). */
const knownFoods = new Map<string, FoodWithLabel>();
const maximumKnownFoods = 2_000;

function readCachedFood(input: { food: FoodDocument; rules: Rules; dictionary: Dictionary }): FoodWithLabel {
  const { food, rules, dictionary } = input;
  const key = JSON.stringify([food['id'], food['updatedAt'], rules.version, dictionary.version]);
  const knownFood = knownFoods.get(key) ?? readKnownFood(input);
  // Moves the entry to the end: the first entry is the least recently used one and is removed first.
  knownFoods.delete(key);
  knownFoods.set(key, knownFood);
  if (knownFoods.size > maximumKnownFoods) knownFoods.delete(knownFoods.keys().next().value ?? '');
  return knownFood;
}

function personOf(profile: {
  owner: string;
  sex: string | null;
  birthdate: string | null;
  weightKg: number | null;
  sealed: string;
}): FactsOfPerson {
  const facts = openHealthFacts(profile);
  const sex = sexes.safeParse(profile.sex);
  return {
    ...facts,
    sex: sex.success ? sex.data : null,
    birthdate: profile.birthdate,
    weightKg: profile.weightKg,
  };
}

function personOfSubstitute({ diets, allergens }: Substitute, rules: Rules): FactsOfPerson {
  const diet = diets.find((slug) => !rules.diets.has(slug));
  if (diet !== undefined) throw new Problem('unknown_diet', { field: 'diets', parameters: { slug: diet } });
  const allergen = allergens.find((slug) => !rules.compiled.allergens.has(slug));
  if (allergen !== undefined) {
    throw new Problem('unknown_allergen', { field: 'allergens', parameters: { slug: allergen } });
  }
  return {
    ...emptyPerson,
    diets: diets.map((slug) => ({ diet: slug })),
    allergens: allergens.map((slug) => ({ allergen: slug })),
  };
}
