import {
  AuthenticationError,
  Forbidden,
  LockedAuth,
  NotFound,
  QueryError,
  UnauthorizedError,
  ValidationError,
} from 'payload';
import { z } from 'zod';
import { maximumUploadMegabytes } from '../domain/operations/uploadFiles.ts';
import type { ErrorCode } from './codes.ts';
import { Problem, type PayloadErrors, type ProblemParameters } from './problem.ts';
import { problemOfStatus } from './statusProblem.ts';
import type { Wait } from './wait.ts';

/** The meaning of an error for the caller. */
export interface Diagnosis {
  readonly code: ErrorCode;
  readonly field?: string;
  /** See `Problem`. */
  readonly formField?: string;
  readonly parameters?: ProblemParameters;
  /** A more precise text than the code's own, already in the caller's language. */
  readonly detail?: string;
  readonly wait?: Wait;
  readonly allow?: readonly string[];
  /** All invalid fields, in the form of Payload's REST API. */
  readonly errors?: PayloadErrors;
}

/**
 * PostgreSQL's SQLSTATE codes (appendix A of its manual) of errors that the caller caused or that may go away by
 * waiting. The first match counts.
 */
const sqlStates: readonly (readonly [RegExp, ErrorCode])[] = [
  [/^(22021|22P05)$/, 'invalid_character'], // character_not_in_repertoire: NUL; untranslatable_character: \u0000 in JSON
  [/^22(?!012)/, 'invalid_input'], // data exceptions: a text, number or date that the type does not have
  [/^42883$/, 'invalid_input'], // undefined_function: an operator of filters that the field's type does not have
  [/^23505$/, 'already_exists'],
  [/^23/, 'invalid_input'], // other constraints: a foreign key, a check, a missing value
  [/^(40001|40P01)$/, 'conflict'], // serialization_failure, deadlock_detected
  [/^57014$/, 'query_timeout'], // query_canceled
  // No connection, no resources, a lock that is not free, a server that stops, starts or takes no writes.
  [/^(08|53|55P03|57P|25006|58030)/, 'busy'],
];

const databaseError = z.object({ code: z.string(), message: z.string(), constraint: z.string().optional() });
const invalidFields = z.array(
  z.object({
    path: z.string().nullish(),
    message: z.string(),
    label: z.string().optional(),
    tableName: z.string().optional(),
  }),
);
const takenFields: Readonly<Record<string, { code: ErrorCode; field: string }>> = {
  email: { code: 'email_taken', field: 'email' },
  username: { code: 'username_taken', field: 'username' },
  usernameKey: { code: 'username_taken', field: 'username' },
  'user_id, date, meal_type': { code: 'meal_exists', field: 'mealType' },
  meal_photos_id: { code: 'photo_in_use', field: 'photos' },
};

/** Unique indexes of our migrations, by the name that PostgreSQL reports in an error. */
const takenConstraints: Readonly<Record<string, { code: ErrorCode; field: string }>> = {
  meal_diaries_one_meal: { code: 'meal_exists', field: 'mealType' },
  meal_photos_one_diary: { code: 'photo_in_use', field: 'photos' },
};

/**
 * Maps an error to its meaning for the caller. All error answers use it. An unrecognised error becomes `internal`,
 * without any detail. `isAnonymous` turns "forbidden" into "log in first".
 */
export function diagnose(error: unknown, { isAnonymous = false }: { isAnonymous?: boolean } = {}): Diagnosis {
  // GraphQL wraps the errors of resolvers.
  if (error instanceof Error && 'originalError' in error && error.originalError instanceof Error)
    return diagnose(error.originalError, { isAnonymous });
  if (error instanceof Problem) {
    return {
      code: error.code,
      parameters: error.parameters,
      ...(error.field === undefined ? {} : { field: error.field }),
      ...(error.formField === undefined ? {} : { formField: error.formField }),
      ...(error.wait === undefined ? {} : { wait: error.wait }),
      ...(error.allow === undefined ? {} : { allow: error.allow }),
    };
  }
  if (error instanceof AuthenticationError || error instanceof LockedAuth) return { code: 'login_failed' };
  if (error instanceof UnauthorizedError) return { code: 'authentication_required' };
  if (error instanceof Forbidden) return { code: isAnonymous ? 'authentication_required' : 'forbidden' };
  if (error instanceof NotFound) return { code: 'not_found' };
  if (error instanceof QueryError) return diagnoseFilter(error);
  if (error instanceof ValidationError) return diagnoseValidation(error);
  return diagnoseDatabaseError(error) ?? diagnoseStatus(error) ?? { code: 'internal' };
}

