import type { PostgresAdapter } from '@payloadcms/db-postgres';
import type { DeleteOneArgs } from 'payload';
import { isPurge } from '../../domain/operations/purge.ts';
import { Problem } from '../../errors/problem.ts';

/**
 * Turns every DELETE in a collection with a trash into a move to the trash. (Payload's DELETE is final; its trash is a
 * PATCH.) REST, GraphQL, bulk operations and the Local API have only this call in common. A document that is in the
 * trash already stays there, unless the operation is a purge. A purge deletes only what is in the trash: a document that
 * somebody has just restored is not found.
 */
export function deleteIntoTrash(adapter: PostgresAdapter): void {
  const deleteOne = adapter.deleteOne.bind(adapter);

  adapter.deleteOne = async function deleteOneIntoTrash(args: DeleteOneArgs) {
    const { collection, req, where } = args;
    if (!hasTrash(adapter, collection)) return (await deleteOne(args)) as unknown;
    if (isPurge(req?.context, collection)) {
      const purged: unknown = await deleteOne({
        ...args,
        returning: true,
        where: { and: [where, { deletedAt: { exists: true } }] },
      });
      if (purged === null) throw new Problem('not_found');
      return purged;
    }
    const within = req === undefined ? {} : { req };
    const now = new Date().toISOString();
    const moved: unknown = await adapter.updateOne({
      collection,
      data: { deletedAt: now, updatedAt: now },
      where: { and: [where, { deletedAt: { exists: false } }] },
      ...within,
    });
    return moved ?? ((await adapter.findOne({ collection, where, ...within })) as unknown);
  };
}

function hasTrash(adapter: PostgresAdapter, slug: string): boolean {
  return adapter.payload.config.collections.find((collection) => collection.slug === slug)?.trash === true;
}
