import type { Language, LocalizedText } from '../../../domain/language.ts';
import { nutrients } from '../../../domain/foods/nutrients.ts';
import { limitBases, type RuleType } from '../../../domain/suitability/rules/rules.ts';
import {
  isDraft,
  valueAt,
  withValueAt,
  type Draft,
  type FormField,
} from '../../../domain/suitability/rules/forms/formFields.ts';
import { fieldsOf, ruleTypes, setFields } from '../../../domain/suitability/rules/forms/ruleFields.ts';
import { ruleSetFaults, type RuleSetFault } from '../../../domain/suitability/rules/ruleSetFault.ts';

/** The rules of a set that is being edited. */
export function rulesIn(content: Draft): readonly Draft[] {
  const rules: readonly unknown[] = Array.isArray(content['rules']) ? content['rules'] : [];
  return rules.filter(isDraft);
}

/** A new rule of a kind. Its id differs from all that the set has had since it was opened. */
export function newRule(type: RuleType, taken: readonly Draft[]): Draft {
  const ids = new Set(taken.map((rule) => rule['id']));
  let number = 1;
  while (ids.has(`${type}-${String(number)}`)) number += 1;
  return {
    id: `${type}-${String(number)}`,
    type,
    effect: 'avoid',
    strength: 'well-founded',
    ...(type === 'nutrient' ? { operator: 'at-most', per: '100g' } : {}),
    cases: [],
  };
}

/** The rule with the unit that belongs to its nutrient. Nobody types a unit. */
export function withUnits(rule: Draft): Draft {
  const limitPaths =
    rule['type'] === 'allowed-foods' ? [['figure']] : rule['type'] === 'nutrient' ? [[]] : [];
  return limitPaths.reduce((draft: Draft, below: readonly string[]) => {
    const unit = unitOf(valueAt(draft, [...below, 'nutrient']), valueAt(draft, [...below, 'per']));
    return withValueAt(draft, [...below, 'unit'], unit);
  }, rule);
}

function unitOf(nutrient: unknown, per: unknown): string | undefined {
  const [, facts] = Object.entries(nutrients).find(([name]) => name === nutrient) ?? [];
  if (facts === undefined) return undefined;
  const basis = limitBases.find((one) => one === per);
  return basis === 'energy-share' ? '%' : facts.unit;
}

/** What keeps these rules from being published, apart from their cases and the signature. */
export function faultsOf(content: Draft, language: Language): RuleSetFault[] {
  const signed = { signedBy: '-', signedAt: '2026-01-01T00:00:00.000Z', writtenBy: ['-'] };
  const asPublished = { ...content, diet: 'diet', version: 1, status: 'published', signature: signed };
  return ruleSetFaults(asPublished, language);
}

/** The faults of a rule, with their paths within the rule. */
export function faultsOfRule(faults: readonly RuleSetFault[], at: number): RuleSetFault[] {
  return faults
    .filter(({ path: [list, index] }) => list === 'rules' && index === at)
    .map(({ path, text }) => ({ text, path: path.slice(2) }));
}

/** The fault that an input shows: one at its path, or at a whole of which it is the first part. */
export function faultAt(
  faults: readonly RuleSetFault[],
  { field, fields }: { field: FormField; fields: readonly FormField[] },
): string | undefined {
  return faults.find(
    ({ path }) =>
      isBelow(path, field.path) ||
      (path.length > 0 && fields.find((one) => isBelow(one.path, path))?.path === field.path),
  )?.text;
}

/** A name for the place of a fault: "Rule 4, Title". */
export function placeOf(
  { path }: RuleSetFault,
  { content, say }: { content: Draft; say: (text: LocalizedText) => string },
): string {
  const [list, index, ...below] = path;
  const isInRule = list === 'rules' && typeof index === 'number';
  const type = ruleTypes.find((one) => isInRule && one === rulesIn(content)[index]?.['type']);
  const fields = isInRule ? (type === undefined ? [] : fieldsOf(type)) : setFields;
  const within = isInRule ? below : path;
  const field = fields.find((one) => within.length > 0 && isBelow(one.path, within));
  const name = field === undefined ? within.join(' ') : say(field.label);
  return [...(isInRule ? [`${say(rule)} ${String(index + 1)}`] : []), ...(name === '' ? [] : [name])].join(
    ', ',
  );
}

/** Whether a path leads to a value or to a part of it. */
function isBelow(path: readonly PropertyKey[], whole: readonly PropertyKey[]): boolean {
  return whole.every((step, at) => path[at] === step);
}

const rule: LocalizedText = { ko: '규칙', en: 'Rule' };
