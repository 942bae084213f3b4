import type { z } from 'zod';
import { nearestName, type ExpectedForm } from '../../../domain/operations/strictInput.ts';
import { Problem } from '../../../errors/problem.ts';

const forms: Readonly<Record<string, ExpectedForm>> = {
  string: 'a-text',
  number: 'a-number',
  int: 'a-number',
  boolean: 'a-truth-value',
  object: 'an-object',
  record: 'an-object',
  array: 'a-list',
};

/**
 * Parses the body of an endpoint by its schema. A name that the schema does not have is refused.
 *
 * @throws {Problem} with the field: `unknown_field`, `required`, `wrong_type`, or `validation_failed` for a value that
 *   has the right type.
 */
export function checkedBody<Schema extends z.ZodObject>(body: unknown, schema: Schema): z.output<Schema> {
  const parsed = schema.safeParse(body ?? {}, { reportInput: true });
  const unknownName = Object.keys(body ?? {}).find((name) => !Object.hasOwn(schema.shape, name));
  if (unknownName !== undefined) throw unknownField([], unknownName, schema);
  if (parsed.success) return parsed.data;
  const { issues } = parsed.error;
  const issue = issues.find(({ code }) => code === 'unrecognized_keys') ?? issues[0];
  throw issue === undefined ? new Problem('invalid_json') : problemOf(issue, schema);
}

function problemOf(issue: z.core.$ZodIssue, schema: z.ZodObject): Problem {
  const path = issue.path.map(String);
  const field = path.join('.');
  if (issue.code === 'unrecognized_keys') return unknownField(path, issue.keys[0] ?? '', schema);
  if (issue.code !== 'invalid_type') return new Problem('validation_failed', { field });
  if (issue.input === undefined) return new Problem('required', { field });
  const expected = forms[issue.expected];
  return expected === undefined
    ? new Problem('validation_failed', { field })
    : new Problem('wrong_type', { field, parameters: { expected } });
}

function unknownField(path: readonly string[], name: string, schema: z.ZodObject): Problem {
  const nearest = nearestName(name, path.length === 0 ? Object.keys(schema.shape) : []);
  return new Problem('unknown_field', { field: [...path, name].join('.'), parameters: { nearest } });
}
