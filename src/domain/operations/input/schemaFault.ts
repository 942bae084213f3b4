import { z } from 'zod';
import { nearestName, type ExpectedForm, type FaultReason, type JsonReading } from '../strictInput.ts';

const forms: Readonly<Record<string, ExpectedForm>> = {
  string: 'a-text',
  number: 'a-number',
  int: 'a-whole-number',
  boolean: 'a-truth-value',
  object: 'an-object',
  record: 'an-object',
  array: 'a-list',
};

/**
 * Reads a value by a schema: its output, or the first fault with the exact place below `path`. Bodies of endpoints and
 * JSON fields of documents share it, so that the same slip has the same code everywhere. A name that the schema does
 * not have comes before other faults.
 */
export function readBySchema<Schema extends z.ZodType>(
  value: unknown,
  schema: Schema,
  path = '',
): JsonReading<z.output<Schema>> {
  const parsed = schema.safeParse(value, { reportInput: true });
  if (parsed.success) return { value: parsed.data };
  const { issues } = parsed.error;
  const issue = issues.find(isUnknownName) ?? issues[0];
  const found = issue === undefined ? undefined : faultOfIssue(issue, schema);
  const below = found?.path.map(String) ?? [];
  const field = [...(path === '' ? [] : [path]), ...below].join('.');
  return { fault: { ...(found?.reason ?? { code: 'validation_failed' }), field } };
}

/** The options of a refinement that say why it refuses a value. */
export function because(reason: FaultReason): { params: { readonly reason: FaultReason } } {
  return { params: { reason } };
}

const withReason = z.object({
  reason: z.custom<FaultReason>((value) => typeof value === 'object' && value !== null && 'code' in value),
});

interface Found {
  readonly reason: FaultReason;
  readonly path: readonly PropertyKey[];
}

function isUnknownName({ code }: z.core.$ZodIssue): boolean {
  return code === 'unrecognized_keys' || code === 'invalid_key';
}

function faultOfIssue(issue: z.core.$ZodIssue, schema: z.core.$ZodType): Found {
  const { path } = issue;
  const at = (reason: FaultReason): Found => ({ reason, path });
  switch (issue.code) {
    case 'unrecognized_keys':
      return unknownName(path, issue.keys[0] ?? '', schema);
    case 'invalid_key':
      return unknownName(path.slice(0, -1), String(path.at(-1)), schema);
    case 'invalid_type': {
      const expected = forms[issue.expected];
      if (issue.input === undefined) return at({ code: 'required' });
      return at(expected === undefined ? { code: 'validation_failed' } : { code: 'wrong_type', expected });
    }
    case 'invalid_value': {
      if (issue.input === undefined) return at({ code: 'required' });
      const isText = typeof issue.input === 'string' || !issue.values.every((one) => typeof one === 'string');
      return at(
        isText
          ? { code: 'unknown_value', allowed: allowedOf(issue.values) }
          : { code: 'wrong_type', expected: 'a-text' },
      );
    }
    case 'invalid_format':
      return at({ code: issue.format === 'date' ? 'invalid_date' : 'validation_failed' });
    case 'too_big':
    case 'too_small':
      return at(faultOfSize(issue, schema));
    case 'invalid_union':
      return faultOfUnion(issue, schema);
    case 'custom':
      return at(withReason.safeParse(issue.params).data?.reason ?? { code: 'validation_failed' });
    default:
      return at({ code: 'validation_failed' });
  }
}

/** Sorted, because JavaScript moves names such as `4` before others. */
function allowedOf(values: readonly unknown[]): string {
  const names = values.map(String);
  return names.toSorted((one, other) => one.localeCompare(other, 'en', { numeric: true })).join(', ');
}

function unknownName(parent: readonly PropertyKey[], name: string, schema: z.core.$ZodType): Found {
  const names = schemasAt(schema, parent).flatMap(namesOf);
  return {
    reason: { code: 'unknown_field', nearest: nearestName(name, names) },
    path: [...parent, name.slice(0, 100)],
  };
}

function faultOfSize(
  issue: z.core.$ZodIssueTooBig | z.core.$ZodIssueTooSmall,
  schema: z.core.$ZodType,
): FaultReason {
  const limit = Number(issue.code === 'too_big' ? issue.maximum : issue.minimum);
  switch (issue.origin) {
    case 'string':
      return issue.code === 'too_big' ? { code: 'too_long', limit } : { code: 'required' };
    case 'array':
      return issue.code === 'too_big' ? { code: 'too_many_values', limit } : { code: 'required' };
    case 'number':
    case 'int': {
      const range = schemasAt(schema, issue.path).find((one) => one instanceof z.ZodNumber);
      const minimum = range?.minValue ?? limit;
      // A limit that does not count itself is said so.
      const isAbove = issue.code === 'too_small' && issue.inclusive !== true;
      return {
        code: 'out_of_range',
        minimum: isAbove ? `> ${String(minimum)}` : minimum,
        maximum: range?.maxValue ?? limit,
      };
    }
    default:
      return { code: 'validation_failed' };
  }
}

/** A value that fits none of several forms gets the fault of the form that it is the most similar to. */
function faultOfUnion({ errors, path }: z.core.$ZodIssueInvalidUnion, schema: z.core.$ZodType): Found {
  const [best = []] = errors.toSorted((one, other) => weightOf(one) - weightOf(other));
  const issue = best.find(isUnknownName) ?? best[0];
  if (issue === undefined) return { reason: { code: 'validation_failed' }, path };
  return faultOfIssue({ ...issue, path: [...path, ...issue.path] }, schema);
}

function weightOf(issues: readonly z.core.$ZodIssue[]): number {
  return issues.reduce((sum, issue) => sum + (issue.code === 'unrecognized_keys' ? issue.keys.length : 1), 0);
}

/** The schemas of the values at a path. Several where the schema is a union. */
function schemasAt(schema: z.core.$ZodType, path: readonly PropertyKey[]): readonly z.core.$ZodType[] {
  if (
    schema instanceof z.ZodOptional ||
    schema instanceof z.ZodNullable ||
    schema instanceof z.ZodDefault ||
    schema instanceof z.ZodReadonly
  )
    return schemasAt(schema.def.innerType, path);
  if (schema instanceof z.ZodPipe) return schemasAt(schema.def.in, path);
  if (schema instanceof z.ZodUnion)
    return schema.def.options.flatMap((option: z.core.$ZodType) => schemasAt(option, path));
  const [step, ...rest] = path;
  if (step === undefined) return [schema];
  if (schema instanceof z.ZodArray) return schemasAt(schema.def.element, rest);
  if (schema instanceof z.ZodRecord) return schemasAt(schema.def.valueType, rest);
  const inner: unknown = schema instanceof z.ZodObject ? schema.shape[String(step)] : undefined;
  return inner instanceof z.ZodType ? schemasAt(inner, rest) : [];
}

function namesOf(schema: z.core.$ZodType): readonly string[] {
  if (schema instanceof z.ZodObject) return Object.keys(schema.shape);
  const keys: unknown = schema instanceof z.ZodRecord ? schema.def.keyType : undefined;
  return keys instanceof z.ZodEnum ? keys.options.map(String) : [];
}
