import type { PayloadRequest } from 'payload';
import { readImport } from '../../../database/imports/foodImports.ts';
import { listGroups, saveCategories, type ListedGroup } from '../../../database/imports/sourceCategories.ts';
import { Problem } from '../../../errors/problem.ts';
import { runIn } from '../../../queue/runSql.ts';
import { recordWork } from '../../accounts/audit/recordWork.ts';
import { refuseUnknownSlugs, type SentSlug } from '../../operations/input/refuseUnknownSlugs.ts';
import { inTransaction } from '../../operations/writes/inTransaction.ts';

/**
 * The groups of an import's source that have no category of the catalogue yet, with the number of rows of each.
 *
 * @throws {Problem} `not_found`
 */
export async function importCategories(req: PayloadRequest, id: number): Promise<ListedGroup[]> {
  const run = runIn(req);
  if ((await readImport(run, id)) === undefined) throw new Problem('not_found');
  return listGroups(run, id);
}

/**
 * Saves which category stands for a group of a source. Imports of the source use it from now on; foods that are there
 * already change with the next import of their file.
 *
 * @throws {Problem} `not_found`; `unknown_value` for a group that the import does not have; the field of a category that
 *   does not exist.
 */
export async function saveImportCategories(
  req: PayloadRequest,
  { id, categories }: { id: number; categories: readonly Omit<ListedGroup, 'rows' | 'example'>[] },
): Promise<ListedGroup[]> {
  return inTransaction(req, async () => {
    const known = new Set((await importCategories(req, id)).map(keyOf));
    const unknown = categories.findIndex((group) => !known.has(keyOf(group)));
    if (unknown >= 0) throw new Problem('unknown_group', { field: `categories.${String(unknown)}.path` });
    await refuseUnknownSlugs(req, 'food-categories', {
      sent: categories.flatMap(({ category }, at) =>
        category === null ? [] : [place(`categories.${String(at)}.category`, category)],
      ),
      storedSlugs: [],
    });
    await saveCategories(runIn(req), categories);
    await recordWork(req, {
      action: 'update',
      collection: 'food-imports',
      documents: [id],
      changed: ['categories'],
    });
    return importCategories(req, id);
  });
}

function place(field: string, slug: string): SentSlug {
  return { slug, field, formField: field };
}

function keyOf({ source, path }: Pick<ListedGroup, 'source' | 'path'>): string {
  return JSON.stringify([source, path]);
}
