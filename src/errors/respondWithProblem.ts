import { problemCaller } from './problemCaller.ts';
import { toProblem } from './toProblem.ts';

/**
 * Makes the response for an error, in the language of the request and with the request's id.
 *
 * @param chosen the language that the member chose
 */
export function respondWithProblem(error: unknown, requestHeaders: Headers, chosen?: string): Response {
  const { status, headers, body } = toProblem(error, problemCaller(requestHeaders, chosen));
  return Response.json(body, { status, headers });
}
