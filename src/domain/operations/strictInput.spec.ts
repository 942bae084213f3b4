import { z } from 'zod';
import { readBySchema } from './input/schemaFault.ts';
import {
  findInputFault,
  normalizedInput,
  protectedValues,
  valueAt,
  withoutPaths,
  type InputField,
} from './strictInput.ts';

type Accepts = InputField<string>['accepts'];

const field = (
  name: string,
  accepts: Accepts,
  writer?: InputField<string>['writer'],
): InputField<string> => ({ name, accepts, ...(writer === undefined ? {} : { writer }) });

const line: Accepts = { kind: 'value', form: 'a-text', lines: 'one' };
const number = { kind: 'value', form: 'a-number', minimum: 0, maximum: 1e12 } as const;

const facts = z.strictObject({ words: z.array(z.string()).transform((words) => [...new Set(words)]) });

const fields: readonly InputField<string>[] = [
  field('id', { kind: 'anything' }, 'server'),
  field('hash', line, 'hidden'),
  field('name', line),
  field('note', { kind: 'value', form: 'a-text', lines: 'many' }),
  field('password', { kind: 'value', form: 'a-text', lines: 'any' }),
  field('servingSize', number),
  field('texture', { ...number, isWhole: true }),
  field('isPublic', { kind: 'value', form: 'a-truth-value' }),
  field('retrievedAt', { kind: 'value', form: 'a-date' }),
  field('category', { kind: 'value', form: 'an-id' }),
  field('photos', { kind: 'values', form: 'an-id', limits: { maximum: 2 } }),
  field('pages', { kind: 'values', form: 'an-id', limits: { keepsRepeats: true } }),
  field('unit', { kind: 'value', form: 'a-choice', options: ['g', 'ml'] }),
  field('birthdate', { kind: 'value', form: 'a-past-day' }),
  field('facts', { kind: 'json', read: (value, path) => readBySchema(value, facts, path) }),
  field('labels', { kind: 'anything' }),
  field('popularity', number, { rule: 'staff' }),
  field('nutrients', {
    kind: 'group',
    fields: [field('sodium', number), field('computedAt', line, 'server')],
  }),
  field('guarded', {
    kind: 'group',
    fields: [field('terms', { kind: 'value', form: 'a-truth-value' }, { rule: 'member' })],
  }),
  field('rows', { kind: 'rows', fields: [field('note', line), field('role', line, { rule: 'admin' })] }),
];

test.each<[why: string, input: unknown]>([
  ['nothing', {}],
  [
    'values of the right form',
    { name: '두부', servingSize: 1.5, isPublic: false, category: 3, photos: [1, 2] },
  ],
  ['a day and an instant', { retrievedAt: '2026-11-30' }],
  ['an instant', { retrievedAt: '2026-11-30T10:00:00.000Z' }],
  [
    'null, which clears a value, a list or a group',
    { name: null, servingSize: null, photos: null, rows: null, nutrients: null, category: null },
  ],
  ['an empty text', { name: '', note: '' }],
  ['lines in a text of several lines, and anything in a password', { note: 'a\n\tb', password: '\u200b \t' }],
  ['any value of a field that validates itself', { labels: { a: [1, 'b\nc', null] } }],
  ['any value of a field of the server', { id: { a: '\u200b' } }],
  ['values in a group and in rows', { nutrients: { sodium: 0 }, rows: [{ note: 'a' }, {}] }],
])('accepts %s', (_, input) => {
  expect(findInputFault(input, fields)).toBeUndefined();
});

