import type { PayloadRequest } from 'payload';
import { publicPool } from '../../database/publicPool.ts';
import { readBySchema } from '../../domain/operations/input/schemaFault.ts';
import { dictionaryRow, type DictionaryRow } from '../../domain/labels/words/dictionary.ts';
import { inputProblem } from '../operations/input/inputProblem.ts';
import { effectOfIngredient, type IngredientEffectEvent } from './effectOfIngredient.ts';
import type { EffectMode } from './effectRanges.ts';

/**
 * Counts what changes when an entry of the dictionary is saved, or deleted.
 *
 * @param input.id the stored entry; undefined for a new one. @param input.data the entry as it would be saved; null: it
 *   is deleted.
 * @throws {Problem} `not_found`; with the field where it is no entry.
 */
export async function* effectOfEntry({
  req,
  id,
  data,
  mode,
}: {
  req: PayloadRequest;
  id: number | undefined;
  data: Readonly<Record<string, unknown>> | null;
  mode: EffectMode;
}): AsyncGenerator<IngredientEffectEvent> {
  const stored =
    id === undefined
      ? null
      : await req.payload.findByID({ collection: 'ingredients', id, depth: 0, overrideAccess: false, req });
  const before = stored === null ? null : (dictionaryRow.safeParse(stored).data ?? null);
  yield* effectOfIngredient({
    pool: publicPool(),
    before,
    after: data === null ? null : readEntry(data),
    mode,
  });
}

function readEntry(data: Readonly<Record<string, unknown>>): DictionaryRow {
  const read = readBySchema(data, dictionaryRow, 'data');
  if (read.fault !== undefined) throw inputProblem(read.fault);
  return read.value;
}
