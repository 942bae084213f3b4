import { closestMatch } from 'leven';

/** The form of a single value. */
export type ValueForm = 'a-text' | 'a-number' | 'a-truth-value' | 'an-id';

/** Which values a field of a collection accepts. */
export interface InputField {
  readonly name: string;
  /** Only the server sets the field. */
  readonly isReadOnly: boolean;
  readonly accepts:
    | { readonly kind: 'value'; readonly form: ValueForm }
    | { readonly kind: 'values'; readonly form: ValueForm }
    | { readonly kind: 'group'; readonly fields: readonly InputField[] }
    | { readonly kind: 'rows'; readonly fields: readonly InputField[] }
    /** The field validates its value by itself: JSON, rich text. */
    | { readonly kind: 'anything' };
}

/** Why an input is refused. Paths are dotted: `nutrients.sodium`, `sessions.0.id`. */
export type InputFault =
  | { readonly code: 'unknown_field'; readonly field: string; readonly nearest: string }
  | { readonly code: 'read_only_field'; readonly field: string }
  | {
      readonly code: 'wrong_type';
      readonly field: string;
      readonly expected: ValueForm | 'an-object' | 'a-list';
    };

/**
 * Finds the first value of an input that its fields do not accept: an unknown name, a field that only the server sets,
 * or a value of another type. A text is never read as a number, nor a number as a text: "1,200" would become 1, and a
 * barcode without quotes would lose its zeros. `null` clears a field; an absent name keeps it.
 */
export function findInputFault(
  input: unknown,
  fields: readonly InputField[],
  path = '',
): InputFault | undefined {
  if (!isObject(input)) return { code: 'wrong_type', field: path, expected: 'an-object' };
  for (const [name, value] of Object.entries(input)) {
    const here = path === '' ? name : `${path}.${name}`;
    const field = fields.find((one) => one.name === name);
    if (field === undefined) {
      const names = fields.filter(({ isReadOnly }) => !isReadOnly).map((one) => one.name);
      return { code: 'unknown_field', field: here, nearest: closestMatch(name.slice(0, 100), names) ?? '' };
    }
    if (field.isReadOnly) return { code: 'read_only_field', field: here };
    const fault = faultOfValue(value, field.accepts, here);
    if (fault !== undefined) return fault;
  }
  return undefined;
}

/** The input without fields that only the server sets. */
export function withoutReadOnly(input: unknown, fields: readonly InputField[]): unknown {
  if (!isObject(input)) return input;
  const byName = new Map(fields.map((field) => [field.name, field]));
  return Object.fromEntries(
    Object.entries(input).flatMap(([name, value]) => {
      const field = byName.get(name);
      if (field?.isReadOnly === true) return [];
      return [[name, field?.accepts.kind === 'group' ? withoutReadOnly(value, field.accepts.fields) : value]];
    }),
  );
}

function faultOfValue(value: unknown, accepts: InputField['accepts'], path: string): InputFault | undefined {
  switch (accepts.kind) {
    case 'anything':
      return undefined;
    case 'value':
      return faultOfForm(value, accepts.form, path);
    case 'values':
      return faultOfList(value, path, (one, at) => faultOfForm(one, accepts.form, at));
    // Payload reads the fields of a group without checking that there is one, so null is refused as well.
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
  if (value === null) return undefined;
  if (!Array.isArray(value)) return { code: 'wrong_type', field: path, expected: 'a-list' };
  for (const [at, one] of value.entries()) {
    const fault = faultOf(one, `${path}.${at}`);
    if (fault !== undefined) return fault;
  }
  return undefined;
}

function faultOfForm(value: unknown, form: ValueForm, path: string): InputFault | undefined {
  return value === null || hasForm(value, form)
    ? undefined
    : { code: 'wrong_type', field: path, expected: form };
}

function hasForm(value: unknown, form: ValueForm): boolean {
  switch (form) {
    case 'a-text':
      return typeof value === 'string';
    case 'a-number':
      // JSON has no infinity, but 1e400 is read as one, and would be stored as unknown.
      return typeof value === 'number' && Number.isFinite(value);
    case 'a-truth-value':
      return typeof value === 'boolean';
    case 'an-id':
      return typeof value === 'number' || typeof value === 'string';
  }
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
