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
import { fieldOfColumn, fieldOfConstraint, uniqueIndexes } from './constraints.ts';
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
  /** See `Problem`. */
  readonly current?: object;
  /** See `Problem`. */
  readonly signIn?: object;
  /** See `Problem`. */
  readonly details?: object;
}

/**
 * PostgreSQL's SQLSTATE codes (appendix A of its manual) of errors that the caller caused or that may go away by
 * waiting. A code of two characters is a whole class.
 */
const sqlStates: Readonly<Record<string, ErrorCode>> = {
  '08': 'busy', // connection_exception
  '22': 'invalid_input', // data_exception: no number, no date, out of range
  '22021': 'invalid_character', // character_not_in_repertoire: NUL
  '22P05': 'invalid_character', // untranslatable_character: \u0000 in JSON
  '23': 'conflict', // integrity_constraint_violation
  '23502': 'required', // not_null_violation
  '23503': 'unknown_reference', // foreign_key_violation
  '23505': 'already_exists', // unique_violation
  '23514': 'invalid_input', // check_violation
  '25006': 'busy', // read_only_sql_transaction: a standby
  '40': 'conflict', // transaction_rollback: a deadlock, a failed serialization
  '42883': 'invalid_input', // undefined_function: an operator of filters that the field's type does not have
  '53': 'busy', // insufficient_resources: too many connections
  '53100': 'storage_full', // disk_full
  '54000': 'too_long', // program_limit_exceeded: a text that is too long for its index
  '55': 'busy', // object_not_in_prerequisite_state: no connections now; lock_not_available
  '57': 'busy', // operator_intervention: PostgreSQL stops or starts
  '57014': 'query_timeout', // query_canceled
  '58030': 'busy', // io_error
};

/** A division by zero is a fault of ours. */
const notOfCaller: ReadonlySet<string> = new Set(['22012']);

/** Whoever waited in a circle with others has lost its locks at once. */
const conflictSeconds = 1;

/** PostgreSQL's limit for a value in an index is 2,704 bytes; a Korean letter takes three. */
const longestIndexedText = 900;

const databaseError = z.object({
  code: z.string().length(5),
  message: z.string(),
  constraint: z.string().optional(),
  table: z.string().optional(),
  column: z.string().optional(),
  detail: z.string().optional(),
});
const invalidFields = z.array(
  z.object({
    path: z.string().nullish(),
    message: z.string(),
    label: z.string().optional(),
    tableName: z.string().optional(),
  }),
);

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
      code: error.code === 'forbidden' && isAnonymous ? 'authentication_required' : error.code,
      parameters: error.parameters,
      ...(error.field === undefined ? {} : { field: error.field }),
      ...(error.formField === undefined ? {} : { formField: error.formField }),
      ...(error.wait === undefined ? {} : { wait: error.wait }),
      ...(error.allow === undefined ? {} : { allow: error.allow }),
      ...(error.current === undefined ? {} : { current: error.current }),
      ...(error.signIn === undefined ? {} : { signIn: error.signIn }),
      ...(error.details === undefined ? {} : { details: error.details }),
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
  if (fields.data.length === 1) {
    // A code of ours has a text of its own, in the language of the caller. Payload's may be English.
    const reason = code === 'validation_failed' ? reasonOf(first.message) : { code };
    if (reason !== undefined) return { ...reason, field };
  }
  return {
    code,
    field,
    ...(code === 'validation_failed' ? { detail: first.message } : {}),
    errors: [{ name: error.name, message: error.message, data: { errors: invalid } }],
  };
}

/** The code for a reason of Payload, which is a sentence in the caller's language. */
function reasonOf(message: string): Pick<Diagnosis, 'code' | 'parameters'> | undefined {
  if (/^(This field is required\.|이 입력란은 필수입니다\.)$/.test(message)) return { code: 'required' };
  const limit = /max length of (\d+) characters|최대 길이인 (\d+)자/.exec(message);
  return limit === null ? undefined : { code: 'too_long', parameters: { limit: limit[1] ?? limit[2] ?? '' } };
}

type InvalidField = z.infer<typeof invalidFields>[number];

function diagnoseField(error: ValidationError, invalid: InvalidField): { code: ErrorCode; field: string } {
  const path = invalid.path ?? '';
  // Payload adds the table's name when a unique index refused the value. It detects a registered e-mail itself.
  if (invalid.tableName !== undefined) {
    const conflict = Object.values(uniqueIndexes).find(
      ({ table, field }) => table === invalid.tableName && field === path,
    );
    return { code: conflict?.code ?? 'already_exists', field: path };
  }
  const isTaken = path === 'email' && isRegistered(error, invalid.message);
  return { code: isTaken ? 'email_taken' : 'validation_failed', field: path };
}

/** Payload reports a malformed and a registered e-mail under the same path; only the message differs. */
function isRegistered(error: ValidationError, message: string): boolean {
  return /already registered|이미 등록|이미 존재/.test(`${message} ${error.message}`);
}

function diagnoseFilter(error: QueryError): Diagnosis {
  const paths = z.array(z.object({ path: z.string() })).safeParse(error.data);
  const path = paths.success ? paths.data.map((entry) => entry.path).join(', ') : '';
  return { code: 'invalid_filter', field: path, parameters: { path } };
}

function diagnoseDatabaseError(error: unknown): Diagnosis | undefined {
  for (const one of causes(error)) {
    const parsed = databaseError.safeParse(one);
    const diagnosis = parsed.success ? diagnoseSqlState(parsed.data) : undefined;
    if (diagnosis !== undefined) return diagnosis;
    if (
      one instanceof Error &&
      /timeout exceeded when trying to connect|ECONNREFUSED|Connection terminated|not currently accepting connections/.test(
        one.message,
      )
    ) {
      return { code: 'busy' };
    }
  }
  return undefined;
}

function diagnoseSqlState(fault: z.infer<typeof databaseError>): Diagnosis | undefined {
  const { code: state, constraint = '', table = '', column, detail = '' } = fault;
  if (notOfCaller.has(state)) return undefined;
  const { code, field } = uniqueIndexes[constraint] ?? {
    code: sqlStates[state] ?? sqlStates[state.slice(0, 2)],
    field: column === undefined ? fieldOfConstraint(constraint, table) : fieldOfColumn(column),
  };
  if (code === undefined) return undefined;
  // PostgreSQL reports both sides of a foreign key with the same code. Only this sentence tells them apart.
  if (state === '23503' && /still referenced/.test(detail)) return { code: 'in_use' };
  return {
    code,
    ...(field === undefined ? {} : { field }),
    ...(state.startsWith('40') ? { wait: { seconds: conflictSeconds } } : {}),
    parameters: { reason: 'wrong-form', limit: longestIndexedText },
  };
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
  // A bulk change of the collections that Payload itself adds.
  if (error.status === 400 && error.message.startsWith("Missing 'where' query"))
    return { code: 'required', field: 'where' };
  // The logout of nobody.
  if (error.status === 400 && error.message === 'No User') return { code: 'authentication_required' };
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
