import { createWriteStream, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type pg from 'pg';
import { codeOf } from '../../src/services/imports/importFault.ts';
import { csvOf } from '../../src/services/imports/process/report.ts';

/** Where a report is, and why it could not be written there: the code of the error. */
export interface WrittenReport {
  readonly path: string;
  readonly fault?: string;
}

/**
 * Writes the report of an import under `DATA_DIR/imports`, as the admin UI offers it.
 *
 * @returns its path, and the fault when the folder takes no more: the import itself is in the database then.
 */
export async function writeReport(input: {
  pool: pg.Pool;
  dataDir: string;
  id: number;
  mode: 'preview' | 'apply';
}): Promise<WrittenReport> {
  const { pool, dataDir, id, mode } = input;
  const folder = join(dataDir, 'imports');
  const path = join(folder, `import-${String(id)}${mode === 'preview' ? '-dry-run' : ''}.csv`);
  const texts = csvOf({ pool, id, filter: { mode }, language: 'en' });
  try {
    mkdirSync(folder, { recursive: true });
    await pipeline(Readable.from(texts), createWriteStream(path));
    return { path };
  } catch (error) {
    const code = codeOf(error);
    if (!/^E[A-Z]+$/.test(code)) throw error;
    return { path, fault: code };
  }
}
