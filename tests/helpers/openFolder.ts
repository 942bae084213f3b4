import { chmodSync, mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/**
 * Makes a folder for the data of an embedded PostgreSQL that every account may enter. mkdtemp allows only its owner;
 * for root the product would then keep the database in another folder, which no test removes.
 */
export function openFolder(name: string): string {
  const folder = mkdtempSync(join(tmpdir(), `diningcoach-${name}-`));
  chmodSync(folder, 0o755);
  return folder;
}
