import type { FlattenedField, PayloadRequest, SanitizedCollectionConfig } from 'payload';
import { z } from 'zod';
import { columnName, tableName } from '../../../database/columnName.ts';
import { findAncestors, lockTree } from '../../../database/operations/ancestors.ts';
import { Problem } from '../../../errors/problem.ts';

const reference = z.union([z.int(), z.string().regex(/^\d+$/).transform(Number)]);
const stored = z.looseObject({ id: z.number() });

/**
 * Refuses a parent that does not exist, and a parent below the document itself. Two moves at once that together would
 * make a circle run one after the other.
 *
 * @param input.document the stored document; undefined for a new one, which has nothing below it.
 * @throws {Problem} `unknown_parent` or `parent_circle`.
 */
export async function refuseCircle({
  req,
  collection,
  data,
  document,
}: {
  req: PayloadRequest;
  collection: SanitizedCollectionConfig;
  data: Readonly<Record<string, unknown>>;
  document: unknown;
}): Promise<void> {
  const before = stored.safeParse(document).data;
  for (const { name } of collection.flattenedFields.filter((field) => isParent(field, collection.slug))) {
    const parent = reference.safeParse(data[name]).data;
    if (parent === undefined || parent === before?.[name]) continue;
    const tree = { table: tableName(collection.slug), column: `${columnName(name)}_id` };
    if (before !== undefined) await lockTree(req, tree);
    const ancestors = await findAncestors(req, tree, parent);
    if (ancestors.length === 0) throw new Problem('unknown_parent', { field: name });
    if (before !== undefined && ancestors.includes(before.id))
      throw new Problem('parent_circle', { field: name });
  }
}

function isParent(field: FlattenedField, slug: string): boolean {
  return field.type === 'relationship' && field.relationTo === slug && field.hasMany !== true;
}
