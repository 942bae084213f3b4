import { isOutsideCause, MigrationFault, postgresErrorOf } from './migrationFault.ts';
import type { RunStatements } from './objects.ts';
import type { SqlFile } from './sqlFiles.ts';

/**
 * Runs one file.
 *
 * @throws {MigrationFault} for a mistake in the file, with its line.
 */
export async function applyFile(run: RunStatements, file: SqlFile): Promise<void> {
  try {
    await run(file.text);
  } catch (error) {
    const cause = postgresErrorOf(error);
    if (cause === undefined || isOutsideCause(cause.code)) throw error;
    const line = cause.position === undefined ? '' : `, line ${lineAt(file.text, Number(cause.position))}`;
    const where = cause.where === undefined ? '' : ` (${cause.where})`;
    throw new MigrationFault(
      `${file.path}${line}: ${cause.message}${where}`,
      'Correct the file and start again. Nothing was changed',
      { cause: error },
    );
  }
}

/** PostgreSQL counts characters from 1. */
function lineAt(text: string, position: number): string {
  return String(
    Array.from(text)
      .slice(0, position - 1)
      .filter((character) => character === '\n').length + 1,
  );
}
