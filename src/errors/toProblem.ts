import type { Language } from '../domain/language.ts';
import { diagnose } from './diagnose.ts';
import { problemBody, type ProblemBody } from './problem.ts';
import { waitHeaders } from './wait.ts';

export interface ProblemCaller {
  readonly language: Language;
  readonly requestId?: string | undefined;
  readonly isAnonymous?: boolean;
  readonly isAdminUi?: boolean;
  /** Payload's own list of errors, which its admin UI reads. */
  readonly errors?: ProblemBody['errors'];
}

/** The answer to an error, before it is written: every error answer of every route is made from it. */
export interface ProblemAnswer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: ProblemBody;
}

/** Makes the answer to an error, in the caller's language. */
export function toProblem(error: unknown, caller: ProblemCaller): ProblemAnswer {
  const { wait, ...diagnosis } = diagnose(error, caller);
  const { language, requestId, errors, isAdminUi = false } = caller;
  const body = problemBody({ ...diagnosis, language, requestId, ...(errors === undefined ? {} : { errors }) });
  const { status } = body;
  return {
    status,
    headers: {
      'content-type': isAdminUi ? 'application/json' : 'application/problem+json',
      'cache-control': 'no-store',
      'content-language': language,
      ...waitHeaders(status, wait),
    },
    body,
  };
}
