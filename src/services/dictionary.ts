import { readDictionaryVersion, readIngredients } from '../database/ingredients.ts';
import { publicPool } from '../database/publicPool.ts';
import { compileDictionary, type Dictionary } from '../domain/labels/dictionary.ts';

/**
 * The dictionary of the last version that was asked for. Every caller asks the database for the version first, so this is
 * a copy that cannot be stale.
 */
let latest: Promise<Dictionary> | undefined;
let latestVersion: string | undefined;

/**
 * The dictionary by which labels are read, as the collection `ingredients` is now.
 *
 * @param version of the dictionary, where the caller has read it already.
 */
export async function currentDictionary(version?: string): Promise<Dictionary> {
  const wanted = version ?? (await readDictionaryVersion(publicPool()));
  if (latest === undefined || latestVersion !== wanted) {
    latestVersion = wanted;
    latest = readIngredients(publicPool()).then((rows) => compileDictionary({ version: wanted, rows }));
    // The next caller tries again.
    latest.catch(() => {
      latest = undefined;
    });
  }
  return latest;
}
