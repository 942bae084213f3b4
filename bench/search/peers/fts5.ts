import { join } from 'node:path';
import { z } from 'zod';
import { batches } from '../catalogue/batches.ts';
import { pageSize, type Engine } from '../engine.ts';
import { searchTerms } from '../catalogue/searchableFood.ts';
import { startLineProcess } from './lineProcess.ts';
import { makeOwnFolder } from './ownFolder.ts';

/** The last line of every answer. No other line of an answer is equal to it. */
const sentinel = '-- end --';

/**
 * - The data is temporary: no journal, no waiting for the disk. The cache (in KiB) holds everything, and the file is
 *   mapped into memory, so that a warm query reads no disk.
 */
const settings = `
PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF; PRAGMA cache_size = -1000000; PRAGMA mmap_size = 4000000000;
CREATE TABLE foods (
  id INTEGER PRIMARY KEY, words TEXT NOT NULL, compact TEXT NOT NULL, length INTEGER NOT NULL, popularity INTEGER NOT NULL
);`;

/**
 * - Only `foods` stores the texts (`content`). Words shorter than a trigram are searched there.
 * - The texts are lower case, so the trigrams do not fold case.
 * - The index is built after the load and merged into one segment.
 */
const trigramIndex = `
CREATE VIRTUAL TABLE grams USING fts5(compact, content = 'foods', content_rowid = 'id', tokenize = 'trigram case_sensitive 1');
INSERT INTO grams (grams) VALUES ('rebuild');
INSERT INTO grams (grams) VALUES ('optimize');
ANALYZE;`;

/** SQLite's full-text index of trigrams. Its command line runs in its own process. */
export function fts5Peer(): Engine {
  const folder = makeOwnFolder('fts5');
  const sqlite = startLineProcess('sqlite3', [join(folder.path, 'foods.db')]);
  let foodBytes = 0;
  const send = async (sql: string): Promise<string[]> => {
    const lines = await sqlite.ask(`${sql}\n.print "${sentinel}"\n`, (line) => line === sentinel);
    return lines.slice(0, -1);
  };
  return {
    name: 'SQLite FTS5 trigram',
    rounds: 3,
    load: async (foods) => {
      await send(settings);
      for (const batch of batches(foods, 10_000)) {
        const rows = batch.map(
          ({ id, words, compact, length, popularity }) =>
            `(${id},${literal(words)},${literal(compact)},${length},${popularity})`,
        );
        await send(`INSERT INTO foods VALUES\n${rows.join(',\n')};`);
      }
      foodBytes = folder.bytes();
      await send(trigramIndex);
    },
    search: async ({ keyword }) => z.array(z.coerce.number().int()).parse(await send(selectSql(keyword))),
    sizeBytes: () => Promise.resolve(folder.bytes() - foodBytes),
    close: async () => {
      await sqlite.close();
      folder.remove();
    },
  };
}

/** MATCH finds words of at least three characters. LIKE filters its rows, or all foods, by the shorter words. */
function selectSql(keyword: string): string {
  const { words, wholeTitle, titleStart, wordStart } = searchTerms(keyword);
  const isIndexed = (word: string) => Array.from(word).length >= 3;
  const phrases = words.filter(isIndexed).map((word) => `"${word.replaceAll('"', '""')}"`);
  const conditions = [
    ...(phrases.length > 0
      ? [`id IN (SELECT rowid FROM grams WHERE grams MATCH ${literal(phrases.join(' AND '))})`]
      : []),
    ...words.filter((word) => !isIndexed(word)).map((word) => `instr(compact, ${literal(word)}) > 0`),
  ];
  return `SELECT id FROM foods
WHERE ${conditions.join(' AND ')}
ORDER BY
  CASE WHEN instr(compact, ${literal(wholeTitle)}) > 0 THEN 0 WHEN instr(compact, ${literal(titleStart)}) > 0 THEN 1
       WHEN instr(words, ${literal(wordStart)}) > 0 THEN 2 ELSE 3 END,
  length, popularity DESC, id
LIMIT ${pageSize};`;
}

function literal(text: string): string {
  return `'${text.replaceAll("'", "''")}'`;
}
