import type { Language } from '../domain/language.ts';
import { diagnose } from './diagnose.ts';
import { problemBody, type ProblemBody } from './problem.ts';

interface Caller {
  readonly language: Language;
  readonly requestId?: string | undefined;
  readonly isAnonymous?: boolean;
  /** Payload's own list of errors, which its admin UI reads. */
  readonly errors?: ProblemBody['errors'];
}

/** The body of the answer to an error, in the caller's language. */
export function toProblem(error: unknown, caller: Caller): ProblemBody {
  return problemBody({ ...diagnose(error, caller), ...caller });
}

/** The whole response to an error, for routes that Payload does not serve. */
export function toProblemResponse(error: unknown, caller: Caller): Response {
  const body = toProblem(error, caller);
  return Response.json(body, {
    status: body.status,
    headers: { 'content-type': 'application/problem+json', 'cache-control': 'no-store' },
  });
}
