import { isDeepStrictEqual } from 'node:util';
import type { FoodBasis } from '../../../foods/kinds.ts';
import type { RuleKnowledge } from '../cases/caseFaults.ts';
import type { NutrientLimit, Rule, RuleOf } from '../rules.ts';
import type { RuleSet } from '../ruleSets.ts';
import { categoryTree, covers, overlap } from './coverage.ts';
import type { Observation } from './observation.ts';
import { appliesIn, entryListOf, reachesAll } from './reach.ts';
import { observations } from './ruleObservations.ts';

/** Facts about the catalogue, for finding gaps. */
export interface CatalogueFacts {
  /** The bases of the foods of each category. */
  readonly basesOf: ReadonlyMap<string, ReadonlySet<FoodBasis>>;
  readonly isKnownIngredient: (name: string) => boolean;
}

/** What the rules of one set say in vain beside each other, and about which foods they cannot say anything. */
export function setObservations(
  ruleSet: RuleSet,
  { catalogue, knowledge }: { knowledge: RuleKnowledge; catalogue: CatalogueFacts },
): Observation[] {
  const { diet, rules } = ruleSet;
  const ofRules = rules.flatMap((rule) => {
    const hidden = hiddenEntries(rule, rules, knowledge);
    const isWholeHidden = hidden.length > 0 && hidden.length === entryListOf(rule, knowledge)?.entries.length;
    return observations(`${diet}/${rule.id}`, [
      ['hidden_rule', isWholeHidden ? hidden : hidingLimits(rule, rules, knowledge)],
      ['hidden_entry', isWholeHidden ? [] : hidden],
      ['opposite_effects', opposites(rule, rules, knowledge)],
      ['no_limit_for_basis', withoutLimit(rule, { rules, knowledge, catalogue })],
      ['uneven_range', unevenRanges(rule, rules, knowledge)],
      [
        'unknown_ingredient',
        rule.type === 'ingredient-list'
          ? rule.ingredients.filter((name) => !catalogue.isKnownIngredient(name))
          : [],
      ],
    ]);
  });
  const asked = ruleSet.isComplete ? unasked(rules, knowledge) : [];
  return [...ofRules, ...observations(diet, [['nothing_asked', asked]])];
}

/** Limits, or required textures, that are always broken where those of the rule are. */
function hidingLimits(rule: Rule, rules: readonly Rule[], knowledge: RuleKnowledge): string[] {
  const tree = categoryTree(knowledge);
  return rules
    .filter(
      (other) =>
        other.type === rule.type &&
        (rule.type === 'nutrient' || rule.type === 'texture') &&
        weighsMore(other, rule, rules) &&
        reachesAll(other, { other: rule, within: [], tree }) &&
        isAsStrict(other, rule),
    )
    .map(({ id }) => id);
}

/** The entries of a rule for which another rule always decides. */
function hiddenEntries(rule: Rule, rules: readonly Rule[], knowledge: RuleKnowledge): string[] {
  const list = entryListOf(rule, knowledge);
  if (list === null) return [];
  const tree = categoryTree(knowledge);
  const others = rules.filter((other) =>
    rule.type === 'allowed-foods'
      ? // A caution beside an allowed kind keeps its meaning: without the entry, the food would be unknown.
        other.type === 'food-category' && other.effect === 'avoid'
      : other.type === rule.type && weighsMore(other, rule, rules) && isAsStrict(other, rule),
  );
  return list.entries.filter((entry) =>
    others.some(
      (other) =>
        covers(entryListOf(other, knowledge)?.entries ?? [], entry, list.tree) &&
        reachesAll(other, { other: rule, within: list.field === 'categories' ? [entry] : [], tree }),
    ),
  );
}

/** Of two rules with the same effect, the first one counts as the one that decides. */
function weighsMore(one: Rule, two: Rule, rules: readonly Rule[]): boolean {
  if (one === two || one.effect === 'encourage' || two.effect === 'encourage') return false;
  if (one.effect !== two.effect) return one.effect === 'avoid';
  return one.type === 'nutrient' || rules.indexOf(one) < rules.indexOf(two);
}

