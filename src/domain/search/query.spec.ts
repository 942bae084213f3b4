import { decodeCursor, encodeCursor } from './cursor.ts';
import type { FoodFilter } from './filter.ts';
import { parseFoodQuery } from './query.ts';

const filter: FoodFilter = { keyword: '두부', kind: 'fresh', category: 3, isSuitable: true };
const position = { tier: 2, length: 5, popularity: 2.5, id: 77 };

describe('parseFoodQuery', () => {
  test('parses all parameters, and trims and composes the keyword', () => {
    const parameters = new URLSearchParams({
      q: ` ${'두부'.normalize('NFD')} `,
      kind: 'fresh',
      category: '3',
      suitable: 'true',
      limit: '50',
    });
    expect(parseFoodQuery(parameters)).toEqual({ ok: true, query: { filter, limit: 50, after: undefined } });
  });

  test('defaults to 20 foods of any kind', () => {
    expect(parseFoodQuery(new URLSearchParams({ q: 'a' }))).toEqual({
      ok: true,
      query: {
        filter: { keyword: 'a', kind: undefined, category: undefined, isSuitable: false },
        limit: 20,
        after: undefined,
      },
    });
  });

  test('reads the fields of the answer, with commas or as repeated parameters', () => {
    const parsed = parseFoodQuery(new URLSearchParams('q=a&fields=name,brand&fields=nutrients'));
    expect(parsed.ok && parsed.query.fields).toEqual(['name', 'brand', 'nutrients']);
    expect(parseFoodQuery(new URLSearchParams('q=a&fields=name,bran'))).toEqual({
      ok: false,
      fault: { code: 'unknown_field', field: 'fields.bran', nearest: 'brand' },
    });
  });

  test('counts characters, not UTF-16 units', () => {
    expect(parseFoodQuery(new URLSearchParams({ q: '🍲'.repeat(100) })).ok).toBe(true);
    expect(parseFoodQuery(new URLSearchParams({ q: '🍲'.repeat(101) })).ok).toBe(false);
  });

  test.each([
    ['', 'required', 'q'],
    ['q=%E2%80%8B!', 'required', 'q'],
    ['q=a&kind=toString', 'invalid_filter', 'kind'],
    ['q=a&category=-1', 'invalid_filter', 'category'],
    ['q=a&cursor=abc', 'invalid_filter', 'cursor'],
  ])('%s is %s about %s', (search, code, field) => {
    expect(parseFoodQuery(new URLSearchParams(search))).toEqual({ ok: false, fault: { code, field } });
  });
});

describe('cursors', () => {
  test('decode to the encoded position', () => {
    expect(decodeCursor(filter, encodeCursor(filter, position))).toEqual(position);
  });

  test.each([
    ['another keyword', { ...filter, keyword: '두' }],
    ['another kind', { ...filter, kind: undefined }],
    ['another category', { ...filter, category: 4 }],
    ['foods with any verdict', { ...filter, isSuitable: false }],
  ])('of %s are refused', (_, other) => {
    expect(decodeCursor(other, encodeCursor(filter, position))).toBeUndefined();
  });

  const tampered = (change: (fields: unknown[]) => unknown) =>
    Buffer.from(
      JSON.stringify(change(JSON.parse(Buffer.from(encodeCursor(filter, position), 'base64url').toString()))),
    ).toString('base64url');

  test.each([
    ['empty', ''],
    ['no base64url', '%%%'],
    ['no JSON', Buffer.from('{').toString('base64url')],
    ['no list', tampered(() => ({}))],
    ['too long', 'A'.repeat(201)],
    ['of another version', tampered(([, ...rest]) => [2, ...rest])],
    ['with an invalid tier', tampered(([a, b, , ...rest]) => [a, b, 4, ...rest])],
    ['with a text for a number', tampered(([a, b, c, , ...rest]) => [a, b, c, '5', ...rest])],
    ['with an id beyond int4', tampered((fields) => [...fields.slice(0, -1), 2 ** 31])],
    ['with one field more', tampered((fields) => [...fields, 1])],
  ])('that are %s are refused', (_, cursor) => {
    expect(decodeCursor(filter, cursor)).toBeUndefined();
  });
});
