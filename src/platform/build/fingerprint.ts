import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';

/**
 * A hash of the names and contents of files, the same on every machine. Dates are left out, because a fresh clone has
 * new ones. Tests and missing paths are skipped.
 *
 * @param input.paths files and folders under `root`
 * @param input.exclude folders under `root` that are left out
 * @param input.texts texts that belong to the fingerprint, too
 */
export function fingerprintOf({
  paths,
  root,
  exclude,
  texts,
}: {
  root: string;
  paths: readonly string[];
  exclude?: readonly string[];
  texts?: readonly string[];
}): string {
  const hash = createHash('sha256');
  const files = paths
    .flatMap((path) => filesUnder(root, path))
    .filter((path) => isIncluded(path, exclude ?? []));
  for (const path of files.sort()) {
    hash
      .update(`${path}\0`)
      .update(readFileSync(join(root, path)))
      .update('\0');
  }
  for (const text of texts ?? []) hash.update(`${text}\0`);
  return hash.digest('hex');
}

function filesUnder(root: string, path: string): readonly string[] {
  const fullPath = join(root, path);
  if (!existsSync(fullPath)) return [];
  if (!statSync(fullPath).isDirectory()) return [path];
  return readdirSync(fullPath).flatMap((name) => filesUnder(root, `${path}/${name}`));
}

function isIncluded(path: string, exclude: readonly string[]): boolean {
  return !path.endsWith('.spec.ts') && !exclude.some((folder) => path.startsWith(`${folder}/`));
}