/** Whether whatever breaks the second rule also breaks the first one, within what both name. */
function isAsStrict(one: Rule, two: Rule): boolean {
  if (one.type === 'nutrient' && two.type === 'nutrient') return isStricterLimit(one, two);
  if (one.type === 'texture' && two.type === 'texture') {
    return one.levels.every((level) => two.levels.includes(level));
  }
  if (one.type === 'allergen' && two.type === 'allergen') {
    const strictness = ['ignore', 'caution', 'avoid'];
    return strictness.indexOf(one.traces) >= strictness.indexOf(two.traces);
  }
  return true;
}

function isStricterLimit(one: RuleOf<'nutrient'>, two: RuleOf<'nutrient'>): boolean {
  if (one.nutrient !== two.nutrient || one.per !== two.per || isUpper(one) !== isUpper(two)) return false;
  return (['limit', 'limitPer100ml', 'limitWithoutServing'] as const).every((field) => {
    const [a, b] = [one[field], two[field]];
    if (b === undefined) return true;
    if (a === undefined) return false;
    if (a !== b) return isUpper(one) ? a < b : a > b;
    return one.operator === two.operator || isExclusive(one);
  });
}

function isUpper({ operator }: Pick<NutrientLimit, 'operator'>): boolean {
  return operator === 'at-most' || operator === 'less-than';
}

function isExclusive({ operator }: Pick<NutrientLimit, 'operator'>): boolean {
  return operator === 'less-than' || operator === 'more-than';
}

/** Rules that warn the same people about something that the rule encourages. */
function opposites(rule: Rule, rules: readonly Rule[], knowledge: RuleKnowledge): string[] {
  const list = entryListOf(rule, knowledge);
  if (rule.effect !== 'encourage' || list === null) return [];
  return rules
    .filter((other) => {
      const otherList = entryListOf(other, knowledge);
      return (
        other.effect !== 'encourage' &&
        other.type === rule.type &&
        otherList !== null &&
        overlap(list.entries, otherList.entries, list.tree) &&
        (other.conditions === undefined || isDeepStrictEqual(other.conditions, rule.conditions))
      );
    })
    .map(({ id }) => id);
}

/** Categories with foods for whose basis the set has no such limit. */
function withoutLimit(
  rule: Rule,
  input: { rules: readonly Rule[]; knowledge: RuleKnowledge; catalogue: CatalogueFacts },
): string[] {
  if (rule.type !== 'nutrient' || rule.effect === 'encourage') return [];
  if (rule.per !== '100g' && rule.per !== '100ml') return [];
  const tree = categoryTree(input.knowledge);
  const similar = input.rules.filter(
    (other) => other.type === 'nutrient' && other.nutrient === rule.nutrient && other.effect === rule.effect,
  );
  return [...input.catalogue.basesOf].flatMap(([category, bases]) => {
    if (!appliesIn(rule, category, tree)) return [];
    const limits = similar.filter((other) => appliesIn(other, category, tree));
    return [...bases].every((basis) => limits.some((limit) => hasLimitFor(limit, basis))) ? [] : [category];
  });
}

function hasLimitFor(rule: Rule, basis: FoodBasis): boolean {
  if (rule.type !== 'nutrient') return false;
  return rule.per === basis || (rule.per === '100g' && rule.limitPer100ml !== undefined);
}

/** Limits for caution and avoidance of the same nutrient that are for different foods. */
function unevenRanges(rule: Rule, rules: readonly Rule[], knowledge: RuleKnowledge): string[] {
  if (rule.type !== 'nutrient' || rule.effect !== 'caution') return [];
  const tree = categoryTree(knowledge);
  const avoiding = rules.filter(
    (other) =>
      other.type === 'nutrient' &&
      other.effect === 'avoid' &&
      other.nutrient === rule.nutrient &&
      other.per === rule.per,
  );
  const isEven = avoiding.some(
    (other) =>
      reachesAll(other, { other: rule, within: [], tree }) && reachesAll(rule, { other, within: [], tree }),
  );
  return isEven ? [] : avoiding.map(({ id }) => id);
}

/** The narrowest categories to which no rule applies: their foods suit although nothing was asked. */
function unasked(rules: readonly Rule[], knowledge: RuleKnowledge): string[] {
  const tree = categoryTree(knowledge);
  const withChildren = new Set(knowledge.parents.values());
  const warnings = rules.filter(({ effect }) => effect !== 'encourage');
  return [...knowledge.parents.keys()].filter(
    (category) => !withChildren.has(category) && !warnings.some((rule) => appliesIn(rule, category, tree)),
  );
}
