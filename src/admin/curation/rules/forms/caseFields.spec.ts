import { ruleCase } from '../../../../domain/suitability/rules/cases/ruleCases.ts';
import {
  ingredientsAt,
  ingredientsValue,
  valueAt,
  withValueAt,
  type Draft,
  type FormField,
} from '../../../../domain/suitability/rules/forms/formFields.ts';
import { caseGroups, emptyCase, summaryOf } from './caseFields.ts';

const fields = caseGroups.flatMap((group) => group.fields);

/** A valid value for each kind of input. */
function exampleOf(field: FormField): unknown {
  switch (field.kind) {
    case 'number':
      return 3;
    case 'yesNo':
      return true;
    case 'text':
      return 'a text';
    case 'levels':
      return [4];
    case 'words':
      return ['halal'];
    case 'ingredients':
      return ['설탕'];
    case 'amount':
      return { value: 30, unit: 'g' };
    case 'figures':
      return field.hasBounds ? { sodium: '< 5' } : { sodium: 5 };
    case 'choice':
      return typeof field.options === 'string' ? 'tea' : field.options[0]?.value;
    case 'choices':
      return typeof field.options === 'string' ? ['milk'] : [field.options[0]?.value];
  }
}

test('the form has an input for every fact of a case', () => {
  const food = Object.keys(ruleCase.shape.food.shape);
  const profile = Object.keys(ruleCase.shape.profile.unwrap().shape);
  const inForm = new Set(fields.map(({ path }) => `${path[0] ?? ''} ${path[1] ?? ''}`));
  expect([...inForm].sort()).toEqual(
    [...food.map((name) => `food ${name}`), ...profile.map((name) => `profile ${name}`)].sort(),
  );
});

test.each(fields.map((field) => [field.path.join('.'), field] as const))(
  '%s gives a valid case',
  (_, field) => {
    const draft = withValueAt(emptyCase, field.path, exampleOf(field));
    expect(valueAt(draft, field.path)).toEqual(exampleOf(field));
    expect(ruleCase.safeParse(draft).error).toBeUndefined();
  },
);

describe('a changed fact of a case', () => {
  test.each<[string, Draft, string[], unknown, Draft]>([
    ['is added', { food: {} }, ['food', 'serving'], 30, { food: { serving: 30 } }],
    ['adds the object around it', { food: {} }, ['profile', 'age'], 30, { food: {}, profile: { age: 30 } }],
    [
      'leaves the others',
      { food: { serving: 30 } },
      ['food', 'basis'],
      '100ml',
      { food: { serving: 30, basis: '100ml' } },
    ],
    ['is removed', { food: { serving: 30 } }, ['food', 'serving'], undefined, { food: {} }],
    [
      'is removed with the objects that become empty',
      { food: { classes: { present: ['pork'] } }, profile: { age: 30 } },
      ['profile', 'age'],
      undefined,
      { food: { classes: { present: ['pork'] } } },
    ],
    [
      'is removed within the food',
      { food: { classes: { present: ['pork'] } } },
      ['food', 'classes', 'present'],
      undefined,
      { food: {} },
    ],
    ['replaces what is no object', { food: 7 }, ['food', 'serving'], 30, { food: { serving: 30 } }],
  ])('%s', (_, draft, path, value, expected) => {
    expect(withValueAt(draft, path, value)).toEqual(expected);
  });
});

test('a whole list of ingredients is a plain list', () => {
  const part = { names: ['설탕'], isComplete: false };
  expect(ingredientsValue({ names: ['설탕'], isComplete: true })).toEqual(['설탕']);
  expect(ingredientsValue(part)).toEqual(part);
  expect(ingredientsAt(part)).toEqual(part);
  expect(ingredientsAt(['설탕'])).toEqual({ names: ['설탕'], isComplete: true });
  expect(ingredientsValue(ingredientsAt(undefined))).toBeUndefined();
});

test('the facts of a case are shown in one line', () => {
  const draft = {
    food: {
      nutrients: { sodium: 130, iodine: '< 5' },
      category: 'tea',
      ingredients: { names: ['차'], isComplete: false },
    },
    profile: { dialysis: true, amount: { value: 30, unit: 'g' } },
    outcome: 'unsuitable',
  };
  const summary = summaryOf(draft, { nameOf: (_, value) => value.toUpperCase(), say: ({ en }) => en });
  expect(summary).toBe(
    'Nutrients: SODIUM 130, IODINE < 5; Category: TEA; Ingredients: 차, …; Dialysis: Yes; Amount eaten: 30 g',
  );
});
