import { z } from 'zod';
import { readJudgingState, type JudgingState } from '../../database/suitability/judging.ts';
import { publicPool } from '../../database/publicPool.ts';
import type { FoodDocument } from '../../database/foods/document.ts';
import type { HealthDataBar } from '../../domain/accounts/healthDataBar.ts';
import { personalDay, type Day } from '../../domain/calendar.ts';
import { packTextsOf } from '../../domain/suitability/facts/factsOfFood.ts';
import type { SealedCareLimit } from '../../domain/patients/careEntries.ts';
import { suitabilityMask, type UnfitBits } from '../../domain/search/unfit.ts';
import type { CompiledRuleSets } from '../../domain/suitability/rules/compileRuleSets.ts';
import { emptyPerson, type FactsOfPerson } from '../../domain/suitability/facts/facts.ts';
import { judgeFor, type Judge } from '../../domain/suitability/judge.ts';
import { ingredientTexts } from '../../domain/suitability/texts/ingredientTexts.ts';
import { Problem } from '../../errors/problem.ts';
import { currentDictionary, type LoadedDictionary } from '../labels/dictionary.ts';
import { createBoundedCache } from '../operations/threads/boundedCache.ts';
import type { Rules } from './compileRules.ts';
import { currentRules, readKnownFoods, type KnownFood } from './foodKnowledge.ts';
import { openCareLimits } from '../patients/sealedEntries.ts';
import { openHealthFacts } from '../accounts/healthFacts.ts';

/** A judge for the caller, with functions that read the facts of a stored food. */
export interface CallerJudge extends Judge {
  /** The facts of a stored food, and how its label was read. */
  readonly knownFoodOf: (food: FoodDocument) => Promise<KnownFood>;
  /** The same for several foods, in their order. */
  readonly knownFoodsOf: (foods: readonly FoodDocument[]) => Promise<KnownFood[]>;
  /** The caller's calendar day. */
  readonly today: Day;
  /** The person and the rules, for a judge on other days or for a part of them. */
  readonly person: FactsOfPerson;
  readonly ruleSets: CompiledRuleSets;
  /** The caller's suitability mask: a food with one of these bits does not suit the caller. */
  readonly unfit: UnfitBits;
}

/** Diets and allergens of a query. */
export interface Additions {
  readonly diets: readonly string[];
  readonly allergens: readonly string[];
  /** Whether they are added to the caller's profile. Otherwise they stand alone. */
  readonly usesProfile: boolean;
}

const sexes = z.enum(['female', 'male', 'other']);

/**
 * Prepares the judge for the caller; undefined when there is neither a profile nor a diet or allergen of a query.
 *
 * @throws {Problem} `unknown_diet` or `unknown_allergen` for an unknown slug of the query; `consent_needed` or
 *   `guardian_needed` when the query adds to a profile that must not be used.
 */
export async function prepareJudge(input: {
  member: number | undefined;
  /** The stored state, if the caller has read it already. */
  state?: JudgingState | undefined;
  query?: Additions | undefined;
}): Promise<CallerJudge | undefined> {
  const state = input.state ?? (await readJudgingState(publicPool(), { member: input.member }));
  const [rules, dictionary] = await Promise.all([
    currentRules(state.version),
    currentDictionary({ version: state.dictionary }),
  ]);
  const { profile } = state;
  const { query } = input;
  const today = personalDay(profile?.timeZone, new Date());
  if (query !== undefined) refuseUnknown(query, rules);
  const isAboutProfile = query === undefined || (query.usesProfile && isEmpty(query));
  if (profile === null && isAboutProfile) return undefined;
  refuseBarredAddition(profile?.bar, query);
  const facts = query?.usesProfile === false ? null : profile?.facts;
  const stored =
    facts == null
      ? { ...emptyPerson, bar: query?.usesProfile === false ? undefined : profile?.bar }
      : personOf({ ...facts, owner: String(input.member), careLimits: profile?.careLimits ?? [] });
  const person = query === undefined ? stored : withAdditions(stored, { query, today });
  const ruleSets: CompiledRuleSets = {
    ...rules.compiled,
    nameOfIngredient: (written) => ingredientTexts(written, dictionary),
  };
  const judge = judgeFor({
    profile: person,
    ruleSets,
    today,
    nameOf: (written) => dictionary.nameOf(written),
  });
  const knownFoodsOf = (foods: readonly FoodDocument[]) => readCachedFoods({ foods, rules, dictionary });
  return {
    ...judge,
    today,
    person,
    ruleSets,
    unfit: suitabilityMask({
      diets: judge.diets,
      allergens: person.allergens.map(({ allergen }) => allergen),
      bits: rules.bits,
    }),
    knownFoodsOf,
    knownFoodOf: async (food) => {
      const [known] = await knownFoodsOf([food]);
      if (known === undefined) throw new Error('the facts of a food are missing');
      return known;
    },
  };
}

