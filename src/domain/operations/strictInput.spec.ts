import { findInputFault, withoutReadOnly, type InputField } from './strictInput.ts';

const field = (name: string, accepts: InputField['accepts'], isReadOnly = false): InputField => ({
  name,
  isReadOnly,
  accepts,
});

const fields: readonly InputField[] = [
  field('id', { kind: 'anything' }, true),
  field('name', { kind: 'value', form: 'a-text' }),
  field('servingSize', { kind: 'value', form: 'a-number' }),
  field('isPublic', { kind: 'value', form: 'a-truth-value' }),
  field('category', { kind: 'value', form: 'an-id' }),
  field('photos', { kind: 'values', form: 'an-id' }),
  field('labels', { kind: 'anything' }),
  field('nutrients', {
    kind: 'group',
    fields: [
      field('sodium', { kind: 'value', form: 'a-number' }),
      field('computedAt', { kind: 'value', form: 'a-text' }, true),
    ],
  }),
  field('rows', { kind: 'rows', fields: [field('note', { kind: 'value', form: 'a-text' })] }),
];

test.each<[why: string, input: unknown]>([
  ['nothing', {}],
  [
    'values of the right form',
    { name: '두부', servingSize: 1.5, isPublic: false, category: 3, photos: [1, '2'] },
  ],
  ['null, which clears a value or a list', { name: null, servingSize: null, photos: null, rows: null }],
  ['any value of a field that validates itself', { labels: { a: 1 } }],
  ['values in a group and in rows', { nutrients: { sodium: 0 }, rows: [{ note: 'a' }, {}] }],
])('accepts %s', (_, input) => {
  expect(findInputFault(input, fields)).toBeUndefined();
});

test.each<[input: unknown, fault: object]>([
  [{ nmae: '두부' }, { code: 'unknown_field', field: 'nmae', nearest: 'name' }],
  [{ nutrients: { sodum: 1 } }, { code: 'unknown_field', field: 'nutrients.sodum', nearest: 'sodium' }],
  [{ rows: [{}, { x: 1 }] }, { code: 'unknown_field', field: 'rows.1.x', nearest: 'note' }],
  [{ id: 7 }, { code: 'read_only_field', field: 'id' }],
  [{ nutrients: { computedAt: null } }, { code: 'read_only_field', field: 'nutrients.computedAt' }],
  [{ servingSize: '1,200' }, { code: 'wrong_type', field: 'servingSize', expected: 'a-number' }],
  [{ servingSize: Infinity }, { code: 'wrong_type', field: 'servingSize', expected: 'a-number' }],
  [{ servingSize: true }, { code: 'wrong_type', field: 'servingSize', expected: 'a-number' }],
  [{ name: 8801234567893 }, { code: 'wrong_type', field: 'name', expected: 'a-text' }],
  [{ name: ['두부'] }, { code: 'wrong_type', field: 'name', expected: 'a-text' }],
  [{ isPublic: 'true' }, { code: 'wrong_type', field: 'isPublic', expected: 'a-truth-value' }],
  [{ category: { id: 3 } }, { code: 'wrong_type', field: 'category', expected: 'an-id' }],
  [{ photos: 7 }, { code: 'wrong_type', field: 'photos', expected: 'a-list' }],
  [{ photos: [1, [2]] }, { code: 'wrong_type', field: 'photos.1', expected: 'an-id' }],
  [{ nutrients: null }, { code: 'wrong_type', field: 'nutrients', expected: 'an-object' }],
  [{ nutrients: [] }, { code: 'wrong_type', field: 'nutrients', expected: 'an-object' }],
  [{ rows: { note: 'a' } }, { code: 'wrong_type', field: 'rows', expected: 'a-list' }],
  [[], { code: 'wrong_type', field: '', expected: 'an-object' }],
])('refuses %j', (input, fault) => {
  expect(findInputFault(input, fields)).toEqual(fault);
});

test('a form may send fields of the server, which are left out in groups as well', () => {
  const form = { id: 7, name: '두부', nutrients: { sodium: 1, computedAt: 'now' }, other: 1 };
  expect(withoutReadOnly(form, fields)).toEqual({ name: '두부', nutrients: { sodium: 1 }, other: 1 });
});
