import type pg from 'pg';
import { readDictionaryVersion, readIngredients } from '../../database/labels/ingredients.ts';
import { publicPool } from '../../database/publicPool.ts';
import { compileDictionary, type Dictionary } from '../../domain/labels/words/dictionary.ts';
import { compileAllergens } from '../../domain/suitability/facts/allergens.ts';
import type { DictionarySource } from '../operations/threads/threads.ts';
import { readAllergenSource } from './allergens.ts';

/** A compiled dictionary, with what other threads compile it from. */
export interface LoadedDictionary extends Dictionary {
  readonly source: DictionarySource;
}

/**
 * The cached dictionary of the last requested version. Every caller reads the version from the database first, so that
 * this cache is never outdated.
 */
let latestDictionary: Promise<LoadedDictionary> | undefined;
let latestVersion: string | undefined;

/**
 * The dictionary for label reading, by the current collections `ingredients` and `allergens`. It is compiled once for
 * each version.
 *
 * @param input.version of the dictionary, if the caller has read it already.
 */
export async function currentDictionary({
  pool = publicPool(),
  version,
}: {
  pool?: pg.Pool;
  version?: string;
} = {}): Promise<LoadedDictionary> {
  const currentVersion = version ?? (await readDictionaryVersion(pool));
  if (latestDictionary === undefined || latestVersion !== currentVersion) {
    latestVersion = currentVersion;
    latestDictionary = loadDictionary(pool, currentVersion);
    // The next caller must try again.
    latestDictionary.catch(() => {
      latestDictionary = undefined;
    });
  }
  return latestDictionary;
}

async function loadDictionary(pool: pg.Pool, version: string): Promise<LoadedDictionary> {
  const source = await readDictionarySource(pool, version);
  return { ...compileDictionary({ ...source, allergens: compileAllergens(source.allergens) }), source };
}

/** What a dictionary is compiled from, for work that compiles it in threads only. */
export async function readDictionarySource(pool: pg.Pool, version: string): Promise<DictionarySource> {
  return { version, allergens: await readAllergenSource(pool), rows: await readIngredients(pool) };
}
