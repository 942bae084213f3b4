import { sodiumRule } from '../../../../../tests/fixtures/suitability/samples.ts';
import { untranslated } from '../../../language.ts';
import { fieldsOf, ruleTypes } from '../forms/ruleFields.ts';
import { withValueAt, valueAt, type Draft, type FormField } from '../forms/formFields.ts';
import { ruleSchema } from '../rules.ts';
import { ruleChanges } from './ruleChanges.ts';

const names = { category: untranslated, allergen: untranslated };
const rule = sodiumRule({ id: 'sodium' });

const setOf = (...rules: object[]): Draft => ({
  name: { ko: '저염식', en: 'low-salt diet' },
  isComplete: true,
  rules,
});
const changesOf = (before: Draft | undefined, after: Draft | undefined) =>
  ruleChanges(before, after, names).map(({ kind, rule: id, text }) => [kind, id, text.en]);

test.each<[string, object, object, string[]]>([
  ['nothing', rule, { ...rule }, []],
  ['the limit', rule, { ...rule, limit: 100 }, ['sodium: at most 120 mg → 100 mg per 100 g']],
  [
    'the comparison and the limit',
    rule,
    { ...rule, operator: 'less-than', limit: 100 },
    ['sodium: at most 120 mg per 100 g → less than 100 mg per 100 g'],
  ],
  [
    'a limit for drinks',
    rule,
    { ...rule, limitPer100ml: 40 },
    ['sodium: at most 120 mg per 100 g → at most 120 mg per 100 g; drinks at most 40 mg per 100 ml'],
  ],
  ['the effect', rule, { ...rule, effect: 'caution' }, ['sodium: Effect: Avoid → Caution']],
  [
    'the categories',
    rule,
    { ...rule, scope: ['tea', 'soup'] },
    ['sodium: Categories (empty: every food): none → tea, soup'],
  ],
  ['a condition', rule, { ...rule, conditions: { dialysis: true } }, ['sodium: Dialysis: none → Yes']],
  ['the cases', rule, { ...rule, cases: [{ food: {}, outcome: 'unknown' }] }, ['sodium: 0 → 1 cases']],
  [
    'the nutrient',
    rule,
    { ...rule, nutrient: 'potassium' },
    ['sodium: Nutrient: Sodium (mg) → Potassium (mg)'],
  ],
])('a change of %s is a sentence', (_, before, after, sentences) => {
  expect(changesOf(setOf(before), setOf(after))).toEqual(
    sentences.map((text) => ['changed', 'sodium', text]),
  );
});

test('says what was added, what was removed and what changed beside the rules', () => {
  const { effect, source, strength } = rule;
  const pork = { id: 'pork', type: 'ingredient-class', classes: ['pork'], effect, source, strength };
  expect(changesOf(setOf(rule), { ...setOf(pork), isComplete: false })).toEqual([
    ['changed', null, 'Complete: what breaks no rule is suitable: Yes → No'],
    ['added', 'pork', 'Avoid: pork in the food'],
    ['removed', 'sodium', 'Avoid unless sodium is at most 120 mg per 100 g'],
  ]);
});

test('says of an unfinished rule that it is one', () => {
  expect(changesOf(undefined, setOf({ id: 'new', type: 'nutrient' }))).toEqual([
    ['added', 'new', 'A rule that is not finished yet (new)'],
  ]);
});

test('offers all kinds of rules', () => {
  const types = ruleSchema.options.map(({ shape }) => shape.type.value);
  expect(ruleTypes.toSorted()).toEqual(types.toSorted());
});

/** A value for a field, and another one. */
const twoValues = (field: FormField): [unknown, unknown] => {
  switch (field.kind) {
    case 'choice':
      return typeof field.options === 'string'
        ? ['a', 'b']
        : [field.options[0]?.value, field.options[1]?.value];
    case 'choices':
      return typeof field.options === 'string'
        ? [['a'], ['b']]
        : [[field.options[0]?.value], [field.options[1]?.value]];
    case 'yesNo':
      return [true, false];
    case 'number':
      return [2_001, 2_002];
    case 'levels':
      return [[1], [2]];
    case 'words':
      return [['a'], ['b']];
    case 'text':
    case 'ingredients':
    case 'figures':
    case 'amount':
      return ['a', 'b'];
  }
};

describe.each(ruleTypes)('the fields of a rule of the kind %s', (type) => {
  test('are those of its schema', () => {
    const schema = ruleSchema.options.find((option) => option.shape.type.value === type);
    const ofSchema = Object.keys(schema?.shape ?? {});
    const ofForm = new Set(fieldsOf(type).map(({ path }) => path[0]));
    // The form derives the unit from the nutrient, the signature is of the whole set, and cases have a form of their own.
    const others = ['id', 'type', 'unit', 'signedBy', 'cases'];
    expect(ofSchema.filter((name) => !ofForm.has(name) && !others.includes(name))).toEqual([]);
    expect([...ofForm].filter((name) => !ofSchema.includes(String(name)))).toEqual([]);
  });

  test('each make a sentence when they change', () => {
    const silent = fieldsOf(type).filter((field) => {
      const [one, other] = twoValues(field);
      const draft = withValueAt({ id: 'a', type }, field.path, one);
      expect(valueAt(draft, field.path)).toEqual(one);
      return changesOf(setOf(draft), setOf(withValueAt(draft, field.path, other))).length === 0;
    });
    expect(silent).toEqual([]);
  });
});