function diagnoseValidation(error: ValidationError): Diagnosis {
  const fields = invalidFields.safeParse(error.data.errors);
  const [first] = fields.success ? fields.data : [];
  if (!fields.success || first === undefined) return { code: 'validation_failed' };
  const invalid = fields.data.map((one) => {
    const { code, field } = diagnoseField(error, one);
    return {
      code,
      field,
      path: one.path ?? '',
      message: one.message,
      ...(one.label === undefined ? {} : { label: one.label }),
    };
  });
  const { code, field } = diagnoseField(error, first);
  return {
    code,
    field,
    ...(code === 'validation_failed' ? { detail: first.message } : {}),
    errors: [{ name: error.name, message: error.message, data: { errors: invalid } }],
  };
}

type InvalidField = z.infer<typeof invalidFields>[number];

function diagnoseField(error: ValidationError, invalid: InvalidField): { code: ErrorCode; field: string } {
  const path = invalid.path ?? '';
  const conflict = takenFields[path];
  // Payload adds the table's name when a unique index refused the value. It detects a registered e-mail itself.
  if (
    conflict !== undefined &&
    (invalid.tableName !== undefined || path === 'email') &&
    isTaken(error, invalid)
  )
    return conflict;
  return { code: invalid.tableName === undefined ? 'validation_failed' : 'already_exists', field: path };
}

/** Payload reports a malformed and a registered e-mail under the same path; only the message differs. */
function isTaken(error: ValidationError, { message, tableName }: InvalidField): boolean {
  return (
    tableName !== undefined || /already registered|이미 등록|이미 존재/.test(`${message} ${error.message}`)
  );
}

function diagnoseFilter(error: QueryError): Diagnosis {
  const paths = z.array(z.object({ path: z.string() })).safeParse(error.data);
  const path = paths.success ? paths.data.map((entry) => entry.path).join(', ') : '';
  return { code: 'invalid_filter', field: path, parameters: { path } };
}

function diagnoseDatabaseError(error: unknown): Diagnosis | undefined {
  for (const one of causes(error)) {
    const parsed = databaseError.safeParse(one);
    const conflict = parsed.success ? takenConstraints[parsed.data.constraint ?? ''] : undefined;
    if (conflict !== undefined) return conflict;
    const code = parsed.success ? codeOfSqlState(parsed.data.code) : undefined;
    if (code !== undefined) return { code, parameters: { reason: 'wrong-form' } };
    if (
      one instanceof Error &&
      /timeout exceeded when trying to connect|ECONNREFUSED|Connection terminated/.test(one.message)
    ) {
      return { code: 'busy' };
    }
  }
  return undefined;
}

function codeOfSqlState(state: string): ErrorCode | undefined {
  return sqlStates.find(([pattern]) => pattern.test(state))?.[1];
}

/** Diagnoses errors of Payload that have only a status and an English sentence. */
function diagnoseStatus(error: unknown): Diagnosis | undefined {
  if (!(error instanceof Error) || !('status' in error) || typeof error.status !== 'number') return undefined;
  if (/token is either invalid or has expired|verification token is invalid/i.test(error.message)) {
    return { code: 'invalid_token', field: 'token' };
  }
  // Payload answers 413 in one case only: a file beyond the limit of uploads.
  if (error.status === 413) {
    const limit = `${String(maximumUploadMegabytes)} MB`;
    return { code: 'too_large', field: 'file', parameters: { limit } };
  }
  const problem = problemOfStatus(error.status);
  return problem === undefined
    ? undefined
    : { code: problem.code, parameters: problem.parameters, detail: error.message };
}

function* causes(error: unknown): Generator {
  let current = error;
  for (let depth = 0; depth < 5 && current !== null && current !== undefined; depth += 1) {
    yield current;
    current = typeof current === 'object' && 'cause' in current ? current.cause : undefined;
  }
}
