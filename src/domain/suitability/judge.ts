import type { Allergens } from './facts/allergens.ts';
import { applicability, isDietActive } from './rules/applicability.ts';
import {
  ownAllergen,
  ownIngredient,
  type CompiledDiet,
  type CompiledRule,
  type CompiledRuleSets,
} from './rules/compileRuleSets.ts';
import { conflictsAmong, type Conflict } from './conflicts.ts';
import {
  verdicts,
  type Amount,
  type EatenToday,
  type FactsOfFood,
  type FactsOfPerson,
  type Verdict,
} from './facts/facts.ts';
import type { Situation } from './finding.ts';
import { judgeOne, levels, type Check, type Level } from './judgeOne.ts';
import { stillFits, type StillFits } from './stillFits.ts';
import { gapReason, reasonOf, worstFirst, type Reason } from './reasons.ts';

/** May this person eat this food, and why. */
export interface Suitability {
  readonly verdict: Verdict;
  /** The worst first; within an outcome by diet and rule, then the person's own allergens and ingredients. */
  readonly reasons: readonly Reason[];
  /** Facts that would decide what is unknown, sorted. */
  readonly missing: readonly string[];
  /** Where one diet welcomes what another warns of. */
  readonly conflicts: readonly Conflict[];
  /** `diet@version` of every active diet; `@none` where no rules are published. */
  readonly ruleSetVersion: string;
  readonly foodVersion: string;
}

/** What a verdict may depend on beside food and person. */
export interface Circumstances {
  /** Left out: one serving. */
  readonly amount?: Amount | null | undefined;
  /** Left out: a limit for the day is judged for this food alone. */
  readonly eatenToday?: EatenToday | null | undefined;
}

/** A judge for one person on one day, for any number of foods. */
export interface Judge {
  /** The whole answer. */
  readonly judge: (food: FactsOfFood, circumstances?: Circumstances) => Suitability;
  /** The verdict alone, always that of `judge`: for lists of many foods. */
  readonly verdictOf: (food: FactsOfFood, circumstances?: Circumstances) => Verdict;
  /** The diets followed today, by slug. */
  readonly diets: readonly string[];
  /** False when one of them lacks complete rules: then nothing is ever suitable. */
  readonly isDecidable: boolean;
  /** How much of it still fits. */
  readonly stillFits: (food: FactsOfFood, circumstances?: Circumstances) => StillFits;
}

/**
 * Judges one food for one person: the worst of all applicable rules of the diets active today and of what the person
 * avoids. Pure: equal inputs give equal bytes. A person with nothing to watch gets `suitable` without reasons.
 *
 * @param input.today YYYY-MM-DD, in the member's calendar.
 */
export function judge(
  input: {
    food: FactsOfFood;
    profile: FactsOfPerson;
    ruleSets: CompiledRuleSets;
    today: string;
  } & Circumstances,
): Suitability {
  const { food, profile, ruleSets, today, ...circumstances } = input;
  return judgeFor({ profile, ruleSets, today }).judge(food, circumstances);
}

