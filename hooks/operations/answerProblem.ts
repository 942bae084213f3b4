import type { AfterErrorHook, PayloadRequest } from 'payload';
import { problemMembers } from '../../src/errors/toProblem.ts';
import { requestProblem } from '../../src/services/operations/requestProblem.ts';

/**
 * Replaces Payload's error answers of REST and GraphQL by the product's: a stable code, the field, and a text in the
 * caller's language.
 */
export const answerProblem: AfterErrorHook = ({ collection, error, graphqlResult, req }) => {
  const { status, headers, body } = requestProblem({ error, req, collection: collection?.slug });
  if (graphqlResult === undefined) {
    addHeaders(req, headers);
    return { response: { ...body }, status };
  }
  // GraphQL has its own type and status. When to try again holds for it, too.
  const { 'content-type': _, 'content-language': __, ...others } = headers;
  addHeaders(req, others);
  return {
    graphqlResult: { ...graphqlResult, message: body.title, extensions: { ...problemMembers(body) } },
  };
};

/** Payload adds these headers to its answer. */
function addHeaders(req: PayloadRequest, headers: Readonly<Record<string, string>>): void {
  req.responseHeaders ??= new Headers();
  for (const [name, value] of Object.entries(headers)) req.responseHeaders.set(name, value);
}