/** The foods read last, by everything that the result depends on. */
const knownFoods = createBoundedCache<KnownFood>({ maximumWeight: 2_000_000 });
/** The facts of a food weigh about as much as those that this number of printed letters give. */
const weightWithoutTexts = 500;

async function readCachedFoods({
  foods,
  rules,
  dictionary,
}: {
  foods: readonly FoodDocument[];
  rules: Rules;
  dictionary: LoadedDictionary;
}): Promise<KnownFood[]> {
  const keyOf = ({ id, updatedAt }: FoodDocument) =>
    JSON.stringify([id, updatedAt, rules.version, dictionary.version]);
  const found = foods.map((food) => knownFoods.get(keyOf(food)));
  const missing = foods.filter((_, at) => found[at] === undefined);
  const read = await readKnownFoods({ foods: missing, rules, dictionary });
  for (const known of read) {
    const { allergenText, ingredientsText } = packTextsOf(known.food) ?? {};
    const letters = (allergenText?.length ?? 0) + (ingredientsText?.length ?? 0);
    knownFoods.set(keyOf(known.food), known, weightWithoutTexts + letters);
  }
  let next = 0;
  return found.flatMap((known) => known ?? read[next++] ?? []);
}

function personOf(profile: {
  owner: string;
  sex: string | null;
  birthdate: string | null;
  weightKg: number | null;
  sealed: string;
  careLimits: readonly SealedCareLimit[];
}): FactsOfPerson {
  const facts = openHealthFacts(profile);
  const sex = sexes.safeParse(profile.sex);
  return {
    ...facts,
    personalLimits: [...facts.personalLimits, ...openCareLimits(profile)],
    sex: sex.success ? sex.data : null,
    birthdate: profile.birthdate,
    weightKg: profile.weightKg,
  };
}

function isEmpty({ diets, allergens }: Additions): boolean {
  return diets.length + allergens.length === 0;
}

function refuseUnknown({ diets, allergens }: Additions, rules: Rules): void {
  const diet = diets.find((slug) => !rules.diets.has(slug));
  if (diet !== undefined) throw new Problem('unknown_diet', { field: 'diets', parameters: { slug: diet } });
  const allergen = allergens.find((slug) => !rules.compiled.allergens.has(slug));
  if (allergen !== undefined) {
    throw new Problem('unknown_allergen', { field: 'allergens', parameters: { slug: allergen } });
  }
}

/**
 * What a query adds counts together with the profile. Without the profile the verdict could be "suitable" for a food that
 * the profile forbids.
 */
function refuseBarredAddition(bar: HealthDataBar | undefined, query: Additions | undefined): void {
  if (bar === undefined || query === undefined || !query.usesProfile || isEmpty(query)) return;
  throw new Problem(bar, { field: 'profile' });
}

/** A diet of a query is followed today, whatever dates the profile has for it. */
function withAdditions(
  person: FactsOfPerson,
  { query, today }: { query: Additions; today: Day },
): FactsOfPerson {
  return {
    ...person,
    diets: [...person.diets, ...query.diets.map((diet) => ({ diet, from: today, until: today }))],
    allergens: [...person.allergens, ...query.allergens.map((allergen) => ({ allergen }))],
  };
}