test.each<[input: unknown, fault: object]>([
  [{ hsh: 'x' }, { code: 'unknown_field', field: 'hsh', nearest: 'name' }],
  [{ nmae: '두부' }, { code: 'unknown_field', field: 'nmae', nearest: 'name' }],
  [{ nutrients: { sodum: 1 } }, { code: 'unknown_field', field: 'nutrients.sodum', nearest: 'sodium' }],
  [{ rows: [{}, { x: 1 }] }, { code: 'unknown_field', field: 'rows.1.x' }],
  [JSON.parse('{"__proto__":{"a":1}}'), { code: 'unknown_field', field: '__proto__' }],
  [{ servingSize: '1,200' }, { code: 'wrong_type', field: 'servingSize', expected: 'a-number' }],
  [{ servingSize: Infinity }, { code: 'wrong_type', field: 'servingSize', expected: 'a-number' }],
  [{ texture: 2.5 }, { code: 'wrong_type', field: 'texture', expected: 'a-whole-number' }],
  [{ servingSize: true }, { code: 'wrong_type', field: 'servingSize', expected: 'a-number' }],
  [{ servingSize: -1 }, { code: 'out_of_range', field: 'servingSize', minimum: 0, maximum: 1e12 }],
  [{ servingSize: 1e300 }, { code: 'out_of_range', field: 'servingSize' }],
  [{ name: 8801234567893 }, { code: 'wrong_type', field: 'name', expected: 'a-text' }],
  [{ name: ['두부'] }, { code: 'wrong_type', field: 'name', expected: 'a-text' }],
  [{ name: '두\u200b부' }, { code: 'invisible_character', field: 'name', character: 'U+200B' }],
  [{ name: '두부\n' }, { code: 'invisible_character', field: 'name', character: 'U+000A' }],
  [{ note: '\u202e' }, { code: 'invisible_character', field: 'note', character: 'U+202E' }],
  [{ name: '  ' }, { code: 'only_blanks', field: 'name' }],
  [{ labels: [{ a: ['\u200b'] }] }, { code: 'invisible_character', field: 'labels.0.a.0' }],
  [{ labels: { 'a\u200b': 1 } }, { code: 'invisible_character', field: 'labels' }],
  [{ isPublic: 'true' }, { code: 'wrong_type', field: 'isPublic', expected: 'a-truth-value' }],
  [{ retrievedAt: 20261130 }, { code: 'wrong_type', field: 'retrievedAt', expected: 'a-date' }],
  [{ retrievedAt: '2026-02-30' }, { code: 'invalid_date', field: 'retrievedAt' }],
  [{ retrievedAt: '2999-01-01' }, { code: 'future_date', field: 'retrievedAt' }],
  [{ retrievedAt: '1899-12-31' }, { code: 'past_date', field: 'retrievedAt', limit: '1900-01-01' }],
  [{ category: { id: 3 } }, { code: 'wrong_type', field: 'category', expected: 'an-id' }],
  [{ category: '183' }, { code: 'wrong_type', field: 'category', expected: 'an-id' }],
  [{ category: 1.5 }, { code: 'wrong_type', field: 'category', expected: 'an-id' }],
  [{ category: -1 }, { code: 'wrong_type', field: 'category', expected: 'an-id' }],
  [{ category: 99_999_999_999 }, { code: 'wrong_type', field: 'category', expected: 'an-id' }],
  [{ unit: 'oz' }, { code: 'unknown_value', field: 'unit', allowed: 'g, ml' }],
  [{ unit: '' }, { code: 'unknown_value', field: 'unit' }],
  [{ unit: 1 }, { code: 'wrong_type', field: 'unit', expected: 'a-text' }],
  [{ birthdate: 19900501 }, { code: 'wrong_type', field: 'birthdate', expected: 'a-day' }],
  [{ birthdate: '1990-05-01T00:00:00Z' }, { code: 'invalid_date', field: 'birthdate' }],
  [{ birthdate: '1899-12-31' }, { code: 'past_date', field: 'birthdate' }],
  [{ birthdate: '2999-01-01' }, { code: 'future_date', field: 'birthdate' }],
  [
    { facts: { word: [] } },
    { code: 'unknown_field', field: 'facts.word', nearest: 'words', formField: 'facts' },
  ],
  [
    { facts: { words: ['a\u200b'] } },
    { code: 'invisible_character', field: 'facts.words.0', formField: 'facts' },
  ],
  [{ photos: [1, 2, 3] }, { code: 'too_many_values', field: 'photos', limit: 2 }],
  [{ photos: 7 }, { code: 'wrong_type', field: 'photos', expected: 'a-list' }],
  [{ photos: [1, [2]] }, { code: 'wrong_type', field: 'photos.1', expected: 'an-id' }],
  [{ nutrients: [] }, { code: 'wrong_type', field: 'nutrients', expected: 'an-object' }],
  [{ rows: { note: 'a' } }, { code: 'wrong_type', field: 'rows', expected: 'a-list' }],
  [{ rows: [null] }, { code: 'wrong_type', field: 'rows.0', expected: 'an-object' }],
  [{ guarded: null }, { code: 'wrong_type', field: 'guarded', expected: 'an-object' }],
  [[], { code: 'wrong_type', field: '', expected: 'an-object' }],
])('refuses %j', (input, fault) => {
  expect(findInputFault(input, fields)).toMatchObject(fault);
});

test('lists the values that not everybody may send, also in groups and rows, and null as well', () => {
  const input = {
    id: 7,
    name: '두부',
    popularity: null,
    nutrients: { computedAt: 'now' },
    rows: [{}, { role: 'x' }],
  };
  expect(protectedValues(input, fields)).toEqual([
    { path: ['id'], value: 7, writer: 'server' },
    { path: ['popularity'], value: null, writer: { rule: 'staff' } },
    { path: ['nutrients', 'computedAt'], value: 'now', writer: 'server' },
    { path: ['rows', '1', 'role'], value: 'x', writer: { rule: 'admin' } },
  ]);
});

test('takes values out of an input and leaves the rest as it is', () => {
  const input = {
    id: 7,
    nutrients: { sodium: 1, computedAt: 'now' },
    rows: [{ note: 'a', role: 'x' }],
    labels: [{}],
  };
  const paths = [['id'], ['nutrients', 'computedAt'], ['rows', '0', 'role'], ['not', 'there']];
  expect(withoutPaths(input, paths)).toEqual({
    nutrients: { sodium: 1 },
    rows: [{ note: 'a' }],
    labels: [{}],
  });
  expect(input).toMatchObject({ id: 7 });
});

test('null for a group clears the fields that the caller may write', () => {
  expect(normalizedInput({ nutrients: null, name: null }, fields)).toEqual({
    nutrients: { sodium: null },
    name: null,
  });
  expect(normalizedInput({ nutrients: { sodium: 5 } }, fields)).toEqual({ nutrients: { sodium: 5 } });
});

test('a value that a list has twice is stored once, unless the field checks its list', () => {
  const input = { photos: [2, 1, 2], pages: [2, 2], facts: { words: ['a', 'a'] }, unit: null };
  expect(findInputFault(input, fields)).toBeUndefined();
  expect(normalizedInput(input, fields)).toEqual({
    photos: [2, 1],
    pages: [2, 2],
    facts: { words: ['a'] },
    unit: null,
  });
});

test.each<[path: string[], value: unknown]>([
  [['a', 'b'], 1],
  [['rows', '0'], 2],
  [['a', 'toString'], undefined],
  [['nothing', 'b'], undefined],
  [[], { a: { b: 1 }, rows: [2] }],
])('the value at %j is %j', (path, value) => {
  expect(valueAt({ a: { b: 1 }, rows: [2] }, path)).toEqual(value);
});
