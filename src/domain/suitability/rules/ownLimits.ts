import { nutrients } from '../../foods/nutrients.ts';
import type { LocalizedText } from '../../language.ts';
import type { FactsOfPerson, LimitOfPerson } from '../facts/facts.ts';
import { compileLimit } from '../nutrientFinding.ts';
import { ownIngredientRule, ownRuleDefaults, ownSource, type CompiledRule } from './compileRuleSets.ts';
import type { PersonalPart } from './ruleSets.ts';

type NutrientLimit = Extract<LimitOfPerson, { nutrient: unknown }>;

/** What a person avoids besides diets. */
export type OwnStatements = Required<
  Pick<FactsOfPerson, 'allergens' | 'avoidedIngredients' | 'personalLimits'>
>;

export const noStatements: OwnStatements = { allergens: [], avoidedIngredients: [], personalLimits: [] };

export function ownStatementsOf(person: FactsOfPerson): OwnStatements {
  const { allergens, avoidedIngredients, personalLimits = [] } = person;
  return { allergens, avoidedIngredients, personalLimits };
}

/** The statements that are in force on a day. An entry counts until its last day. */
export function statementsOn(today: string, { personalLimits, ...others }: OwnStatements): OwnStatements {
  return { ...others, personalLimits: personalLimits.filter(({ until }) => until == null || today <= until) };
}

/** The statements that belong to a diet with a personal part. None for any other diet. */
export function statementsFor(personal: PersonalPart | undefined, own: OwnStatements): OwnStatements {
  if (personal === undefined) return noStatements;
  const { limits, triggers } = personal;
  const personalLimits = own.personalLimits.filter((entry) =>
    'nutrient' in entry ? limits.includes(entry.nutrient) : triggers,
  );
  return { ...(triggers ? own : noStatements), personalLimits };
}

/** Whether there is any statement. */
export function hasStatement({ allergens, avoidedIngredients, personalLimits }: OwnStatements): boolean {
  return allergens.length + avoidedIngredients.length + personalLimits.length > 0;
}

/**
 * The rule for an entry of `personalLimits`: an own limit, or an own trigger.
 *
 * @param nameOf the dictionary's name for an ingredient.
 */
export function ownLimitRule(
  entry: LimitOfPerson,
  nameOf: ((written: string) => string | undefined) | undefined,
): CompiledRule {
  if ('nutrient' in entry) return nutrientRule(entry);
  const { ingredient, note } = entry;
  return {
    ...ownIngredientRule(ingredient, nameOf),
    id: 'personal-trigger',
    message: withNote({ ko: '직접 적어 두신 것입니다', en: 'You noted it as one of your triggers' }, note),
  };
}

/** A limit per 100 g counts for 100 ml of a drink too: it is compared with the figures that the pack shows. */
function nutrientRule({ nutrient, max, per, note, by }: NutrientLimit): CompiledRule {
  const limit = {
    nutrient,
    operator: 'at-most',
    limit: max,
    unit: nutrients[nutrient].unit,
    per,
    ...(per === '100g' ? { limitPer100ml: max } : {}),
  } as const;
  return {
    ...ownRuleDefaults,
    ...(by === undefined ? ownLimit(note) : limitOfDietitian(by, note)),
    criterion: { type: 'nutrient', limit: compileLimit(limit, { isPraise: false }) },
  };
}

type Origin = Pick<CompiledRule, 'id' | 'source' | 'message'>;

function ownLimit(note: string | null | undefined): Origin {
  return {
    id: 'personal-limit',
    source: ownSource('내가 정한 한도 (Your own limit)'),
    message: withNote({ ko: '직접 정하신 한도를 넘습니다', en: 'That is above your own limit' }, note),
  };
}

function limitOfDietitian(by: string, reason: string | null | undefined): Origin {
  const because = reason == null ? '' : `: ${reason}`;
  return {
    id: 'dietitian-limit',
    source: { ...ownSource(`영양사 ${by}님이 정한 한도 (Limit set by your dietitian ${by})`), signedBy: by },
    message: {
      ko: `영양사 ${by}님이 정한 한도를 넘습니다${because}.`,
      en: `That is above the limit that your dietitian ${by} set${because}.`,
    },
  };
}

function withNote({ ko, en }: LocalizedText, note: string | null | undefined): LocalizedText {
  return note == null || note === ''
    ? { ko: `${ko}.`, en: `${en}.` }
    : { ko: `${ko}(메모: ${note}).`, en: `${en} (your note: ${note}).` };
}
