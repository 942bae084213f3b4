import { z } from 'zod';
import { readJudgingState, type JudgingState } from '../../database/suitability/judging.ts';
import { publicPool } from '../../database/publicPool.ts';
import type { FoodDocument } from '../../database/foods/document.ts';
import { personalDay, type Day } from '../../domain/calendar.ts';
import type { FoodWithLabel } from '../../domain/suitability/facts/factsOfFood.ts';
import { unfitMask, type UnfitBits } from '../../domain/search/unfit.ts';
import type { Dictionary } from '../../domain/labels/words/dictionary.ts';
import type { CompiledRuleSets } from '../../domain/suitability/rules/compileRuleSets.ts';
import { emptyPerson, type FactsOfFood, type FactsOfPerson } from '../../domain/suitability/facts/facts.ts';
import { judgeFor, type Judge } from '../../domain/suitability/judge.ts';
import { Problem } from '../../errors/problem.ts';
import { currentDictionary } from '../labels/dictionary.ts';
import { currentRules, knownFoodOf, type Rules } from './foodKnowledge.ts';
import { openHealthFacts } from '../accounts/healthFacts.ts';

/** A judge for the caller, and the way from a stored food to what it judges. */
export interface CallersJudge extends Judge {
  readonly factsOf: (food: FoodDocument) => FactsOfFood;
  /** The facts with what the food's label says. */
  readonly knownOf: (food: FoodDocument) => FoodWithLabel;
  /** The caller's calendar day. */
  readonly today: Day;
  /** Whom and what it judges by, for judging on other days or by a part of it alone. */
  readonly person: FactsOfPerson;
  readonly ruleSets: CompiledRuleSets;
  /** Foods with one of these bits do not suit the caller. */
  readonly unfit: UnfitBits;
}

/** What is judged instead of the caller's profile. */
export interface Substitute {
  readonly diets: readonly string[];
  readonly allergens: readonly string[];
}

const sexes = z.enum(['female', 'male', 'other']);

/**
 * Prepares to judge for the caller. Undefined when there is nobody to judge for: no profile and no substitute.
 *
 * @throws {Problem} `unknown_diet` or `unknown_allergen` for a substitute that names none of ours.
 */
export async function callersJudge(input: {
  member: number | undefined;
  /** Where it has been read already. */
  state?: JudgingState | undefined;
  substitute?: Substitute | undefined;
}): Promise<CallersJudge | undefined> {
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
      : substituted(input.substitute, rules);
  if (person === undefined) return undefined;
  const judge = judgeFor({
    profile: person,
    ruleSets: rules.compiled,
    today,
    nameOf: (written) => dictionary.nameOf(written),
  });
  const knownOf = (food: FoodDocument) => knownFood({ food, rules, dictionary });
  return {
    ...judge,
    today,
    person,
    ruleSets: rules.compiled,
    unfit: unfitMask({
      diets: judge.diets,
      allergens: person.allergens.map(({ allergen }) => allergen),
      bits: rules.bits,
    }),
    knownOf,
    factsOf: (food) => knownOf(food).facts,
  };
}

/** Foods whose labels were read lately, by all that the reading depends on. */
const read = new Map<string, FoodWithLabel>();
const mostRead = 2_000;

function knownFood(input: { food: FoodDocument; rules: Rules; dictionary: Dictionary }): FoodWithLabel {
  const { food, rules, dictionary } = input;
  const key = JSON.stringify([food['id'], food['updatedAt'], rules.version, dictionary.version]);
  const known = read.get(key) ?? knownFoodOf(input);
  // The one that was used last is dropped last.
  read.delete(key);
  read.set(key, known);
  if (read.size > mostRead) read.delete(read.keys().next().value ?? '');
  return known;
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

function substituted({ diets, allergens }: Substitute, rules: Rules): FactsOfPerson {
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
