import { parseDay } from '../../calendar.ts';
import type { Held, PathEnd, ValueKind } from './fields.ts';
import { queryLimits } from './limits.ts';

const equality = ['equals', 'not_equals', 'in', 'not_in', 'exists'];
const comparison = ['greater_than', 'greater_than_equal', 'less_than', 'less_than_equal'];
const partial = ['like', 'not_like', 'contains'];

/** The operators that fit a kind of value. Payload knows more; PostgreSQL refuses those, each with an error of its own. */
const operatorsOf: Readonly<Record<ValueKind, readonly string[]>> = {
  text: [...equality, ...comparison, ...partial],
  number: [...equality, ...comparison],
  'whole-number': [...equality, ...comparison],
  id: [...equality, ...comparison],
  account: equality,
  'own-account': ['equals'],
  date: [...equality, ...comparison],
  choice: equality,
  'truth-value': equality,
};
const jsonOperators = [...equality, 'like', 'not_like'];

/** The value of a condition in the type of its column. */
export type ReadValue = { readonly value: unknown } | undefined;

/**
 * Reads the value of a condition. Addresses contain texts only, so `5` and `true` may come as texts; a text that is
 * neither is refused, because Payload would read another value or none.
 *
 * @param acceptsEmpty whether an empty text stands for no value, as in forms of the admin UI.
 * @returns undefined when the operator or the value does not fit.
 */
export function readConditionValue(
  operator: string,
  value: unknown,
  { end, acceptsEmpty = false }: { end: PathEnd; acceptsEmpty?: boolean },
): ReadValue {
  if (!fits(operator, end)) return undefined;
  if (operator === 'exists') return readTruthValue(value);
  const read = (one: unknown) =>
    end.kind === 'json' ? readJsonValue(one, operator) : readSingle(one, end.holds);
  if (operator === 'in' || operator === 'not_in') return readList(value, read, end.kind === 'json' ? 1 : 0);
  const isOwn = end.kind === 'value' && end.holds.kind === 'own-account';
  if (!isOwn && (value === null || (value === 'null' && end.kind === 'value' && end.holds.kind !== 'text')))
    return ['equals', 'not_equals'].includes(operator) ? { value: null } : undefined;
  if (value === '' && acceptsEmpty && operator === 'not_equals') return { value: null };
  return read(value);
}

function fits(operator: string, end: PathEnd): boolean {
  if (end.kind === 'json') return end.isWhole ? operator === 'exists' : jsonOperators.includes(operator);
  // In a list of ids or choices `contains` asks for one of them.
  if (end.isList && operator === 'contains') return true;
  return operatorsOf[end.holds.kind].includes(operator);
}

function readList(value: unknown, read: (one: unknown) => ReadValue, least: number): ReadValue {
  const list: readonly unknown[] = Array.isArray(value)
    ? value
    : typeof value === 'string'
      ? value.split(',')
      : [value];
  if (list.length < least || list.length > queryLimits.values) return undefined;
  const values = list.map((one) => (one === null ? undefined : read(one)));
  return values.every((one) => one !== undefined) ? { value: values.map((one) => one.value) } : undefined;
}

function readSingle(value: unknown, holds: Held): ReadValue {
  switch (holds.kind) {
    case 'text':
      return typeof value === 'string' && value.length <= queryLimits.characters ? { value } : undefined;
    case 'choice':
      return typeof value === 'string' && holds.options?.includes(value) === true ? { value } : undefined;
    case 'truth-value':
      return readTruthValue(value);
    case 'number':
      return readNumber(value);
    case 'own-account': {
      const id = readNumber(value)?.value;
      return id !== undefined && id === holds.id ? { value: id } : undefined;
    }
    case 'whole-number': {
      const number = readNumber(value)?.value;
      return number !== undefined && isStoredInteger(number) ? { value: number } : undefined;
    }
    case 'id':
    case 'account': {
      const id = readNumber(value)?.value;
      return id !== undefined && isStoredInteger(id) && id > 0 ? { value: id } : undefined;
    }
    case 'date':
      return readDate(value);
  }
}

/** What a column of the type `integer` can be compared with. */
function isStoredInteger(number: number): boolean {
  return Number.isInteger(number) && Math.abs(number) <= 2_147_483_647;
}

function readTruthValue(value: unknown): ReadValue {
  if (typeof value === 'boolean') return { value };
  return value === 'true' || value === 'false' ? { value: value === 'true' } : undefined;
}

function readNumber(value: unknown): { readonly value: number } | undefined {
  const number =
    typeof value === 'string' && /^-?\d{1,30}(?:\.\d{1,30})?(?:e[+-]?\d{1,3})?$/i.test(value)
      ? Number(value)
      : value;
  return typeof number === 'number' && Number.isFinite(number) ? { value: number } : undefined;
}

/** A calendar day, or a moment as ISO 8601 writes it. */
function readDate(value: unknown): ReadValue {
  if (value instanceof Date) return isStorable(value) ? { value: value.toISOString() } : undefined;
  if (typeof value !== 'string') return undefined;
  const [, day, time = ''] =
    /^(\d{4}-\d{2}-\d{2})(?:[T ](\d{2}:\d{2}(?::\d{2}(?:\.\d{1,9})?)?(?:Z|[+-]\d{2}:?\d{2})?))?$/.exec(
      value,
    ) ?? [];
  if (parseDay(day) === undefined) return undefined;
  const date = new Date(time === '' ? `${String(day)}T00:00:00Z` : `${String(day)}T${time}`);
  return isStorable(date) ? { value: date.toISOString() } : undefined;
}

function isStorable(date: Date): boolean {
  const year = date.getUTCFullYear();
  return year >= 1 && year <= 9_999;
}

/**
 * Payload writes the value into a path of PostgreSQL's JSON language, and refuses all other characters. `like` is a
 * regular expression there, so only characters without a meaning are taken.
 */
function readJsonValue(value: unknown, operator: string): ReadValue {
  const isPattern = operator.endsWith('like');
  if (typeof value === 'boolean') return isPattern ? undefined : { value };
  if (typeof value === 'number') return isPattern || !Number.isFinite(value) ? undefined : { value };
  const safe = isPattern ? /^[\w @:-]*$/ : /^[\w @.\-+:]*$/;
  return typeof value === 'string' && value.length <= queryLimits.characters && safe.test(value)
    ? { value }
    : undefined;
}
