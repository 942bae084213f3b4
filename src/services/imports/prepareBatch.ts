import type pg from 'pg';
import type { FoodDocument } from '../../database/foods/document.ts';
import type { CategoryResolver } from '../../database/foods/categoryTree.ts';
import { findUnchanged } from '../../database/imports/lookups.ts';
import type { PreparedRow } from '../../database/imports/writeBatch.ts';
import { withPlausibilityFlags } from '../../domain/foods/storedQuality.ts';
import type { CsvPreset } from '../../domain/imports/rows/preset.ts';
import type { ImportSettings } from '../../domain/imports/settings/settings.ts';
import type { DeriveInThreads } from '../suitability/deriveInThreads.ts';
import { categoriesOf, findStored, unknownAllergensOf, type FoundCategory } from './findInCatalogue.ts';
import {
  derivedFields,
  flagsOf,
  keysOf,
  pick,
  preparedRow,
  prepareRow,
  type IncomingRow,
  type ReadRow,
} from './prepareRow.ts';

export interface PrepareContext {
  readonly pool: pg.Pool;
  readonly matchBy: ImportSettings['matchBy'];
  readonly categories: CategoryResolver;
  readonly categoriesFrom: CsvPreset['categoriesFrom'];
  readonly derive: DeriveInThreads;
}

/**
 * Prepares the rows of a batch for writing: finds those that are unchanged, reads and merges the others, and computes
 * what is stored with them. It changes nothing but categories.
 */
export async function prepareBatch(
  rows: readonly ReadRow[],
  context: PrepareContext,
): Promise<PreparedRow[]> {
  const hashes = rows.flatMap(({ hash }) => (hash === null ? [] : [hash]));
  const unchanged = new Map((await findUnchanged(context.pool, hashes)).map((food) => [food.hash, food]));
  const prepared = new Map<ReadRow, PreparedRow>();
  const incoming: IncomingRow[] = [];
  for (const row of rows) {
    const same = row.hash === null ? undefined : unchanged.get(row.hash);
    if (same !== undefined) {
      prepared.set(row, {
        ...preparedRow(row, { outcome: 'unchanged', foodId: same.id, name: same.name }),
        code: same.code,
        keys: keysOf(context.matchBy, same),
        flags: flagsOf(same.flags.map((flag) => ({ flag }))),
      });
      continue;
    }
    const { food, issues, fields } = row.read();
    if (food === null) prepared.set(row, { ...preparedRow(row, { outcome: 'refused' }), issues });
    else incoming.push({ row, food, issues, fields });
  }
  for (const row of await prepareIncoming(incoming, context)) prepared.set(row.read, row.prepared);
  return rows.map((row) => {
    const result = prepared.get(row);
    if (result === undefined) throw new Error(`Row ${String(row.n)} was not prepared.`);
    return result;
  });
}

interface Pair {
  readonly read: ReadRow;
  readonly prepared: PreparedRow;
}

async function prepareIncoming(incoming: readonly IncomingRow[], context: PrepareContext): Promise<Pair[]> {
  if (incoming.length === 0) return [];
  const foods = incoming.map(({ food }) => food);
  const categories = await categoriesOf(foods, context);
  const stored = await findStored(foods, context);
  const unknownAllergens = await unknownAllergensOf(foods, context.pool);
  const pairs: Pair[] = [];
  const written: { pair: number; document: FoodDocument; category: FoundCategory | undefined }[] = [];
  for (const [at, one] of incoming.entries()) {
    const category = categories[at];
    const { prepared, document } = prepareRow(one, {
      category,
      stored: stored[at],
      unknownAllergen: unknownAllergens[at],
      matchBy: context.matchBy,
    });
    if (document !== null) written.push({ pair: pairs.length, document, category });
    pairs.push({ read: one.row, prepared });
  }
  const derived = await context.derive(written.map(({ document }) => document));
  for (const [at, { pair, document, category }] of written.entries()) {
    const [target, ofFood] = [pairs[pair], derived[at]];
    if (target === undefined || ofFood === undefined) throw new Error('A food of the batch was not judged.');
    const food: FoodDocument = {
      ...document,
      quality: presentQuality({ ...document, quality: ofFood.quality }, category),
      ...(document['allergensFrom'] === 'hand' ? {} : { allergens: ofFood.allergens }),
    };
    pairs[pair] = { ...target, prepared: withFood(target.prepared, food, String(ofFood.unfit)) };
  }
  return pairs;
}

/** The knowledge of the threads is older than categories that this import has created: their names count here. */
function presentQuality(food: FoodDocument, category: FoundCategory | undefined): unknown {
  return category !== undefined && category.id === food['category']
    ? withPlausibilityFlags(food, category.kind)
    : food['quality'];
}

/** Puts what was computed from a food into what is written of it. */
function withFood(row: PreparedRow, food: FoodDocument, unfit: string): PreparedRow {
  const { write } = row;
  const flags = flagsOf(food['quality']);
  if (write?.kind === 'create') return { ...row, flags, write: { ...write, food, unfit } };
  if (write?.kind !== 'change') return row;
  const before = { ...write.before, to: { ...write.before.to, ...pick(food, derivedFields) } };
  return { ...row, flags, write: { ...write, food, unfit, before } };
}
