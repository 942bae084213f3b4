import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';

/**
 * A hash over the names and contents of files, the same on every machine. Dates are left out: a fresh clone has new ones.
 * Tests are skipped, and so is what does not exist.
 *
 * @param input.paths files and folders under `root`
 * @param input.more texts that belong to the fingerprint too
 */
export function fingerprintOf({
  paths,
  root,
  without,
  more,
}: {
  root: string;
  paths: readonly string[];
  without?: readonly string[];
  more?: readonly string[];
}): string {
  const hash = createHash('sha256');
  const files = paths
    .flatMap((path) => filesUnder(root, path))
    .filter((path) => isCounted(path, without ?? []));
  for (const path of files.sort()) {
    hash
      .update(`${path}\0`)
      .update(readFileSync(join(root, path)))
      .update('\0');
  }
  for (const text of more ?? []) hash.update(`${text}\0`);
  return hash.digest('hex');
}

function filesUnder(root: string, path: string): readonly string[] {
  const whole = join(root, path);
  if (!existsSync(whole)) return [];
  if (!statSync(whole).isDirectory()) return [path];
  return readdirSync(whole).flatMap((name) => filesUnder(root, `${path}/${name}`));
}

function isCounted(path: string, without: readonly string[]): boolean {
  return !path.endsWith('.spec.ts') && !without.some((folder) => path.startsWith(`${folder}/`));
}
