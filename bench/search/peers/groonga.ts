import { join } from 'node:path';
import { z } from 'zod';
import { batches } from '../catalogue/batches.ts';
import { pageSize, type Engine } from '../engine.ts';
import { searchTerms } from '../catalogue/searchableFood.ts';
import { startLineProcess } from './lineProcess.ts';
import { makeOwnFolder } from './ownFolder.ts';

const foodTable = [
  'table_create Foods TABLE_NO_KEY',
  'column_create Foods id COLUMN_SCALAR UInt32',
  'column_create Foods words COLUMN_SCALAR ShortText',
  'column_create Foods compact COLUMN_SCALAR ShortText',
  'column_create Foods length COLUMN_SCALAR UInt16',
  'column_create Foods popularity COLUMN_SCALAR UInt32',
];

/**
 * - A patricia trie, because a word of one character matches as the beginning of bigrams.
 * - Bigrams of letters, digits and signs too: plain TokenBigram keeps `500ml` whole and does not find `00` in it.
 * - NormalizerNFKC130 is the newest of Groonga 13. The texts are in normal form already, so it changes nothing.
 * - The index is built after the load from all foods at once.
 */
const bigramIndex = [
  'table_create Grams TABLE_PAT_KEY ShortText --default_tokenizer TokenBigramSplitSymbolAlphaDigit --normalizer NormalizerNFKC130',
  'column_create Grams compact COLUMN_INDEX|WITH_POSITION Foods compact',
  'column_create Grams words COLUMN_INDEX|WITH_POSITION Foods words',
];

/**
 * Groonga as a library in its own process. Commands go over pipes, without HTTP and without a query cache.
 *
 * @param way `one select` returns all matches, the shortest names first, as in the earlier measurement. It has no
 * tiers, so its order is wrong. `a select a tier` is the fastest way that we found to the correct order.
 */
export function groongaPeer(way: 'one select' | 'a select a tier'): Engine {
  const folder = makeOwnFolder('groonga');
  const groonga = startLineProcess('groonga', ['-n', join(folder.path, 'foods.db')]);
  let foodBytes = 0;
  const send = async (command: string): Promise<unknown> => {
    const lines = await groonga.ask(`${command}\n`, (line) => line !== '');
    const [[status, , , message], body] = answer.parse(JSON.parse(lines.at(-1) ?? ''));
    if (status !== 0) throw new Error(`groonga: ${String(message)}: ${command.slice(0, 200)}`);
    return body;
  };
  return {
    name: `Groonga, ${way}`,
    rounds: 5,
    load: async (foods) => {
      for (const command of ['cache_limit 0', ...foodTable]) await send(command);
      for (const batch of batches(foods, 10_000)) {
        const rows = batch.map(({ id, words, compact, length, popularity }) =>
          JSON.stringify([id, withMarks(words), compact, length, popularity]),
        );
        await send(
          `load --table Foods --columns id,words,compact,length,popularity\n[\n${rows.join(',\n')}\n]`,
        );
      }
      await send('io_flush');
      foodBytes = folder.bytes();
      for (const command of [...bigramIndex, 'io_flush']) await send(command);
    },
    search: async ({ keyword }) => {
      const ids: number[] = [];
      for (const filter of way === 'one select' ? [matches(keyword)] : tierFilters(keyword)) {
        if (ids.length === pageSize) break;
        const [[, , ...rows]] = resultShape.parse(await send(selectCommand(filter, pageSize - ids.length)));
        ids.push(...rows.map((row) => z.tuple([z.int()]).parse(row)[0]));
      }
      return ids;
    },
    sizeBytes: () => Promise.resolve(folder.bytes() - foodBytes),
    close: async () => {
      await groonga.close();
      folder.remove();
    },
  };
}

/**
 * A condition for each tier, without the tiers before it. The index answers all of them, and the page is usually full
 * before the last one. One select with the tier as a computed column takes more than a second for '맛' at a million
 * foods, because it computes the tier of every match from its text.
 */
function tierFilters(keyword: string): string[] {
  const { wholeTitle, titleStart, wordStart } = searchTerms(keyword);
  const [whole, start, later] = [
    has('compact', wholeTitle),
    has('compact', titleStart),
    has('words', withMarks(wordStart)),
  ];
  return [
    whole,
    `${start} &! ${whole}`,
    `${later} &! ${start}`,
    `(${matches(keyword)}) &! (${start} || ${later})`,
  ];
}

/** The condition that each word of the keyword is in a field. */
function matches(keyword: string): string {
  return searchTerms(keyword)
    .words.map((word) => has('compact', word))
    .join(' && ');
}

function has(column: 'compact' | 'words', text: string): string {
  return `(${column} @ ${JSON.stringify(text)})`;
}

/** The index ignores blanks, so a sign that is in no name replaces them. */
function withMarks(words: string): string {
  return words.replaceAll(' ', '^');
}

function selectCommand(filter: string, limit: number): string {
  return `select Foods --filter ${quoted(filter)} --sort_keys length,-popularity,id --limit ${limit} --output_columns id`;
}

function quoted(text: string): string {
  return `'${text.replace(/[\\']/g, String.raw`\$&`)}'`;
}

/** Status, start and duration, the message of an error; then the result. */
const answer = z.tuple([z.tuple([z.int(), z.number(), z.number()], z.unknown())], z.unknown());
/** Number of matches, names of columns, then the rows. */
const resultShape = z.tuple([z.tuple([z.unknown(), z.unknown()], z.unknown())], z.unknown());
