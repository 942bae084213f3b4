import { closestMatch } from 'leven';
import { dateFault, earliestDay, pastDayFault } from '../calendar.ts';
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
  /** One of several texts. */
  | { readonly form: 'a-choice'; readonly options: readonly string[] }
  /** A calendar day or an instant, from 1900 to tomorrow. */
  | { readonly form: 'a-date' }
  /** A calendar day from 1900 to today. */
  | { readonly form: 'a-past-day' };

/**
 * Who may send a field: only the server, or whom a rule allows. `hidden`: only the server, and no form shows the field.
 * `decided`: only the server, and a form shows what was decided elsewhere, which somebody may try to change there.
 * `elsewhere`: its owner changes it by an endpoint of its own, and the value is the error that names it.
 */
export type Writer<Rule> =
  'server' | 'hidden' | 'decided' | { readonly rule: Rule } | { readonly elsewhere: ElsewhereFault };
export const elsewhereFaults = ['email_elsewhere', 'password_elsewhere'] as const;
export type ElsewhereFault = (typeof elsewhereFaults)[number];

/** Which values a field of a collection accepts, and from whom. */
export interface InputField<Rule = unknown> {
  readonly name: string;
  readonly accepts:
    | ({ readonly kind: 'value' } & ValueForm)
    | ({ readonly kind: 'values'; readonly limits?: ListLimits } & ValueForm)
    | { readonly kind: 'group'; readonly fields: readonly InputField<Rule>[] }
    | { readonly kind: 'rows'; readonly fields: readonly InputField<Rule>[]; readonly limits?: ListLimits }
    /** JSON with a form of its own. */
    | { readonly kind: 'json'; readonly read: ReadJson }
    /** The field validates its value by itself: rich text, the foods of a meal. Only its texts are checked. */
    | { readonly kind: 'anything' };
  /** Absent: everybody who may write the document. */
  readonly writer?: Writer<Rule>;
}

/** How many values a list may have. */
export interface ListLimits {
  readonly maximum?: number;
  /** A value that is sent twice is stored twice, or refused by the field itself. */
  readonly keepsRepeats?: boolean;
}

/** Reads a JSON value: what is stored for it, or why it is refused. */
export type ReadJson = (value: unknown, path: string) => JsonReading;
export type JsonReading<Value = unknown> =
  { readonly value: Value; readonly fault?: undefined } | { readonly fault: InputFault };

/** Why an input is refused. */
export type FaultReason =
  | { readonly code: 'unknown_field'; readonly nearest: string }
  | { readonly code: 'wrong_type'; readonly expected: ExpectedForm }
  | { readonly code: 'unknown_value'; readonly allowed: string }
  | { readonly code: 'out_of_range'; readonly minimum: number | string; readonly maximum: number | string }
  | {
      readonly code: 'too_deep' | 'too_long' | 'too_many_mentions' | 'too_many_nodes' | 'too_many_values';
      readonly limit: number;
    }
  | { readonly code: 'past_date'; readonly limit: string }
  | { readonly code: 'column_missing'; readonly missing: string }
  | { readonly code: 'invisible_character'; readonly character: string }
  | {
      readonly code:
        | 'duplicate_value'
        | 'ends_before_start'
        | 'future_date'
        | 'invalid_date'
        | 'no_letter'
        | 'no_unit'
        | 'only_blanks'
        | 'required'
        | 'unsafe_link'
        | 'validation_failed';
    };

