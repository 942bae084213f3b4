import { DrizzleQueryError } from 'drizzle-orm';
import pg from 'pg';

/**
 * The database cannot be brought to this version, for a reason that people can remove. Nothing was changed. Both texts
 * are sentences without the full stop.
 */
export class MigrationFault extends Error {
  override readonly name = 'MigrationFault';
  readonly problem: string;
  readonly remedy: string;

  constructor(problem: string, remedy: string, options?: ErrorOptions) {
    super(`${problem}. ${remedy}.`, options);
    this.problem = problem;
    this.remedy = remedy;
  }
}

/** The error of PostgreSQL inside the error of drizzle. */
export function postgresErrorOf(error: unknown): pg.DatabaseError | undefined {
  const cause = error instanceof Error && error.cause !== undefined ? error.cause : error;
  return cause instanceof pg.DatabaseError ? cause : undefined;
}

/** Whether a SQLSTATE is of a class that no statement can cause: connection, resources, an administrator, the system. */
export function isOutsideCause(code = ''): boolean {
  return /^(08|53|57|58)/.test(code);
}

/**
 * Turns the error of a statement into a fault with PostgreSQL's message. The statement and its parameters are left out,
 * because parameters can be personal data. Returns any other error as it is.
 *
 * @param problem what failed, a sentence without the full stop
 */
export function explainStatementError(problem: string, error: unknown): unknown {
  const cause = error instanceof DrizzleQueryError ? error.cause : postgresErrorOf(error);
  if (cause === undefined) return error;
  const { code, detail } = cause instanceof pg.DatabaseError ? cause : {};
  // Other details can contain values of a row.
  const dependents = detail !== undefined && isDependency(code) ? ` (${detail})` : '';
  return new MigrationFault(`${problem}: ${withoutValue(cause.message, code)}${dependents}`, remedyOf(code), {
    cause: error,
  });
}

/** Messages of data exceptions (class 22) end with the value that could not be converted. */
function withoutValue(message: string, code = ''): string {
  return code.startsWith('22') ? message.replace(/:? ".*/s, '') : message;
}

/** Another object depends on what the statement changes. The detail names that object. */
function isDependency(code?: string): boolean {
  return code === '2BP01' || code === '0A000';
}

function remedyOf(code?: string): string {
  // Duplicate column, schema, function, table or other object.
  if (/^(42701|42P06|42723|42P07|42710)$/.test(code ?? ''))
    return 'This version creates an object of that name: rename or drop the existing one, and start again. Nothing was changed';
  if (isDependency(code)) return 'Drop or change that object and start again. Nothing was changed';
  return 'Remove this cause and start again. Nothing was changed';
}
