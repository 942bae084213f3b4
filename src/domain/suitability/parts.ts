import { statesSomethingToAvoid } from '../accounts/healthProfile.ts';
import type { FactsOfPerson } from './facts/facts.ts';
import type { Situation } from './finding.ts';
import { emptyProfileReason, missingRulesReason, noStatementsReason, type Reason } from './reasons.ts';
import { applicability, isDietActive } from './rules/applicability.ts';
import {
  ownAllergenRule,
  ownIngredientRule,
  type CompiledDiet,
  type CompiledRule,
  type CompiledRuleSets,
} from './rules/compileRuleSets.ts';
import {
  hasStatement,
  ownLimitRule,
  ownStatementsOf,
  statementsFor,
  statementsOn,
  type OwnStatements,
} from './rules/ownLimits.ts';
import { levels, runCheck, type Check, type CheckResult, type Level } from './runCheck.ts';

/** A person on a day, with the rules in force. */
export interface JudgedPerson {
  readonly profile: FactsOfPerson;
  readonly ruleSets: CompiledRuleSets;
  /** YYYY-MM-DD. */
  readonly today: string;
  /** The dictionary's name for an ingredient that a person wrote. */
  readonly nameOf?: (written: string) => string | undefined;
}

/** The checks that belong together: those of one diet, or the person's own. */
export interface Part {
  readonly checks: readonly Check[];
  /** Why the part never says `suitable`; null: it may. */
  readonly gap: Reason | null;
}

export interface ActiveDiet {
  readonly diet: string;
  /** Undefined: the diet has no published rules. */
  readonly rules: CompiledDiet | undefined;
}

/** The active diets of the day, each once, sorted by slug. */
export function activeDiets({ profile, ruleSets, today }: JudgedPerson): ActiveDiet[] {
  const { eventDate } = profile.clinical;
  const active = profile.diets.filter((entry) =>
    isDietActive({ entry, event: ruleSets.events.get(entry.diet), eventDate, today }),
  );
  const slugs = [...new Set(active.map(({ diet }) => diet))].sort();
  return slugs.map((diet) => ({ diet, rules: ruleSets.byDiet.get(diet) }));
}

/** All parts that judge the food of a person: each active diet, then what the person avoids. */
export function partsOf(diets: readonly ActiveDiet[], input: JudgedPerson): Part[] {
  const { profile, today } = input;
  if (saysNothing(profile)) return [{ checks: [], gap: emptyProfileReason(profile.bar) }];
  const own = statementsOn(today, ownStatementsOf(profile));
  const checks = ownChecks(own, input);
  return [
    ...diets.map((diet) => dietPart(diet, { ...input, own })),
    ...(checks.length === 0 ? [] : [{ checks, gap: null }]),
  ];
}

/** The worst level of the checks. Where none objects, the gap decides. */
export function levelOfPart({ checks, gap }: Part, situation: Situation): Level {
  let worst: Level = levels.suitable;
  for (const check of checks) {
    const level = runCheck(check, situation)?.level ?? levels.suitable;
    if (level > worst) worst = level;
    if (worst === levels.unsuitable) break;
  }
  return worst === levels.suitable && gap !== null ? levels[gap.outcome] : worst;
}

/** Like {@link levelOfPart}, with all results. */
export function answerOfPart(
  { checks, gap }: Part,
  situation: Situation,
): { level: Level; results: CheckResult[]; gap: Reason | null } {
  const results = checks.map((check) => runCheck(check, situation)).filter((one) => one !== null);
  const worst = results.reduce<Level>(
    (level, one) => (one.level > level ? one.level : level),
    levels.suitable,
  );
  if (gap === null) return { level: worst, results, gap };
  // The rules that there are ask for care: then the missing ones do not make the answer worse.
  const outcome = worst === levels.caution ? 'caution' : gap.outcome;
  return { level: worst === levels.suitable ? levels[outcome] : worst, results, gap: { ...gap, outcome } };
}

function saysNothing({ personalLimits = [], nothingToAvoid = false, ...stated }: FactsOfPerson): boolean {
  return !nothingToAvoid && !statesSomethingToAvoid({ ...stated, personalLimits });
}

function dietPart(active: ActiveDiet, input: JudgedPerson & { own: OwnStatements }): Part {
  const { diet, rules } = active;
  const { nameOfDiet } = input.ruleSets;
  const checks = dietChecks(rules, input);
  if (rules?.isComplete !== true) return { checks, gap: missingRulesReason({ diet, rules, nameOfDiet }) };
  const isDecidable = rules.personal === undefined || hasStatement(statementsFor(rules.personal, input.own));
  return { checks, gap: isDecidable ? null : noStatementsReason(rules) };
}

/** The rules of a diet that apply, or may apply, to the person. */
function dietChecks(diet: CompiledDiet | undefined, { profile, today }: JudgedPerson): Check[] {
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
function ownChecks(
  { allergens, avoidedIngredients, personalLimits }: OwnStatements,
  { ruleSets, nameOf }: JudgedPerson,
): Check[] {
  const slugs = [...new Set(allergens.map(({ allergen }) => allergen))].sort();
  const allergenRules = slugs.map((slug): CompiledRule => {
    const avoidTraces = allergens.some(
      ({ allergen, avoidTraces }) => allergen === slug && avoidTraces === true,
    );
    return ownAllergenRule(slug, { avoidTraces, allergens: ruleSets.allergens });
  });
  const ingredientRules = [...new Set(avoidedIngredients)]
    .sort()
    .map((name) => ownIngredientRule(name, nameOf));
  const limitRules = personalLimits.map((entry) => ownLimitRule(entry, nameOf));
  return [...allergenRules, ...ingredientRules, ...limitRules].map((rule) => ({ rule, openConditions: [] }));
}
