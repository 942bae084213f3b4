import { APIError, type ErrorResult } from 'payload';
import { fillText, type Language } from '../domain/language.ts';
import { errorCodes, reasonTexts, type ErrorCode } from './codes.ts';
import type { LimitPolicy, Wait } from './wait.ts';

export type ProblemParameters = Readonly<Record<string, string | number>>;

/** An error that the caller can correct: a code of `errorCodes`, the field that it is about, and parameters. */
export class Problem extends APIError {
  readonly code: ErrorCode;
  readonly field: string | undefined;
  /**
   * The field of the form around `field`, where that is a place within a JSON value. Payload's form would write a fault
   * into the value at the path that it gets.
   */
  readonly formField: string | undefined;
  readonly parameters: ProblemParameters;
  /** How long the caller must wait, for the headers of the answer. */
  readonly wait: Wait | undefined;
  /** The present state of the document that the request is about, as its caller may read it. */
  readonly current: object | undefined;

  constructor(
    code: ErrorCode,
    about: {
      field?: string;
      formField?: string;
      parameters?: ProblemParameters;
      wait?: Wait;
      current?: object;
    } = {},
  ) {
    const { field = '', parameters } = about;
    super(textOf(code, 'en', { field, ...parameters }), errorCodes[code].status, undefined, true);
    this.name = 'Problem';
    this.code = code;
    this.field = about.field;
    this.formField = about.formField ?? about.field;
    this.parameters = about.parameters ?? {};
    this.wait = about.wait;
    this.current = about.current;
  }
}

/** The error of a caller who has reached a limit. Its answer is 429 with `Retry-After`, `RateLimit` and `RateLimit-Policy`. */
export function rateLimited({ seconds, policy }: { seconds: number; policy: LimitPolicy }): Problem {
  return new Problem('rate_limited', {
    parameters: { seconds: Math.max(1, Math.ceil(seconds)) },
    wait: { seconds, policy },
  });
}

/** The text of an error in one language, with its `{parameters}` filled in. */
export function textOf(code: ErrorCode, language: Language, parameters: ProblemParameters = {}): string {
  const inWords = Object.entries(parameters).map(([name, value]): [string, string | number] => [
    name,
    namedParameters.has(name) ? (reasonTexts[value]?.[language] ?? value) : value,
  ]);
  return fillText(errorCodes[code][language], Object.fromEntries(inWords));
}

/** The parameters that contain an internal name. */
const namedParameters: ReadonlySet<string> = new Set(['reason', 'found', 'expected']);

/** The list of errors in the form of Payload's REST API, which its admin UI reads. */
export type PayloadErrors = NonNullable<ErrorResult['errors']>;

/** The body of an error answer: RFC 9457 members, and the `errors` list that Payload's admin UI reads. */
export interface ProblemBody {
  readonly type: string;
  readonly title: string;
  readonly status: number;
  readonly detail: string;
  readonly code: ErrorCode;
  readonly field?: string;
  readonly requestId?: string;
  readonly current?: object;
  readonly errors: PayloadErrors;
}

/**
 * Builds the body of an error answer. When Payload made its own list `errors`, the body contains that list for the
 * admin UI.
 */
export function problemBody({
  code,
  language,
  field,
  formField = field,
  parameters,
  detail,
  requestId,
  current,
  errors,
}: {
  code: ErrorCode;
  language: Language;
  field?: string | undefined;
  formField?: string | undefined;
  parameters?: ProblemParameters;
  detail?: string;
  requestId?: string | undefined;
  current?: object | undefined;
  errors?: ProblemBody['errors'];
}): ProblemBody {
  const title = textOf(code, language, { field: field ?? '', ...parameters });
  return {
    type: `urn:diningcoach:error:${code}`,
    title,
    status: errorCodes[code].status,
    detail: detail ?? title,
    code,
    ...(field === undefined ? {} : { field }),
    ...(requestId === undefined ? {} : { requestId }),
    ...(current === undefined ? {} : { current }),
    errors: errors ?? [
      {
        message: title,
        name: 'Problem',
        ...(formField === undefined ? {} : { data: { errors: [{ path: formField, message: title }] } }),
      },
    ],
  };
}
