import { chmodSync, mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/**
 * Makes a folder for the data of an embedded PostgreSQL, which every account may enter. mkdtemp closes it, and root's database
 * would then be kept elsewhere, where nobody removes it.
 */
export function openFolder(name: string): string {
  const folder = mkdtempSync(join(tmpdir(), `diningcoach-${name}-`));
  chmodSync(folder, 0o755);
  return folder;
}
