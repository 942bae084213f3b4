import type { LocalizedText } from '../../../domain/language.ts';
import type { CsvPreset, CsvInput } from '../../../domain/imports/rows/preset.ts';
import { ImportFault } from '../importFault.ts';
import { eachRow, type OpenTable } from './openTables.ts';

/** A file of foods, and the file that completes its rows. */
export interface TablePair {
  readonly foods: OpenTable;
  /** The fields that every row of the preset sets. */
  readonly constants: CsvInput['constants'];
  readonly partner?: {
    readonly with: OpenTable;
    readonly key: string;
    /**
     * `line`: both files have the same rows in the same order, so rows without a key are joined too. `key`: only rows
     * with equal keys are joined.
     */
    readonly by: 'line' | 'key';
    /** The number of rows without a key that are joined by line. */
    readonly keyless: number;
  };
}

/**
 * Pairs each file of foods with the file that completes it. Headers alone are not enough, because the nutrient files
 * of cooked and fresh foods have the same header. So this function compares the keys of all candidates, and the best
 * match wins. It refuses a pair with few common keys, because a wrong pair would give a food the figures of another
 * one.
 *
 * @throws {ImportFault} when a file has no partner, or a wrong one.
 */
export async function pairTables(preset: CsvPreset, tables: readonly OpenTable[]): Promise<TablePair[]> {
  const pairs: TablePair[] = [];
  const candidates: Candidate[] = [];
  for (const input of preset.inputs) {
    for (const foods of tables.filter(({ table }) => table.id === input.foods.id)) {
      const { partner } = input;
      if (partner === undefined) {
        pairs.push({ foods, constants: input.constants });
        continue;
      }
      const partners = tables.filter(({ table }) => table.id === partner.table.id);
      if (partners.length === 0) {
        throw new ImportFault('partner_missing', { file: foods.file.name, partner: partner.table.title });
      }
      const keys = await readKeys(foods, partner.key);
      for (const other of partners) {
        const match = compareKeys(keys, await readKeys(other, partner.key));
        candidates.push({
          foods,
          constants: input.constants,
          other,
          key: partner.key,
          title: partner.table.title,
          match,
        });
      }
    }
  }
  pairs.push(...bestPairs(candidates));
  const used = new Set(pairs.flatMap(({ foods, partner }) => [foods, partner?.with]));
  const unused = tables.find((table) => !used.has(table));
  if (unused !== undefined) throw new ImportFault('no_foods_file', { file: unused.file.name });
  return inOrder(pairs, tables);
}

/** How well the keys of two files match. */
interface KeyMatch {
  /** Both files have the same number of rows, and equal keys on every line. */
  readonly isAligned: boolean;
  readonly joined: number;
  readonly keyless: number;
  readonly rows: number;
}

interface Candidate {
  readonly foods: OpenTable;
  readonly constants: CsvInput['constants'];
  readonly other: OpenTable;
  readonly key: string;
  readonly title: LocalizedText;
  readonly match: KeyMatch;
}

function bestPairs(candidates: readonly Candidate[]): TablePair[] {
  const pairs: TablePair[] = [];
  const byMatch = [...candidates].sort((a, b) => share(b.match) - share(a.match));
  const pairedTables = new Set<OpenTable>();
  for (const { foods, constants, other, key, match } of byMatch) {
    if (pairedTables.has(foods) || pairedTables.has(other)) continue;
    const unmatchedRows = match.rows - match.joined;
    if (unmatchedRows > 20 && unmatchedRows > match.rows / 10) {
      const files = { file: foods.file.name, other: other.file.name };
      throw new ImportFault('partner_mismatch', { ...files, found: match.joined, rows: match.rows });
    }
    pairedTables.add(foods).add(other);
    const by = match.isAligned ? 'line' : 'key';
    pairs.push({
      foods,
      constants,
      partner: { with: other, key, by, keyless: match.isAligned ? match.keyless : 0 },
    });
  }
  const unpaired = candidates.find(({ foods }) => !pairedTables.has(foods));
  if (unpaired !== undefined) {
    throw new ImportFault('partner_missing', { file: unpaired.foods.file.name, partner: unpaired.title });
  }
  return pairs;
}

function share(match: KeyMatch): number {
  return match.rows === 0 ? 1 : match.joined / match.rows;
}

/** Sorts the pairs by the order in which their files of foods were given. */
function inOrder(pairs: readonly TablePair[], tables: readonly OpenTable[]): TablePair[] {
  return [...pairs].sort((a, b) => tables.indexOf(a.foods) - tables.indexOf(b.foods));
}

/**
 * Reads the keys of all rows as numbers, eight bytes a row. A row without a key is NaN, an unreadable row is infinity.
 */
async function readKeys(table: OpenTable, key: string): Promise<Float64Array> {
  let keys = new Float64Array(4_096);
  let count = 0;
  for await (const row of eachRow(table)) {
    if (count === keys.length) {
      const larger = new Float64Array(keys.length * 2);
      larger.set(keys);
      keys = larger;
    }
    keys[count] = row.cells === undefined ? unreadable : keyNumber(row.cells[key]?.trim() ?? '');
    count += 1;
  }
  return keys.subarray(0, count);
}

const unreadable = Number.POSITIVE_INFINITY;

/** The number itself, or a negative hash. Pairing uses it only for counting; rows are joined by the real keys. */
function keyNumber(key: string): number {
  if (key === '') return Number.NaN;
  if (/^\d{1,15}$/.test(key)) return Number(key);
  let hash = 0;
  for (const character of key) hash = (hash * 31 + (character.codePointAt(0) ?? 0)) % 4_503_599_627_370_449;
  return -1 - hash;
}

function compareKeys(foods: Float64Array, partners: Float64Array): KeyMatch {
  const rows = Math.max(foods.length, partners.length);
  let equalKeys = 0;
  let keyless = 0;
  let differingKeys = 0;
  for (let row = 0; row < rows; row += 1) {
    const [a = Number.NaN, b = Number.NaN] = [foods[row], partners[row]];
    if (a === unreadable || b === unreadable) continue;
    if (Number.isNaN(a) || Number.isNaN(b)) keyless += 1;
    else if (a === b) equalKeys += 1;
    else differingKeys += 1;
  }
  // Rows without a key may be joined by line only if enough rows with a key prove that the order is the same.
  if (foods.length === partners.length && differingKeys === 0 && equalKeys >= keyless) {
    return { isAligned: true, joined: rows, keyless, rows };
  }
  return { isAligned: false, joined: countCommon(foods, partners), keyless, rows };
}

function countCommon(foods: Float64Array, partners: Float64Array): number {
  const [a, b] = [Float64Array.from(foods).sort(), Float64Array.from(partners).sort()];
  let [i, j, common] = [0, 0, 0];
  while (i < a.length && j < b.length) {
    const [x = Number.NaN, y = Number.NaN] = [a[i], b[j]];
    // Infinity and NaN sort last, so all remaining rows have no key.
    if (!Number.isFinite(x) || !Number.isFinite(y)) break;
    if (x === y) common += 1;
    if (x <= y) i += 1;
    if (y <= x) j += 1;
  }
  return common;
}
