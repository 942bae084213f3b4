import { createWriteStream, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type pg from 'pg';
import { csvOf } from '../../src/services/imports/process/report.ts';

/** Writes the report of an import under `DATA_DIR/imports`, as the admin UI offers it. @returns its path. */
export async function writeReport(input: {
  pool: pg.Pool;
  dataDir: string;
  id: number;
  mode: 'preview' | 'apply';
}): Promise<string> {
  const { pool, dataDir, id, mode } = input;
  const folder = join(dataDir, 'imports');
  mkdirSync(folder, { recursive: true });
  const path = join(folder, `import-${String(id)}${mode === 'preview' ? '-dry-run' : ''}.csv`);
  const texts = csvOf({ pool, id, filter: { mode }, language: 'en' });
  await pipeline(Readable.from(texts), createWriteStream(path));
  return path;
}
