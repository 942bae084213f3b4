import { ckdStages } from '../../../accounts/healthProfile.ts';
import type { RuleKnowledge } from '../cases/caseFaults.ts';
import { allergenTree, categoryTree, classTree, covers, plainList, type WithAncestors } from './coverage.ts';
import {
  limitBases,
  ruleSchema,
  type LimitBasis,
  type LimitOperator,
  type NutrientLimit,
  type Rule,
  type RuleConditions,
  type RuleEffect,
} from '../rules.ts';

/** A rule with one small mistake. A case of the rule should come out otherwise with it. */
export interface Mutant {
  /** What was changed, for people: `limit +1 %`. */
  readonly change: string;
  /** Without cases. */
  readonly rule: Rule;
}

/** A change of some fields. An undefined field is removed. */
interface Change {
  readonly change: string;
  readonly fields: Readonly<Record<string, unknown>>;
}

/**
 * The small mistakes that somebody could make in a rule: another limit, operator, basis, effect, scope, list or
 * condition. Left out are mistakes that make the rule malformed, and mistakes that cannot change an outcome, such as
 * the removal of an entry that another entry covers.
 */
export function mutantsOf(rule: Rule, knowledge: RuleKnowledge): Mutant[] {
  return changesOf(rule, knowledge).flatMap(({ change, fields }) => {
    const parsed = ruleSchema.safeParse({ ...rule, cases: [], ...fields });
    return parsed.success ? [{ change, rule: parsed.data }] : [];
  });
}

function changesOf(rule: Rule, knowledge: RuleKnowledge): Change[] {
  const tree = categoryTree(knowledge);
  return [
    { change: `effect ${otherEffects[rule.effect]}`, fields: { effect: otherEffects[rule.effect] } },
    ...(rule.scope.length === 0 ? [] : [{ change: 'no scope', fields: { scope: [] } }]),
    ...listChanges('scope', rule.scope, tree),
    ...(rule.except.length === 1 ? [{ change: 'no except', fields: { except: [] } }] : []),
    ...listChanges('except', rule.except, tree),
    ...conditionChanges(rule.conditions),
    ...(rule.waivedBy.length === 1 ? [{ change: 'no waivedBy', fields: { waivedBy: [] } }] : []),
    ...listChanges('waivedBy', rule.waivedBy, plainList),
    ...('presentAnywhere' in rule && (rule.scope.length > 0 || rule.presentAnywhere)
      ? [{ change: 'presentAnywhere', fields: { presentAnywhere: !rule.presentAnywhere } }]
      : []),
    ...ownChanges(rule, knowledge),
  ];
}

const otherEffects: Readonly<Record<RuleEffect, RuleEffect>> = {
  avoid: 'caution',
  caution: 'avoid',
  encourage: 'caution',
};

/** Mistakes in the fields that only this kind of rule has. */
function ownChanges(rule: Rule, knowledge: RuleKnowledge): Change[] {
  switch (rule.type) {
    case 'nutrient':
      return limitChanges(rule);
    case 'allergen':
      return [
        ...listChanges('allergens', rule.allergens, allergenTree(knowledge)),
        ...(['ignore', 'caution', 'avoid'] as const)
          .filter((traces) => traces !== rule.traces && (traces !== 'avoid' || rule.effect === 'avoid'))
          .map((traces) => ({ change: `traces ${traces}`, fields: { traces } })),
      ];
    case 'ingredient-class':
      return listChanges('classes', rule.classes, classTree);
    case 'food-category':
      return listChanges('categories', rule.categories, categoryTree(knowledge));
    case 'texture':
      return levelChanges(rule.levels);
    case 'ingredient-list':
      return listChanges('ingredients', rule.ingredients, plainList);
    case 'allowed-foods':
      return [
        ...listChanges('categories', rule.categories, categoryTree(knowledge)),
        ...(rule.figure === undefined ? [] : figureChanges(rule.figure)),
        ...(rule.levels === undefined
          ? []
          : [{ change: 'no levels', fields: { levels: undefined } }, ...levelChanges(rule.levels)]),
      ];
  }
}

function figureChanges(figure: NutrientLimit): Change[] {
  return [
    { change: 'no figure', fields: { figure: undefined } },
    ...limitChanges(figure).map(({ change, fields }) => ({
      change: `figure ${change}`,
      fields: { figure: { ...figure, ...fields } },
    })),
  ];
}

const moves = [
  ['+1 %', 1.01],
  ['-1 %', 0.99],
  ['+10 %', 1.1],
  ['-10 %', 0.9],
] as const;
const inclusiveness: Readonly<Record<LimitOperator, LimitOperator>> = {
  'at-most': 'less-than',
  'less-than': 'at-most',
  'at-least': 'more-than',
  'more-than': 'at-least',
};
const opposites: Readonly<Record<LimitOperator, LimitOperator>> = {
  'at-most': 'at-least',
  'less-than': 'more-than',
  'at-least': 'at-most',
  'more-than': 'less-than',
};
/** The bases that a person could mistake for another. */
const otherBases: Readonly<Record<LimitBasis, readonly LimitBasis[]>> = {
  '100g': ['100ml', 'serving'],
  '100ml': ['100g', 'serving'],
  serving: ['100g', 'day'],
  day: ['serving', '100g'],
  'energy-share': ['100g'],
  'kg-body-weight-day': ['day'],
};

