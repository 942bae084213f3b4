import { Problem, type ProblemParameters } from './problem.ts';
import type { ErrorCode } from './codes.ts';

/** The meaning of a status, for answers of Payload, Next and Node that have nothing else. */
const codes: Readonly<Record<number, { readonly code: ErrorCode; readonly parameters?: ProblemParameters }>> =
  {
    400: { code: 'invalid_input', parameters: { reason: 'unclear-request' } },
    401: { code: 'authentication_required' },
    403: { code: 'forbidden' },
    404: { code: 'not_found' },
    405: { code: 'method_not_allowed' },
    406: { code: 'not_acceptable', parameters: { expected: 'a-graphql-answer' } },
    408: { code: 'request_timeout' },
    409: { code: 'conflict' },
    // Next limits the body of a form of the admin UI to this size.
    413: { code: 'too_large', parameters: { limit: '1 MB' } },
    414: { code: 'uri_too_long' },
    417: { code: 'expectation_failed' },
    429: { code: 'busy' },
    431: { code: 'headers_too_large' },
    501: { code: 'not_found' },
    503: { code: 'busy' },
  };

/** The problem that a status stands for; undefined for a status that says nothing to the caller. */
export function problemOfStatus(status: number): Problem | undefined {
  const meaning = codes[status];
  if (meaning === undefined) return undefined;
  const { code, parameters } = meaning;
  return new Problem(code, parameters === undefined ? {} : { parameters });
}
