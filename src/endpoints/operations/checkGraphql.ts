import { z } from 'zod';
import { graphqlFault } from '../../domain/operations/graphqlShape.ts';
import { queryLimits } from '../../domain/operations/query/limits.ts';
import { Problem } from '../../errors/problem.ts';

const graphqlBody = z.strictObject({
  query: z.string(),
  variables: z.record(z.string(), z.unknown()).nullish(),
  operationName: z.string().nullish(),
  extensions: z.record(z.string(), z.unknown()).nullish(),
});

/**
 * Refuses the body of a GraphQL request that has no query, or asks for too much at once.
 *
 * @throws {Problem} 400 with the field.
 */
export function checkGraphql(body: Readonly<Record<string, unknown>>): void {
  const parsed = graphqlBody.safeParse(body);
  if (!parsed.success) throw bodyProblem(parsed.error, body);
  const { query, variables } = parsed.data;
  const fault = graphqlFault(query, variables ?? {});
  if (fault?.code === 'out_of_range')
    throw new Problem(fault.code, {
      field: fault.field,
      parameters: { minimum: 1, maximum: queryLimits.documents },
    });
  if (fault !== undefined)
    throw new Problem(fault.code, { field: fault.field, parameters: { limit: fault.limit } });
}

function bodyProblem(error: z.ZodError, body: Readonly<Record<string, unknown>>): Problem {
  const [issue] = error.issues;
  if (issue?.code === 'unrecognized_keys')
    return new Problem('unknown_field', { field: issue.keys[0] ?? '', parameters: { nearest: 'query' } });
  const field = String(issue?.path[0] ?? 'query');
  if (field === 'query' && body['query'] === undefined) return new Problem('required', { field });
  const expected = field === 'query' || field === 'operationName' ? 'a-text' : 'an-object';
  return new Problem('wrong_type', { field, parameters: { expected } });
}
