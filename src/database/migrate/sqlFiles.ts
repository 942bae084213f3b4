import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { MigrationFault } from './migrationFault.ts';

/**
 * The files that define functions, triggers and views, in the order in which they are applied. A file comes after the
 * files whose functions its indexes and columns need. Queries that TypeScript reads are not listed.
 */
const fileNames = [
  'search/normalize.sql',
  'search/table.sql',
  'search/tokens.sql',
  'search/keyword.sql',
  'search/rank.sql',
  'search/frequencies.sql',
  'search/scan.sql',
  'search/suitable.sql',
  'search/page.sql',
  'search/matching.sql',
  'search/refresh.sql',
  'search/words.sql',
  'foods/duplicates/duplicates.sql',
  'accounts/auditLog.sql',
  'accounts/sessions.sql',
  'accounts/consentHistory.sql',
  'community/members/faces.sql',
  'community/reactions/counters.sql',
  'community/anonymity/postImages.sql',
  'community/feeds/search.sql',
  'community/moderation/statistics.sql',
  'community/moderation/activity.sql',
] as const;

export interface SqlFile {
  /** The path from the root of the product, as it is shown to people. */
  readonly path: string;
  readonly text: string;
  /** SHA-256 of the text. */
  readonly hash: string;
}

/**
 * Reads the files from the disk, in their order.
 *
 * @param root folder of the product
 * @throws {MigrationFault} when a file is missing or cannot be read.
 */
export function readSqlFiles(root = resolve(import.meta.dirname, '../../..')): readonly SqlFile[] {
  return fileNames.map((name) => {
    const path = `src/database/${name}`;
    return sqlFile(path, readText(root, path));
  });
}

function readText(root: string, path: string): string {
  try {
    return readFileSync(join(root, path), 'utf8');
  } catch (error) {
    throw new MigrationFault(
      `The installation is incomplete: its file ${path} is missing or cannot be read`,
      'Install this version again with all its files. Nothing was changed',
      { cause: error },
    );
  }
}

export function sqlFile(path: string, text: string): SqlFile {
  return { path, text, hash: createHash('sha256').update(text).digest('hex') };
}

/** Finds the file that defines an object, given as `food_norm(text)` or `food_search_insert on foods`. */
export function findDefiningFile(files: readonly SqlFile[], object: string): SqlFile | undefined {
  const [name = ''] = /\w+(?=\(| on |$)/.exec(object) ?? [];
  const definition = new RegExp(
    `\\b(FUNCTION|PROCEDURE|AGGREGATE|TRIGGER|VIEW)\\s+(\\w+\\.)?${name}\\b`,
    'i',
  );
  return files.find(({ text }) => definition.test(text));
}
