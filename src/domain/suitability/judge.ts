import type { CompiledRuleSets } from './rules/compileRuleSets.ts';
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
import { activeDiets, answerOfPart, levelOfPart, partsOf, type JudgedPerson } from './parts.ts';
import { levels, type Level } from './runCheck.ts';
import { stillFits, type StillFits } from './stillFits.ts';
import { nothingToAvoidReason, reasonOf, sortWorstFirst, type Reason } from './reasons.ts';

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
  /** Why no food is suitable, whatever its facts: the profile says nothing, or a diet lacks rules. Mostly empty. */
  readonly gaps: readonly Reason[];
  /** How much more of the food fits within the limits. */
  readonly stillFits: (food: FactsOfFood, circumstances?: Circumstances) => StillFits;
}

/**
 * Judges one food for one person. The verdict is the worst result of all rules of the active diets and of what the
 * person avoids. Pure: equal inputs give equal outputs, byte by byte.
 *
 * - A profile that says nothing gives `unknown`, because nobody knows what to look for. A diet counts as stated on days
 *   when it is not active, too.
 * - A diet without complete rules says `unsuitable` or `caution` where its rules do, and `unknown` instead of
 *   `suitable`.
 * - A diet that lives from the person's own statements asks for care until there are any.
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
export function judgeFor(input: JudgedPerson): Judge {
  const { profile, ruleSets } = input;
  const diets = activeDiets(input);
  const parts = partsOf(diets, input);
  const checks = parts.flatMap((part) => part.checks);
  const gaps = parts.map(({ gap }) => gap).filter((gap) => gap !== null);
  const ruleSetVersion = diets.map(({ diet, rules }) => `${diet}@${rules?.version ?? 'none'}`).join(',');
  const situationOf = (food: FactsOfFood, { amount, eatenToday }: Circumstances): Situation => ({
    food,
    weightKg: profile.weightKg ?? null,
    amount: amount ?? null,
    eatenToday: eatenToday ?? null,
  });
  return {
    diets: diets.map(({ diet }) => diet),
    gaps,
    verdictOf: (food, circumstances = {}) => {
      const situation = situationOf(food, circumstances);
      let worst: Level = levels.suitable;
      for (const part of parts) {
        const level = levelOfPart(part, situation);
        if (level > worst) worst = level;
        if (worst === levels.unsuitable) break;
      }
      return verdicts[worst];
    },
    stillFits: (food, circumstances = {}) => stillFits({ checks, gaps }, situationOf(food, circumstances)),
    judge: (food, circumstances = {}) => {
      const situation = situationOf(food, circumstances);
      const answers = parts.map((part) => answerOfPart(part, situation));
      const results = answers.flatMap((one) => one.results);
      const openGaps = answers.map(({ gap }) => gap).filter((gap) => gap !== null);
      const missing = [...gaps.map(({ fact }) => fact.name), ...results.flatMap((one) => one.missing)];
      const reasons = [...openGaps, ...results.map((one) => reasonOf(one, { food, names: ruleSets }))];
      const worst = answers.reduce<Level>(
        (level, one) => (one.level > level ? one.level : level),
        levels.suitable,
      );
      return {
        verdict: verdicts[worst],
        reasons: parts.length === 0 ? [nothingToAvoidReason(profile)] : sortWorstFirst(reasons),
        missing: [...new Set(missing)].sort(),
        conflicts: findConflicts(results, ruleSets),
        ruleSetVersion,
        foodVersion: food.version,
      };
    },
  };
}
