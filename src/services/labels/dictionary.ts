import type pg from 'pg';
import { readDictionaryVersion, readIngredients } from '../../database/labels/ingredients.ts';
import { publicPool } from '../../database/publicPool.ts';
import { compileDictionary, type Dictionary } from '../../domain/labels/words/dictionary.ts';
import { allergensOf } from './allergens.ts';

/**
 * The dictionary of the last version that was asked for. Every caller asks the database for the version first, so this is
 * a copy that cannot be stale.
 */
let latest: Promise<Dictionary> | undefined;
let latestVersion: string | undefined;

/** Reads the dictionary anew, for work that keeps to one state of it from beginning to end. */
export async function dictionaryOf(pool: pg.Pool, version?: string): Promise<Dictionary> {
  const named = version ?? (await readDictionaryVersion(pool));
  return compileDictionary({
    version: named,
    allergens: await allergensOf(pool),
    rows: await readIngredients(pool),
  });
}

/**
 * The dictionary by which labels are read, as the collections `ingredients` and `allergens` are now.
 *
 * @param version of the dictionary, where the caller has read it already.
 */
export async function currentDictionary(version?: string): Promise<Dictionary> {
  const wanted = version ?? (await readDictionaryVersion(publicPool()));
  if (latest === undefined || latestVersion !== wanted) {
    latestVersion = wanted;
    latest = dictionaryOf(publicPool(), wanted);
    // The next caller tries again.
    latest.catch(() => {
      latest = undefined;
    });
  }
  return latest;
}
