import { problemCaller } from './problemCaller.ts';
import { toProblem } from './toProblem.ts';

/** Makes the response for an error, in the language of the request and with the request's id. */
export function respondWithProblem(error: unknown, requestHeaders: Headers): Response {
  const { status, headers, body } = toProblem(error, problemCaller(requestHeaders));
  return Response.json(body, { status, headers });
}
