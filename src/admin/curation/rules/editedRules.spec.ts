import { sodiumRule } from '../../../../tests/fixtures/suitability/samples.ts';
import { fieldsOf, ruleTypes } from '../../../domain/suitability/rules/forms/ruleFields.ts';
import { faultAt, faultsOf, faultsOfRule, newRule, rulesIn, withUnits } from './editedRules.ts';

const setOf = (...rules: object[]) => ({ name: { ko: '식단', en: 'diet' }, isComplete: false, rules });

test.each<[object, object]>([
  [{ type: 'nutrient', nutrient: 'sodium', per: '100g' }, { unit: 'mg' }],
  [{ type: 'nutrient', nutrient: 'fat', per: 'energy-share' }, { unit: '%' }],
  [{ type: 'allowed-foods', figure: { nutrient: 'iodine', per: '100g' } }, { figure: { unit: 'µg' } }],
])('the unit of %j follows from its nutrient', (rule, expected) => {
  expect(withUnits({ ...rule })).toMatchObject(expected);
});

test.each<object>([
  { type: 'nutrient', unit: 'mg' },
  { type: 'allowed-foods', figure: { unit: 'µg' } },
])('without a nutrient there is no unit: %j', (rule) => {
  expect(Object.keys(withUnits({ ...rule }))).toEqual(['type']);
});

test('a new rule has an id of its own', () => {
  const first = newRule('nutrient', []);
  expect([first['id'], newRule('nutrient', [first])['id']]).toEqual(['nutrient-1', 'nutrient-2']);
});

test.each(ruleTypes)('each fault of a new rule of the kind %s is shown at an input', (type) => {
  const content = setOf(sodiumRule(), withUnits(newRule(type, [])));
  const faults = faultsOfRule(faultsOf(content, 'en'), 1);
  expect(faults.length).toBeGreaterThan(0);
  const fields = fieldsOf(type);
  const shown = new Set(fields.map((field) => faultAt(faults, { field, fields })));
  const ofUnit = faults.filter(({ path }) => path.at(-1) !== 'unit');
  expect(ofUnit.filter(({ text }) => !shown.has(text))).toEqual([]);
  const title = fields.find(({ path }) => path.join('.') === 'source.title');
  expect(title === undefined ? undefined : faultAt(faults, { field: title, fields })).toBe('This is empty.');
});

test('a set that can be published has no faults', () => {
  const content = setOf(sodiumRule({ strength: 'weak' }));
  expect(faultsOf(content, 'en')).toEqual([]);
  expect(rulesIn(content)).toHaveLength(1);
});
