import { closestMatch } from 'leven';
import { dateFault, earliestDay } from '../calendar.ts';
import { textFault, type TextLines } from '../visibleText.ts';
import { isRowId } from './requestShape.ts';

/** The form of a single value. */
export type ValueForm =
  /** `any`: its characters are not checked, as of a password and of a text that is kept as printed. */
  | { readonly form: 'a-text'; readonly lines: TextLines | 'any' }
  | {
      readonly form: 'a-number';
      readonly minimum: number;
      readonly maximum: number;
      readonly isWhole?: boolean;
    }
  | { readonly form: 'a-truth-value' }
  | { readonly form: 'an-id' }
  /** A calendar day or an instant, from 1900 to tomorrow. */
  | { readonly form: 'a-date' };

/**
 * Who may send a field: only the server, or whom a rule allows. `hidden`: only the server, and no form shows the field.
 * `elsewhere`: its owner changes it by an endpoint of its own, and the value is the error that names it.
 */
export type Writer<Rule> =
  'server' | 'hidden' | { readonly rule: Rule } | { readonly elsewhere: ElsewhereFault };
export const elsewhereFaults = ['email_elsewhere', 'password_elsewhere'] as const;
export type ElsewhereFault = (typeof elsewhereFaults)[number];

/** Which values a field of a collection accepts, and from whom. */
export interface InputField<Rule = unknown> {
  readonly name: string;
  readonly accepts:
    | ({ readonly kind: 'value' | 'values' } & ValueForm)
    | { readonly kind: 'group' | 'rows'; readonly fields: readonly InputField<Rule>[] }
    /** The field validates its value by itself: JSON, rich text. Only its texts are checked. */
    | { readonly kind: 'anything' };
  /** Absent: everybody who may write the document. */
  readonly writer?: Writer<Rule>;
}

/** Why an input is refused. Paths are dotted: `nutrients.sodium`, `sessions.0.id`. */
export type InputFault = { readonly field: string } & (
  | { readonly code: 'unknown_field'; readonly nearest: string }
  | { readonly code: 'wrong_type'; readonly expected: ExpectedForm }
  | { readonly code: 'out_of_range'; readonly minimum: number; readonly maximum: number }
  | { readonly code: 'invalid_date' | 'future_date' | 'only_blanks' }
  | { readonly code: 'past_date'; readonly limit: string }
  | { readonly code: 'invisible_character'; readonly character: string }
);
export type ExpectedForm = ValueForm['form'] | 'a-whole-number' | 'an-object' | 'a-list';

/** A value that not everybody may send. */
export interface ProtectedValue<Rule> {
  readonly path: readonly string[];
  readonly value: unknown;
  readonly writer: Writer<Rule>;
}

/**
 * The largest number that any field takes. No food, person or amount has a larger one, and with 17 digits before the
 * point a number loses its units.
 */
export const largestNumber = 1e12;

/**
 * Finds the first value of an input that its fields do not accept: an unknown name, a value of another type, a number
 * or date out of range, or a text with characters that nobody sees. A text is never read as a number, nor a number as a
 * text: "1,200" would become 1, and a barcode without quotes would lose its zeros. `null` clears a field; an absent name
 * keeps it. Values of fields that only the server sets are not looked at.
 */
export function findInputFault(
  input: unknown,
  fields: readonly InputField[],
  path = '',
): InputFault | undefined {
  if (!isObject(input)) return { code: 'wrong_type', field: path, expected: 'an-object' };
  for (const [name, value] of Object.entries(input)) {
    const here = pathOf(path, name);
    const field = fields.find((one) => one.name === name);
    if (field === undefined) {
      const names = fields.filter(({ writer }) => !isOfServer(writer)).map((one) => one.name);
      return { code: 'unknown_field', field: here, nearest: nearestName(name, names) };
    }
    const fault = isOfServer(field.writer) ? undefined : faultOfValue(value, field.accepts, here);
    if (fault !== undefined) return fault;
  }
  return undefined;
}

/** Whether only the server may send a field. */
export function isOfServer<Rule>(writer: Writer<Rule> | undefined): writer is 'server' | 'hidden' {
  return writer === 'server' || writer === 'hidden';
}

/** The most similar of several names, for an answer to a wrong one. */
export function nearestName(name: string, names: readonly string[]): string {
  return closestMatch(name.slice(0, 100), names) ?? '';
}

/** Lists the values of an input that not everybody may send, also those in groups and rows. */
export function protectedValues<Rule>(
  input: unknown,
  fields: readonly InputField<Rule>[],
  path: readonly string[] = [],
): ProtectedValue<Rule>[] {
  if (!isObject(input)) return [];
  return fields.flatMap(({ accepts, name, writer }) => {
    const value = input[name];
    if (value === undefined) return [];
    const here = [...path, name];
    if (writer !== undefined) return [{ path: here, value, writer }];
    if (accepts.kind === 'group') return protectedValues(value, accepts.fields, here);
    if (accepts.kind !== 'rows' || !Array.isArray(value)) return [];
    return value.flatMap((row, at) => protectedValues<Rule>(row, accepts.fields, [...here, String(at)]));
  });
}

