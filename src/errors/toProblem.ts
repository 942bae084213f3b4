import type { Language } from '../domain/language.ts';
import { diagnose } from './diagnose.ts';
import { problemBody, type ProblemBody } from './problem.ts';
import { waitHeaders } from './wait.ts';

export interface ProblemCaller {
  readonly language: Language;
  readonly requestId?: string | undefined;
  readonly isAnonymous?: boolean;
  readonly isAdminUi?: boolean;
  /** The name that people see of a field, for texts. */
  readonly labelOf?: (field: string) => string | undefined;
}

/** The answer to an error, before it is written: every error answer of every route is made from it. */
export interface ProblemAnswer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: ProblemBody;
}

/** Makes the answer to an error, in the caller's language. */
export function toProblem(error: unknown, caller: ProblemCaller): ProblemAnswer {
  const { language, requestId, isAdminUi = false, labelOf } = caller;
  const { allow, detail, wait, ...diagnosis } = diagnose(error, caller);
  const body = problemBody({
    ...diagnosis,
    language,
    requestId,
    label: diagnosis.field === undefined ? undefined : labelOf?.(diagnosis.field),
    detail: isIn(language, detail) ? detail : undefined,
  });
  const { status, title } = body;
  return {
    status,
    headers: {
      'content-type': isAdminUi ? 'application/json' : 'application/problem+json',
      'cache-control': 'no-store',
      'content-language': language,
      ...waitHeaders(status, wait),
      ...(allow === undefined ? {} : { allow: allow.join(', ') }),
    },
    body: {
      ...body,
      errors: body.errors.map((one) => (isIn(language, one.message) ? one : { ...one, message: title })),
    },
  };
}

/** Some of Payload's reasons are always English. */
function isIn(language: Language, text = ''): boolean {
  return /[가-힣]/.test(text) === (language === 'ko');
}

/** The members of a problem without the list that only REST answers and the admin UI have. */
export function problemMembers(
  body: ProblemBody,
): Omit<ProblemBody, 'errors'> & { readonly errors?: unknown } {
  const { errors, ...members } = body;
  const fields = errors.flatMap(({ data }) => (isFieldList(data) ? data.errors : []));
  return fields.length < 2 ? members : { ...members, errors: fields };
}

function isFieldList(data: unknown): data is { readonly errors: readonly unknown[] } {
  return typeof data === 'object' && data !== null && 'errors' in data && Array.isArray(data.errors);
}
