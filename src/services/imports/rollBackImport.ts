import type pg from 'pg';
import { findByIds } from '../../database/imports/lookups.ts';
import {
  findLaterImports,
  findMentioned,
  nextUndo,
  removeCategories,
  undoBatch,
  type Mentions,
  type UndoBatch,
  type UndoEntry,
} from '../../database/imports/rollBack.ts';
import { WriteConflict } from '../../database/imports/writeFoods.ts';
import { undoChange } from '../../domain/imports/merge/undoChange.ts';
import { runOn } from '../../queue/runSql.ts';
import { enqueueSearchRefresh } from '../search/refreshSearch.ts';
import { deriveByKnowledge, type DeriveInThreads } from '../suitability/deriveInThreads.ts';
import { ImportFault, toImportFault } from './importFault.ts';

/** What became of the foods of an import that was rolled back, in this attempt. */
export interface RollbackCounts {
  /** Foods that were created and are deleted. */
  readonly deleted: number;
  /** Foods that were created and are in the trash now, because somebody changed them or refers to them. */
  readonly trashed: number;
  /** Foods of which at least one field has the former value again. */
  readonly restored: number;
  /** Foods of which at least one field stays, because somebody changed it after the import. */
  readonly withKeptFields: number;
}

export interface RollBackInput {
  readonly pool: pg.Pool;
  readonly importId: number;
  readonly signal?: AbortSignal | undefined;
  readonly onProgress?: ((counts: RollbackCounts) => void) | undefined;
}

const batchSize = 500;

/**
 * Takes an import back, field by field. It continues where an interrupted one stopped.
 *
 * Imports are taken back in the opposite order: otherwise the earlier values of a later import would come from one that
 * has never been.
 *
 * @throws {ImportFault} `changed_later` when a later import has changed the same foods.
 */
export async function rollBackImport(input: RollBackInput): Promise<RollbackCounts> {
  let counts: RollbackCounts = { deleted: 0, trashed: 0, restored: 0, withKeptFields: 0 };
  const { pool, importId, signal, onProgress } = input;
  try {
    const later = await findLaterImports(pool, importId);
    if (later.length > 0) {
      const foods = later.reduce((sum, one) => sum + one.foods, 0);
      throw new ImportFault('changed_later', {
        imports: later.map((one) => one.importId).join(', '),
        foods,
      });
    }
    const mentioned = await findMentioned(pool, importId);
    const derive = deriveByKnowledge(pool);
    for (;;) {
      signal?.throwIfAborted();
      const entries = await nextUndo(pool, importId, batchSize);
      if (entries.length === 0) break;
      const batch = await computeBatch({ ...input, entries, mentioned, derive });
      const removed = await writeBatch(pool, batch);
      // Somebody has changed one of the foods since they were read.
      if (removed === undefined) continue;
      counts = {
        deleted: counts.deleted + removed.deleted,
        trashed: counts.trashed + removed.trashed,
        restored: counts.restored + batch.restored.length,
        withKeptFields: counts.withKeptFields + batch.kept.length,
      };
      onProgress?.(counts);
    }
    await removeCategories(pool, importId);
    await enqueueSearchRefresh(runOn(pool));
    return counts;
  } catch (error) {
    throw toImportFault(error, counts.deleted + counts.restored);
  }
}

async function writeBatch(
  pool: pg.Pool,
  batch: UndoBatch,
): Promise<{ deleted: number; trashed: number } | undefined> {
  try {
    return await undoBatch(pool, batch);
  } catch (error) {
    if (error instanceof WriteConflict) return undefined;
    throw error;
  }
}

async function computeBatch({
  pool,
  importId,
  entries,
  mentioned,
  derive,
}: RollBackInput & {
  entries: readonly UndoEntry[];
  mentioned: Mentions;
  derive: DeriveInThreads;
}): Promise<UndoBatch> {
  const changed = new Map(
    entries.flatMap(({ foodId, before }) => (before === null ? [] : [[foodId, before]])),
  );
  const undone = (await findByIds(pool, [...changed.keys()])).flatMap((stored) => {
    const before = changed.get(stored.id);
    return before === undefined
      ? []
      : [{ stored, before, ...undoChange({ ...before, stored: stored.food, verified: stored.isVerified }) }];
  });
  const restored = undone.filter(({ isRestored }) => isRestored);
  const documents = restored.map(({ food }) => food);
  const derived = await derive(documents);
  return {
    importId,
    mentioned,
    entries: entries.map(({ foodId }) => foodId),
    created: entries.flatMap(({ foodId, before }) => (before === null ? [foodId] : [])),
    restored: restored.map(({ stored, before, food, kept }, at) => {
      const ofFood = derived[at];
      if (ofFood === undefined) throw new Error('A food of the batch was not judged.');
      const { allergens, quality, unfit, facts } = ofFood;
      const ownAllergens =
        food['allergensFrom'] === 'hand'
          ? {}
          : { allergens, allergensFrom: allergens === null ? null : 'texts' };
      return {
        id: stored.id,
        updatedAt: stored.food['updatedAt'],
        former: stored.food,
        food: { ...food, quality, ...ownAllergens },
        unfit: String(unfit),
        facts,
        // A food with a field of another origin equals no row.
        hash: kept.length === 0 ? before.hash : null,
        clearsHandSet: false,
      };
    }),
    kept: undone.flatMap(({ stored, kept }) =>
      kept.length === 0 ? [] : [{ id: stored.id, name: String(stored.food['name']), changes: kept }],
    ),
  };
}
