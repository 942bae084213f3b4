import { APIError, type ErrorResult } from 'payload';
import { momentText } from '../domain/calendar.ts';
import { fillText, locales, type Language, type LocalizedText } from '../domain/language.ts';
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
  /** The methods that the address has, for the header `Allow`. */
  readonly allow: readonly string[] | undefined;
  /** The present state of the document that the request is about, as its caller may read it. */
  readonly current: object | undefined;
  /** What comes next in a sign-in with a provider: the ticket for it, and what is known already. */
  readonly signIn: object | undefined;
  /** What stands in the way: who changed what meanwhile, or what uses a document. */
  readonly details: object | undefined;

  constructor(
    code: ErrorCode,
    about: {
      field?: string;
      formField?: string;
      parameters?: ProblemParameters;
      wait?: Wait;
      allow?: readonly string[];
      current?: object;
      signIn?: object;
      details?: object;
      cause?: unknown;
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
    this.allow = about.allow;
    this.current = about.current;
    this.signIn = about.signIn;
    this.details = about.details;
    if (about.cause !== undefined) this.cause = about.cause;
  }
}

/** The error of a caller who has reached a limit. Its answer is 429 with `Retry-After`, `RateLimit` and `RateLimit-Policy`. */
export function rateLimited({ seconds, policy }: { seconds: number; policy: LimitPolicy }): Problem {
  return new Problem('rate_limited', {
    parameters: waitInWords(seconds),
    wait: { seconds, policy },
  });
}

/** A wait in the unit that people say, never less than it is. */
function waitInWords(seconds: number): ProblemParameters {
  const [minutes, hours] = [seconds / 60, seconds / 3_600];
  if (hours > 2) return { hours: Math.ceil(hours) };
  return minutes > 2 ? { minutes: Math.ceil(minutes) } : { seconds: Math.max(1, Math.ceil(seconds)) };
}

/** The text of an error in one language, with its `{parameters}` filled in. */
export function textOf(code: ErrorCode, language: Language, parameters: ProblemParameters = {}): string {
  const inWords = Object.entries(parameters).map(([name, value]): [string, string | number] => [
    name,
    namedParameters.has(name)
      ? (reasonTexts[value]?.[language] ?? value)
      : moment.test(String(value))
        ? momentText(new Date(value), locales[language], parameters['timeZone'])
        : value,
  ]);
  return fillText(withoutGaps(errorCodes[code][language], parameters), Object.fromEntries(inWords));
}

/** A moment as programs write it. The parameter `timeZone` beside it is that of the reader. */
const moment = /^\d{4}-\d\d-\d\dT[\d:.]+Z$/;

/** Leaves out the further sentences of a text whose parameter is not known. */
function withoutGaps(text: string, parameters: ProblemParameters): string {
  const isKnown = (sentence: string) =>
    [...sentence.matchAll(/\{(\w+)\}/g)].every(([, name = '']) => (parameters[name] ?? '') !== '');
  return text
    .split(/(?<=[.!?]) /)
    .filter((sentence, at) => at === 0 || isKnown(sentence))
    .join(' ');
}

/** The sentence in front of a reason that does not name its field. */
const checkField: LocalizedText = { en: 'Please check “{field}”.', ko: '‘{field}’ 항목을 확인해 주세요.' };

/** Nothing is wrong with the field of other errors: the caller has reported it already, or may not do it. */
const wrongInput = 400;

/** A whole sentence with the label of the field, where its value is wrong, and the reason. */
function detailOf({
  code,
  language,
  label,
  title,
  reason,
}: {
  code: ErrorCode;
  language: Language;
  label: string | undefined;
  title: string;
  reason: string | undefined;
}): string {
  if (label === undefined || errorCodes[code].status !== wrongInput) return reason ?? title;
  if (reason === undefined && errorCodes[code][language].includes('{field}')) return title;
  return `${fillText(checkField[language], { field: label })} ${asSentence(reason ?? title)}`;
}

function asSentence(text: string): string {
  return /[.!?]$/.test(text.trim()) ? text.trim() : `${text.trim()}.`;
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
  readonly signIn?: object;
  readonly details?: object;
  readonly errors: PayloadErrors;
}

/**
 * Builds the body of an error answer.
 *
 * @param input.label the name of the field that people see
 * @param input.detail a more precise reason than the code's own text, already in the caller's language
 * @param input.errors the list of all invalid fields, in the form that Payload's admin UI reads
 */
export function problemBody({
  code,
  language,
  field,
  label,
  formField = field,
  parameters,
  detail,
  requestId,
  current,
  signIn,
  details,
  errors,
}: {
  code: ErrorCode;
  language: Language;
  field?: string | undefined;
  label?: string | undefined;
  formField?: string | undefined;
  parameters?: ProblemParameters;
  detail?: string | undefined;
  requestId?: string | undefined;
  current?: object | undefined;
  signIn?: object | undefined;
  details?: object | undefined;
  errors?: ProblemBody['errors'];
}): ProblemBody {
  const title = textOf(code, language, { field: label ?? field ?? '', ...parameters });
  return {
    type: `urn:diningcoach:error:${code}`,
    title,
    status: errorCodes[code].status,
    detail: detailOf({ code, language, label, title, reason: detail }),
    code,
    ...(field === undefined ? {} : { field }),
    ...(requestId === undefined ? {} : { requestId }),
    ...(current === undefined ? {} : { current }),
    ...(signIn === undefined ? {} : { signIn }),
    ...(details === undefined ? {} : { details }),
    errors: errors ?? [
      {
        message: title,
        name: 'Problem',
        ...(formField === undefined ? {} : { data: { errors: [{ path: formField, message: title }] } }),
      },
    ],
  };
}
