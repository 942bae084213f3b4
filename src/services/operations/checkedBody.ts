import type { z } from 'zod';
import { findInputFault } from '../../domain/operations/strictInput.ts';
import { Problem } from '../../errors/problem.ts';
import { inputProblem } from './strictInput.ts';

/**
 * Checks the body of an endpoint that takes texts, as strictly as the input of a collection.
 *
 * @param schema an object whose members are texts.
 * @throws {Problem} `unknown_field`, `wrong_type`, `required` or `validation_failed`, with the field.
 */
export function checkedBody<Schema extends z.ZodObject>(body: unknown, schema: Schema): z.output<Schema> {
  const input = body ?? {};
  const fault = findInputFault(
    input,
    Object.keys(schema.shape).map((name) => ({
      name,
      isReadOnly: false,
      accepts: { kind: 'value', form: 'a-text' },
    })),
  );
  if (fault !== undefined) throw inputProblem(fault);
  const parsed = schema.safeParse(input);
  if (parsed.success) return parsed.data;
  const [issue] = parsed.error.issues;
  // Everything that was sent is a text, so another type means that it is missing.
  const code = issue?.code === 'invalid_type' ? 'required' : 'validation_failed';
  throw new Problem(code, { field: String(issue?.path[0]) });
}