/** Why and where an input is refused. Paths are dotted: `nutrients.sodium`, `sessions.0.id`. */
export type InputFault = FaultReason & {
  readonly field: string;
  /** The field of a form, where `field` is a place within its JSON. */
  readonly formField?: string;
};
export type ExpectedForm =
  Exclude<ValueForm['form'], 'a-choice' | 'a-past-day'> | 'a-day' | 'a-whole-number' | 'an-object' | 'a-list';

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
export function isOfServer<Rule>(
  writer: Writer<Rule> | undefined,
): writer is 'server' | 'hidden' | 'decided' {
  return writer === 'server' || writer === 'hidden' || writer === 'decided';
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
 * The input as it is stored. A value that a list has twice is stored once. JSON is stored as its field reads it. `null`
 * for a group becomes `null` for each of its fields, because Payload reads the fields of a group without checking that
 * there is one.
 */
export function normalizedInput(input: unknown, fields: readonly InputField[]): unknown {
  if (!isObject(input)) return input;
  const byName = new Map(fields.map((field) => [field.name, field]));
  return Object.fromEntries(
    Object.entries(input).map(([name, value]) => {
      const accepts = byName.get(name)?.accepts;
      return [name, accepts === undefined ? value : normalizedValue(value, accepts)];
    }),
  );
}

function normalizedValue(value: unknown, accepts: InputField['accepts']): unknown {
  if (accepts.kind === 'group')
    return normalizedInput(value === null ? cleared(accepts.fields) : value, accepts.fields);
  if (value === null || value === undefined) return value;
  switch (accepts.kind) {
    case 'values':
      return Array.isArray(value) && accepts.limits?.keepsRepeats !== true ? [...new Set(value)] : value;
    case 'rows':
      return Array.isArray(value) ? value.map((row) => normalizedInput(row, accepts.fields)) : value;
    case 'json': {
      const reading = accepts.read(value, '');
      return reading.fault === undefined ? reading.value : value;
    }
    case 'value':
    case 'anything':
      return value;
  }
}

function cleared(fields: readonly InputField[]): Readonly<Record<string, null>> {
  return Object.fromEntries(
    fields.filter(({ writer }) => writer === undefined).map(({ name }) => [name, null]),
  );
}

function faultOfValue(value: unknown, accepts: InputField['accepts'], path: string): InputFault | undefined {
  // A group of which the caller may write nothing cannot be cleared.
  if (
    value === null &&
    accepts.kind === 'group' &&
    accepts.fields.every(({ writer }) => writer !== undefined)
  )
    return { code: 'wrong_type', field: path, expected: 'an-object' };
  // Our own code may pass undefined for an absent value.
  if (value === null || value === undefined) return undefined;
  switch (accepts.kind) {
    case 'anything':
      return withinForm(faultOfTexts(value, path), path);
    case 'json':
      return withinForm(faultOfTexts(value, path) ?? accepts.read(value, path).fault, path);
    case 'value':
      return faultOfForm(value, accepts, path);
    case 'values':
      return faultOfList(value, path, accepts.limits, (one, at) => faultOfForm(one, accepts, at));
    case 'group':
      return findInputFault(value, accepts.fields, path);
    case 'rows':
      return faultOfList(value, path, accepts.limits, (row, at) => findInputFault(row, accepts.fields, at));
  }
}

/** A fault within JSON, with the field of the form that has the JSON. */
function withinForm(fault: InputFault | undefined, path: string): InputFault | undefined {
  return fault === undefined || fault.field === path ? fault : { ...fault, formField: path };
}

function faultOfList(
  value: unknown,
  path: string,
  { maximum }: ListLimits = {},
  faultOf: (one: unknown, path: string) => InputFault | undefined,
): InputFault | undefined {
  if (!Array.isArray(value)) return { code: 'wrong_type', field: path, expected: 'a-list' };
  if (maximum !== undefined && new Set(value).size > maximum)
    return { code: 'too_many_values', field: path, limit: maximum };
  for (const [at, one] of value.entries()) {
    const fault = faultOf(one, pathOf(path, String(at)));
    if (fault !== undefined) return fault;
  }
  return undefined;
}

function faultOfForm(value: unknown, accepts: ValueForm, field: string): InputFault | undefined {
  const wrongType: InputFault = { code: 'wrong_type', field, expected: expectedForm(accepts.form) };
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
    case 'a-choice':
      if (typeof value !== 'string') return wrongType;
      return accepts.options.includes(value)
        ? undefined
        : { code: 'unknown_value', field, allowed: accepts.options.join(', ') };
    case 'a-date':
    case 'a-past-day': {
      if (typeof value !== 'string') return wrongType;
      const code = accepts.form === 'a-date' ? dateFault(value) : pastDayFault(value);
      if (code === undefined) return undefined;
      return code === 'past_date' ? { code, field, limit: earliestDay } : { code, field };
    }
  }
}

function expectedForm(form: ValueForm['form']): ExpectedForm {
  if (form === 'a-choice') return 'a-text';
  return form === 'a-past-day' ? 'a-day' : form;
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
