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