function limitChanges(limit: NutrientLimit): Change[] {
  const { operator, per } = limit;
  const figures = (['limit', 'limitPer100ml', 'limitWithoutServing'] as const).flatMap((field) => {
    const figure = limit[field];
    return figure === undefined ? [] : [{ field, figure }];
  });
  return [
    ...figures.flatMap(({ field, figure }) =>
      moves.map(([name, factor]) => ({
        change: `${field} ${name}`,
        // A limit of 0 moves by a hundredth and a tenth of the unit.
        fields: { [field]: figure === 0 ? factor - 1 : figure * factor },
      })),
    ),
    ...figures
      .filter(({ field }) => field !== 'limit')
      .map(({ field }) => ({ change: `no ${field}`, fields: { [field]: undefined } })),
    ...[inclusiveness[operator], opposites[operator]].map((other) => ({
      change: `operator ${other}`,
      fields: { operator: other },
    })),
    ...limitBases
      .filter((other) => otherBases[per].includes(other))
      .map((other) => ({
        change: `per ${other}`,
        fields: { per: other, limitPer100ml: undefined, limitWithoutServing: undefined },
      })),
  ];
}

function levelChanges(levels: readonly number[]): Change[] {
  const neighbours = levels.flatMap((level) => [level - 1, level + 1]);
  const added = [...new Set(neighbours)].filter((level) => !levels.includes(level));
  return [
    ...levels.map((level) => ({
      change: `levels without ${String(level)}`,
      fields: { levels: levels.filter((other) => other !== level) },
    })),
    ...added.map((level) => ({
      change: `levels with ${String(level)}`,
      fields: { levels: [...levels, level] },
    })),
  ];
}

function conditionChanges(conditions: RuleConditions | undefined): Change[] {
  if (conditions === undefined) return [];
  const names = Object.keys(conditions);
  const { age, ckdStageIn = [], dialysis, event, potassiumRetainingDrugs, sexIn = [] } = conditions;
  const changed = (change: string, fields: object) => ({
    change: `conditions ${change}`,
    fields: { conditions: { ...conditions, ...fields } },
  });
  return [
    { change: 'no conditions', fields: { conditions: undefined } },
    ...(names.length < 2 ? [] : names.map((name) => changed(`without ${name}`, { [name]: undefined }))),
    ...(dialysis === undefined ? [] : [changed('dialysis', { dialysis: !dialysis })]),
    ...(potassiumRetainingDrugs === undefined
      ? []
      : [changed('drugs', { potassiumRetainingDrugs: !potassiumRetainingDrugs })]),
    ...toggled(ckdStages, ckdStageIn).map(({ entry, list }) =>
      changed(`ckdStage ${entry}`, { ckdStageIn: list }),
    ),
    ...toggled(['female', 'male', 'other'], sexIn).map(({ entry, list }) =>
      changed(`sex ${entry}`, { sexIn: list }),
    ),
    ...boundChanges('age', age).map(({ change, fields }) => changed(change, { age: fields })),
    ...boundChanges('event', event).map(({ change, fields }) => changed(change, { event: fields })),
  ];
}

/** Each entry of a list taken out, or put in; nothing for a condition that is not there. */
function toggled(
  all: readonly string[],
  list: readonly string[],
): { entry: string; list: readonly string[] }[] {
  if (list.length === 0) return [];
  return all.map((entry) => ({
    entry,
    list: list.includes(entry) ? list.filter((other) => other !== entry) : [...list, entry],
  }));
}

/** Each bound one year, or one day, further and nearer. */
function boundChanges(
  name: string,
  bounds: Readonly<Record<string, number | undefined>> | undefined,
): Change[] {
  return Object.entries(bounds ?? {}).flatMap(([bound, value]) =>
    value === undefined
      ? []
      : [value - 1, value + 1].map((other) => ({
          change: `${name} ${bound} ${String(other)}`,
          fields: { ...bounds, [bound]: other },
        })),
  );
}

/** The list without each entry that no other entry covers, and with each entry's parent that is not covered yet. */
function listChanges(field: string, list: readonly string[], withAncestors: WithAncestors): Change[] {
  const removals = list.flatMap((entry) => {
    const others = list.filter((other) => other !== entry);
    return others.length === 0 || covers(others, entry, withAncestors)
      ? []
      : [{ change: `${field} without ${entry}`, fields: { [field]: others } }];
  });
  const wider = [...new Set(list.flatMap((entry) => withAncestors(entry).slice(1, 2)))];
  return [
    ...removals,
    ...wider
      .filter((parent) => !covers(list, parent, withAncestors))
      .map((parent) => ({ change: `${field} with ${parent}`, fields: { [field]: [...list, parent] } })),
  ];
}