/** Prepares everything that does not depend on the food. */
export function judgeFor(input: {
  profile: FactsOfPerson;
  ruleSets: CompiledRuleSets;
  today: string;
  /** What the dictionary calls an ingredient that somebody wrote. */
  nameOf?: (written: string) => string | undefined;
}): Judge {
  const { profile, nameOf } = input;
  const { allergens } = input.ruleSets;
  const diets = activeDiets(input);
  const checks = [
    ...diets.flatMap(({ rules }) => dietChecks(rules, input)),
    ...ownChecks({ profile, nameOf, allergens }),
  ];
  const gaps = diets.filter(({ rules }) => rules?.isComplete !== true).map(gapReason);
  const least = gaps.length > 0 ? levels.unknown : levels.suitable;
  const ruleSetVersion = diets.map(({ diet, rules }) => `${diet}@${rules?.version ?? 'none'}`).join(',');
  const situationOf = (food: FactsOfFood, { amount, eatenToday }: Circumstances): Situation => ({
    food,
    weightKg: profile.weightKg ?? null,
    amount: amount ?? null,
    eatenToday: eatenToday ?? null,
  });
  return {
    diets: diets.map(({ diet }) => diet),
    isDecidable: gaps.length === 0,
    verdictOf: (food, circumstances = {}) => {
      const situation = situationOf(food, circumstances);
      let worst: Level = least;
      for (const check of checks) {
        const level = judgeOne(check, situation)?.level ?? levels.suitable;
        if (level > worst) worst = level;
        if (worst === levels.unsuitable) break;
      }
      return verdicts[worst];
    },
    stillFits: (food, circumstances = {}) => stillFits(checks, situationOf(food, circumstances)),
    judge: (food, circumstances = {}) => {
      const situation = situationOf(food, circumstances);
      const judged = checks.map((check) => judgeOne(check, situation)).filter((one) => one !== null);
      const missing = [...gaps.map(({ fact }) => fact.name), ...judged.flatMap((one) => one.missing)];
      const worst = judged.reduce<Level>((level, one) => (one.level > level ? one.level : level), least);
      return {
        verdict: verdicts[worst],
        reasons: worstFirst([...gaps, ...judged.map((one) => reasonOf(one, { food, allergens }))]),
        missing: [...new Set(missing)].sort(),
        conflicts: conflictsAmong(judged, allergens),
        ruleSetVersion,
        foodVersion: food.version,
      };
    },
  };
}

interface ActiveDiet {
  readonly diet: string;
  /** Undefined: nothing is published. */
  readonly rules: CompiledDiet | undefined;
}

/** The diets followed today, each once, by slug. */
function activeDiets({
  profile,
  ruleSets,
  today,
}: {
  profile: FactsOfPerson;
  ruleSets: CompiledRuleSets;
  today: string;
}): ActiveDiet[] {
  const { eventDate } = profile.clinical;
  const active = profile.diets.filter((entry) =>
    isDietActive({ entry, event: ruleSets.byDiet.get(entry.diet)?.event, eventDate, today }),
  );
  const slugs = [...new Set(active.map(({ diet }) => diet))].sort();
  return slugs.map((diet) => ({ diet, rules: ruleSets.byDiet.get(diet) }));
}

/** The rules of a diet that are for this person, or may be. */
function dietChecks(
  diet: CompiledDiet | undefined,
  { profile, today }: { profile: FactsOfPerson; today: string },
): Check[] {
  return (diet?.rules ?? []).flatMap((rule): Check[] => {
    const applies = applicability(rule.conditions, { person: profile, today });
    switch (applies.state) {
      case 'not':
        return [];
      case 'applies':
        return [{ rule, openConditions: [] }];
      case 'open':
        return [{ rule, openConditions: applies.missing }];
    }
  });
}

/** What the person avoids, in an order of its own: listed twice, the stricter entry stands. */
function ownChecks(input: {
  profile: FactsOfPerson;
  nameOf: ((written: string) => string | undefined) | undefined;
  allergens: Allergens;
}): Check[] {
  const { allergens, avoidedIngredients } = input.profile;
  const slugs = [...new Set(allergens.map(({ allergen }) => allergen))].sort();
  const ownAllergens = slugs.map((slug): CompiledRule => {
    const avoidTraces = allergens.some(
      ({ allergen, avoidTraces }) => allergen === slug && avoidTraces === true,
    );
    return ownAllergen(slug, { avoidTraces, allergens: input.allergens });
  });
  const ownIngredients = [...new Set(avoidedIngredients)]
    .sort()
    .map((name) => ownIngredient(name, input.nameOf?.(name)));
  return [...ownAllergens, ...ownIngredients].map((rule) => ({ rule, openConditions: [] }));
}
