import type { Allergens } from './facts/allergens.ts';
import { applicability, isDietActive } from './rules/applicability.ts';
import {
  ownAllergenRule,
  ownIngredientRule,
  type CompiledDiet,
  type CompiledRule,
  type CompiledRuleSets,
} from './rules/compileRuleSets.ts';
import { findConflicts, type Conflict } from './conflicts.ts';
import {
  verdicts,
  type Amount,
  type EatenToday,
  type FactsOfFood,
  type FactsOfPerson,
  type Verdict,
} from './facts/facts.ts';
import type { Situation } from './finding.ts';
import { runCheck, levels, type Check, type Level } from './runCheck.ts';
import { stillFits, type StillFits } from './stillFits.ts';
import { missingRulesReason, reasonOf, sortWorstFirst, type Reason } from './reasons.ts';

/** The answer to "may this person eat this food?", with its reasons. */
export interface Suitability {
  readonly verdict: Verdict;
  /**
   * Sorted from the worst outcome. Within an outcome, rules of diets come first, then the person's own allergens and
   * ingredients.
   */
  readonly reasons: readonly Reason[];
  /** Missing facts that would decide, sorted. */
  readonly missing: readonly string[];
  /** Topics that one diet encourages and another warns about. */
  readonly conflicts: readonly Conflict[];
  /** `diet@version` of every active diet; `@none` where no rules are published. */
  readonly ruleSetVersion: string;
  readonly foodVersion: string;
}

/** What a verdict may depend on besides food and person. */
export interface Circumstances {
  /** Left out: one serving. */
  readonly amount?: Amount | null | undefined;
  /** Left out: a limit for the day is checked for this food alone. */
  readonly eatenToday?: EatenToday | null | undefined;
}

/** A judge for one person on one day. It serves any number of foods. */
export interface Judge {
  /** The whole answer, with reasons. */
  readonly judge: (food: FactsOfFood, circumstances?: Circumstances) => Suitability;
  /** Only the verdict, for lists of many foods. It is always equal to the verdict of `judge`. */
  readonly verdictOf: (food: FactsOfFood, circumstances?: Circumstances) => Verdict;
  /** The active diets of the day, by slug. */
  readonly diets: readonly string[];
  /** False when an active diet has no complete rules. Then no food is ever suitable. */
  readonly isDecidable: boolean;
  /** How much more of the food fits within the limits. */
  readonly stillFits: (food: FactsOfFood, circumstances?: Circumstances) => StillFits;
}

/**
 * Judges one food for one person. The verdict is the worst result of all rules of the active diets and of the allergens
 * and ingredients that the person avoids. Pure: equal inputs give equal outputs, byte by byte. A person without diets
 * and avoided foods gets `suitable` without reasons.
 *
 * @param input.today YYYY-MM-DD, in the member's time zone.
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
  /** The dictionary's name for an ingredient that a person wrote. */
  nameOf?: (written: string) => string | undefined;
}): Judge {
  const { profile, nameOf } = input;
  const { allergens } = input.ruleSets;
  const diets = activeDiets(input);
  const checks = [
    ...diets.flatMap(({ rules }) => dietChecks(rules, input)),
    ...ownChecks({ profile, nameOf, allergens }),
  ];
  const gaps = diets.filter(({ rules }) => rules?.isComplete !== true).map(missingRulesReason);
  const bestLevel = gaps.length > 0 ? levels.unknown : levels.suitable;
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
      let worst: Level = bestLevel;
      for (const check of checks) {
        const level = runCheck(check, situation)?.level ?? levels.suitable;
        if (level > worst) worst = level;
        if (worst === levels.unsuitable) break;
      }
      return verdicts[worst];
    },
    stillFits: (food, circumstances = {}) => stillFits(checks, situationOf(food, circumstances)),
    judge: (food, circumstances = {}) => {
      const situation = situationOf(food, circumstances);
      const results = checks.map((check) => runCheck(check, situation)).filter((one) => one !== null);
      const missing = [...gaps.map(({ fact }) => fact.name), ...results.flatMap((one) => one.missing)];
      const worst = results.reduce<Level>((level, one) => (one.level > level ? one.level : level), bestLevel);
      return {
        verdict: verdicts[worst],
        reasons: sortWorstFirst([...gaps, ...results.map((one) => reasonOf(one, { food, allergens }))]),
        missing: [...new Set(missing)].sort(),
        conflicts: findConflicts(results, allergens),
        ruleSetVersion,
        foodVersion: food.version,
      };
    },
  };
}

interface ActiveDiet {
  readonly diet: string;
  /** Undefined: the diet has no published rules. */
  readonly rules: CompiledDiet | undefined;
}

/** The active diets of the day, each once, sorted by slug. */
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
    isDietActive({ entry, event: ruleSets.events.get(entry.diet), eventDate, today }),
  );
  const slugs = [...new Set(active.map(({ diet }) => diet))].sort();
  return slugs.map((diet) => ({ diet, rules: ruleSets.byDiet.get(diet) }));
}

/** The rules of a diet that apply, or may apply, to the person. */
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

/** What the person avoids, sorted. When an allergen is there twice, the stricter entry counts. */
function ownChecks(input: {
  profile: FactsOfPerson;
  nameOf: ((written: string) => string | undefined) | undefined;
  allergens: Allergens;
}): Check[] {
  const { allergens, avoidedIngredients } = input.profile;
  const slugs = [...new Set(allergens.map(({ allergen }) => allergen))].sort();
  const allergenRules = slugs.map((slug): CompiledRule => {
    const avoidTraces = allergens.some(
      ({ allergen, avoidTraces }) => allergen === slug && avoidTraces === true,
    );
    return ownAllergenRule(slug, { avoidTraces, allergens: input.allergens });
  });
  const ingredientRules = [...new Set(avoidedIngredients)]
    .sort()
    .map((name) => ownIngredientRule(name, input.nameOf?.(name)));
  return [...allergenRules, ...ingredientRules].map((rule) => ({ rule, openConditions: [] }));
}
