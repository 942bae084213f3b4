import type { FlattenedField } from 'payload';

/** JSON as text, because some hostile numbers have no JavaScript value. */
export interface HostileValue {
  readonly label: string;
  readonly json: string;
}

const longText = 'a'.repeat(100_000);

/** Values that careless or hostile clients send for a field or an argument. */
export const hostileValues: readonly HostileValue[] = [
  ['null', 'null'],
  ['an empty text', '""'],
  ['a blank', '" "'],
  ['a text', '"한국어 text"'],
  ['a figure as text', '"1,200"'],
  ['0', '0'],
  ['-1', '-1'],
  ['a fraction', '1.5'],
  ['2^31', '2147483648'],
  ['2^53', '9007199254740993'],
  ['1e300', '1e300'],
  ['1e400', '1e400'],
  ['-1e-400', '-1e-400'],
  ['true', 'true'],
  ['[]', '[]'],
  ['[null]', '[null]'],
  ['[[]]', '[[]]'],
  ['[7]', '[7]'],
  ['["x"]', '["x"]'],
  ['10,000 numbers', JSON.stringify(Array.from({ length: 10_000 }, (_, at) => at))],
  ['{}', '{}'],
  ['{"a":1}', '{"a":1}'],
  ['an operator', '{"$gt":""}'],
  ['__proto__', '{"__proto__":{"x":1},"constructor":{"prototype":{}}}'],
  ['100,000 letters', JSON.stringify(longText)],
  ['NUL', '"a\\u0000b"'],
  ['a lone surrogate', '"a\\ud800b"'],
  ['a bidirectional control', '"a\\u202eb\\u200b"'],
  ['SQL', `"'; DROP TABLE users; --"`],
  ['HTML', '"<img src=x onerror=alert(1)>"'],
  ['a path', '"../../../../etc/passwd"'],
  ['an address', '"http://127.0.0.1:1/x.png"'],
  ['a date that does not exist', '"2026-02-30"'],
  ['the year 99999', '"99999-01-01T00:00:00Z"'],
  ['the year 0', '"0000-00-00"'],
  ['a deep object', `${'{"a":'.repeat(60)}1${'}'.repeat(60)}`],
  ['an unknown id', '999999999'],
].map(([label = '', json = '']) => ({ label, json }));

const wrongFor: Readonly<Record<string, readonly string[]>> = {
  text: ['number', 'boolean', 'object', 'array'],
  number: ['string', 'boolean', 'object', 'array'],
  checkbox: ['string', 'number', 'object', 'array'],
  array: ['string', 'number', 'boolean', 'object'],
};
const kinds: Readonly<Record<string, string>> = {
  text: 'text',
  textarea: 'text',
  email: 'text',
  code: 'text',
  date: 'text',
  select: 'text',
  radio: 'text',
  number: 'number',
  checkbox: 'checkbox',
  array: 'array',
};

/** The server sets these. Forms of the admin UI send them back, and then they are left out without an error. */
const fieldsOfServer: ReadonlySet<string> = new Set(
  `createdAt updatedAt deletedAt url thumbnailURL filename mimeType filesize width height focalX focalY`.split(
    ' ',
  ),
);

/** Whether no value of this JSON type is right for the field, so that a 2xx answer would be wrong. */
export function hasWrongType(field: FlattenedField, { json, label }: HostileValue): boolean {
  if (fieldsOfServer.has(field.name)) return false;
  if (label === '1e400') return false; // The parser makes null of it in some places and Infinity in others.
  const value: unknown = JSON.parse(json);
  if (value === null) return false;
  const type = Array.isArray(value) ? 'array' : typeof value;
  const kind = 'hasMany' in field && field.hasMany === true ? 'array' : kinds[field.type];
  return kind !== undefined && (wrongFor[kind]?.includes(type) ?? false);
}

/** A value that the field would take, so that only the hostile one is wrong. */
export function plausibleValue(field: FlattenedField, unique: string): unknown {
  if ('hasMany' in field && field.hasMany === true) return [];
  switch (field.type) {
    case 'text':
    case 'textarea':
    case 'code':
      return unique;
    case 'email':
      return `${unique}@example.com`;
    case 'number':
      return 1;
    case 'date':
      return '2026-11-28';
    case 'checkbox':
      return true;
    case 'select':
    case 'radio': {
      const [first] = field.options;
      return typeof first === 'string' ? first : first?.value;
    }
    case 'relationship':
    case 'upload':
      return 1;
    case 'array':
      return [];
    case 'group':
      return Object.fromEntries(
        field.flattenedFields
          .filter((each) => 'required' in each && each.required === true)
          .map((each) => [each.name, plausibleValue(each, unique)]),
      );
    default:
      return undefined;
  }
}
