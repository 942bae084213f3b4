import { graphqlFault } from '../../../domain/operations/graphqlShape.ts';
import { queryLimits } from '../../../domain/operations/query/limits.ts';
import { Problem } from '../../../errors/problem.ts';

/** What a GraphQL request asks for. */
export interface GraphqlInput {
  readonly query: string;
  readonly variables: Readonly<Record<string, unknown>>;
}

/**
 * Refuses a GraphQL request that asks for too much at once.
 *
 * @throws {Problem} 400 with the field.
 */
export function checkGraphql({ query, variables }: GraphqlInput): void {
  const fault = graphqlFault(query, variables);
  if (fault?.code === 'out_of_range')
    throw new Problem(fault.code, {
      field: fault.field,
      parameters: { minimum: 1, maximum: queryLimits.documents },
    });
  if (fault?.code === 'graphql_invalid')
    throw new Problem(fault.code, {
      field: 'query',
      parameters: { line: String(fault.line), column: String(fault.column) },
    });
  if (fault !== undefined)
    throw new Problem(fault.code, { field: fault.field, parameters: { limit: fault.limit } });
}
