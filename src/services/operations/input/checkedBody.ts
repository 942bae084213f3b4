import type { z } from 'zod';
import { readBySchema } from '../../../domain/operations/input/schemaFault.ts';
import { inputProblem } from './inputProblem.ts';

/**
 * Parses the body of an endpoint by its schema. A name that the schema does not have is refused, also by a schema that
 * would ignore it.
 *
 * @throws {Problem} with the field, as for the fields of a document: `unknown_field`, `required`, `wrong_type`, …
 */
export function checkedBody<Schema extends z.ZodObject>(body: unknown, schema: Schema): z.output<Schema> {
  const strict = readBySchema(body ?? {}, schema.strict());
  if (strict.fault !== undefined) throw inputProblem(strict.fault);
  return schema.parse(body ?? {});
}
