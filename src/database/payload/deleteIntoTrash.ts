import type { PostgresAdapter } from '@payloadcms/db-postgres';
import type { DeleteOneArgs } from 'payload';
import { purgeLimit } from '../../domain/operations/purgeLimit.ts';

/**
 * Turns every DELETE in a collection with a trash into a move to the trash. (Payload's DELETE is final; its trash is a
 * PATCH.) REST, GraphQL, bulk operations and the Local API have only this call in common. If the operation asked for
 * the trash, documents that were in the trash when it began are deleted for good. A document that another DELETE has
 * just moved stays in the trash.
 */
export function deleteIntoTrash(adapter: PostgresAdapter): void {
  const deleteOne = adapter.deleteOne.bind(adapter);

  adapter.deleteOne = async function deleteOneIntoTrash(args: DeleteOneArgs) {
    const { collection, req, where } = args;
    if (!hasTrash(adapter, collection)) return (await deleteOne(args)) as unknown;
    const within = req === undefined ? {} : { req };
    const moved: unknown = await adapter.updateOne({
      collection,
      data: { deletedAt: new Date().toISOString() },
      where: { and: [where, { deletedAt: { exists: false } }] },
      ...within,
    });
    if (moved !== null) return moved;
    const limit = purgeLimit(req?.context, collection);
    const inTrash = { and: [where, { deletedAt: { less_than_equal: limit } }] };
    const purged: unknown = limit === undefined ? null : await deleteOne({ ...args, where: inTrash });
    return purged ?? ((await adapter.findOne({ collection, where, ...within })) as unknown);
  };
}

function hasTrash(adapter: PostgresAdapter, slug: string): boolean {
  return adapter.payload.config.collections.find((collection) => collection.slug === slug)?.trash === true;
}
