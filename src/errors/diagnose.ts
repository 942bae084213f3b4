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
import { errorCodes, type ErrorCode } from './codes.ts';
import { Problem, type ProblemParameters } from './problem.ts';
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
}

/**
 * PostgreSQL's SQLSTATE codes (appendix A of its manual) of errors that the caller caused or that may go away by
 * waiting.
 */
const sqlStates: Readonly<Record<string, ErrorCode>> = {
  '22021': 'invalid_character', // character_not_in_repertoire: NUL
  '22P05': 'invalid_character', // untranslatable_character: \u0000 in JSON
  '22P02': 'invalid_input', // invalid_text_representation
  '22003': 'invalid_input', // numeric_value_out_of_range
  '22007': 'invalid_input', // invalid_datetime_format
  '22008': 'invalid_input', // datetime_field_overflow
  '22009': 'invalid_input', // invalid_time_zone_displacement_value: a year of five digits
  '42883': 'invalid_input', // undefined_function: an operator of filters that the field's type does not have
  '23503': 'invalid_input', // foreign_key_violation
  '23505': 'already_exists',
  '40001': 'conflict', // serialization_failure
  '40P01': 'conflict', // deadlock_detected
  '53300': 'busy', // too_many_connections
  '55P03': 'busy', // lock_not_available
  '57014': 'query_timeout', // query_canceled
  '57P01': 'busy', // admin_shutdown
  '57P03': 'busy', // cannot_connect_now
};

const databaseError = z.object({ code: z.string(), message: z.string(), constraint: z.string().optional() });
const invalidFields = z.array(
  z.object({ path: z.string().nullish(), message: z.string(), tableName: z.string().optional() }),
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
  if (error instanceof Problem) {
    return {
      code: error.code,
      parameters: error.parameters,
      ...(error.field === undefined ? {} : { field: error.field }),
      ...(error.formField === undefined ? {} : { formField: error.formField }),
      ...(error.wait === undefined ? {} : { wait: error.wait }),
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
  if (first === undefined) return { code: 'validation_failed' };
  const path = first.path ?? '';
  const conflict = takenFields[path];
  // Payload adds the table's name when a unique index refused the value. It detects a registered e-mail itself.
  if (conflict !== undefined && (first.tableName !== undefined || path === 'email') && isTaken(error, first))
    return conflict;
  if (first.tableName !== undefined) return { code: 'already_exists', field: path };
  return { code: 'validation_failed', field: path, detail: first.message };
}

/** Payload reports a malformed and a registered e-mail under the same path; only the message differs. */
function isTaken(
  error: ValidationError,
  first: { message: string; tableName?: string | undefined },
): boolean {
  return (
    first.tableName !== undefined ||
    /already registered|이미 등록|이미 존재/.test(`${first.message} ${error.message}`)
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
    const code = parsed.success ? sqlStates[parsed.data.code] : undefined;
    if (code !== undefined) return { code, parameters: { reason: 'a value has the wrong form' } };
    if (
      one instanceof Error &&
      /timeout exceeded when trying to connect|ECONNREFUSED|Connection terminated/.test(one.message)
    ) {
      return { code: 'busy' };
    }
  }
  return undefined;
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
  const codes = Object.keys(errorCodes) as ErrorCode[];
  const fallback = {
    400: 'invalid_input',
    401: 'authentication_required',
    403: 'forbidden',
    404: 'not_found',
    409: 'conflict',
    429: 'busy',
  };
  const code = codes.find((candidate) => candidate === fallback[error.status as keyof typeof fallback]);
  return code === undefined
    ? undefined
    : { code, parameters: { reason: error.message, seconds: '' }, detail: error.message };
}

function* causes(error: unknown): Generator {
  let current = error;
  for (let depth = 0; depth < 5 && current !== null && current !== undefined; depth += 1) {
    yield current;
    current = typeof current === 'object' && 'cause' in current ? current.cause : undefined;
  }
}