/** The value at a path of a document; undefined where there is none. */
export function valueAt(document: unknown, path: readonly string[]): unknown {
  return path.reduce<unknown>(
    (value, name) =>
      typeof value === 'object' && value !== null && Object.hasOwn(value, name)
        ? (value as Readonly<Record<string, unknown>>)[name]
        : undefined,
    document,
  );
}

/** The input without the values at some paths. */
export function withoutPaths(input: unknown, paths: readonly (readonly string[])[]): unknown {
  if (paths.length === 0) return input;
  const rest = structuredClone(input);
  for (const path of paths) {
    const parent = valueAt(rest, path.slice(0, -1));
    if (typeof parent === 'object' && parent !== null) Reflect.deleteProperty(parent, path.at(-1) ?? '');
  }
  return rest;
}

/**
 * Replaces `null` for a group by `null` for each of its fields, because Payload reads the fields of a group without
 * checking that there is one.
 */
export function withClearedGroups(input: unknown, fields: readonly InputField[]): unknown {
  if (!isObject(input)) return input;
  const byName = new Map(fields.map((field) => [field.name, field]));
  return Object.fromEntries(
    Object.entries(input).map(([name, value]) => {
      const accepts = byName.get(name)?.accepts;
      if (accepts?.kind !== 'group') return [name, value];
      return [name, withClearedGroups(value === null ? cleared(accepts.fields) : value, accepts.fields)];
    }),
  );
}

function cleared(fields: readonly InputField[]): Readonly<Record<string, null>> {
  return Object.fromEntries(
    fields.filter(({ writer }) => writer === undefined).map(({ name }) => [name, null]),
  );
}

function faultOfValue(value: unknown, accepts: InputField['accepts'], path: string): InputFault | undefined {
  // Our own code may pass undefined for an absent value.
  if (value === null || value === undefined) return undefined;
  switch (accepts.kind) {
    case 'anything':
      return faultOfTexts(value, path);
    case 'value':
      return faultOfForm(value, accepts, path);
    case 'values':
      return faultOfList(value, path, (one, at) => faultOfForm(one, accepts, at));
    case 'group':
      return findInputFault(value, accepts.fields, path);
    case 'rows':
      return faultOfList(value, path, (row, at) => findInputFault(row, accepts.fields, at));
  }
}

function faultOfList(
  value: unknown,
  path: string,
  faultOf: (one: unknown, path: string) => InputFault | undefined,
): InputFault | undefined {
  if (!Array.isArray(value)) return { code: 'wrong_type', field: path, expected: 'a-list' };
  for (const [at, one] of value.entries()) {
    const fault = faultOf(one, pathOf(path, String(at)));
    if (fault !== undefined) return fault;
  }
  return undefined;
}

function faultOfForm(value: unknown, accepts: ValueForm, field: string): InputFault | undefined {
  const wrongType: InputFault = { code: 'wrong_type', field, expected: accepts.form };
  switch (accepts.form) {
    case 'a-text': {
      if (typeof value !== 'string') return wrongType;
      const fault = accepts.lines === 'any' ? undefined : textFault(value, accepts.lines);
      return fault === undefined ? undefined : { ...fault, field };
    }
    case 'a-number': {
      // JSON has no infinity, but 1e400 is read as one, and would be stored as unknown.
      if (typeof value !== 'number' || !Number.isFinite(value)) return wrongType;
      const { minimum, maximum, isWhole = false } = accepts;
      if (isWhole && !Number.isInteger(value)) return { ...wrongType, expected: 'a-whole-number' };
      return value < minimum || value > maximum
        ? { code: 'out_of_range', field, minimum, maximum }
        : undefined;
    }
    case 'a-truth-value':
      return typeof value === 'boolean' ? undefined : wrongType;
    case 'an-id':
      return isRowId(value) ? undefined : wrongType;
    case 'a-date': {
      if (typeof value !== 'string') return wrongType;
      const code = dateFault(value);
      if (code === undefined) return undefined;
      return code === 'past_date' ? { code, field, limit: earliestDay } : { code, field };
    }
  }
}

/** Finds a text within JSON that has characters that nobody sees. JSON may contain texts of several lines. */
function faultOfTexts(value: unknown, path: string): InputFault | undefined {
  if (typeof value === 'string') {
    const fault = textFault(value, 'many');
    return fault?.code === 'invisible_character' ? { ...fault, field: path } : undefined;
  }
  if (typeof value !== 'object' || value === null) return undefined;
  for (const [name, one] of Object.entries(value)) {
    const here = pathOf(path, name);
    const fault = faultOfTexts(name, path) ?? faultOfTexts(one, here);
    if (fault !== undefined) return fault;
  }
  return undefined;
}

function pathOf(path: string, name: string): string {
  return path === '' ? name : `${path}.${name}`;
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
