import type { PostgresAdapter } from '@payloadcms/db-postgres';
import type { DeleteManyArgs, DeleteOneArgs, Where } from 'payload';

/**
 * Makes every DELETE of a collection with a trash a move into the trash: REST, GraphQL, bulk and Local API end here.
 * Only what lies in the trash already is really deleted. (Payload's DELETE is final; its trash is a PATCH.)
 */
export function softDelete(adapter: PostgresAdapter): void {
  const deleteOne = adapter.deleteOne.bind(adapter);
  const deleteMany = adapter.deleteMany.bind(adapter);

  adapter.deleteOne = async function deleteOneIntoTrash(args: DeleteOneArgs) {
    if (!hasTrash(adapter, args.collection)) return (await deleteOne(args)) as unknown;
    const moved: unknown = await adapter.updateOne({
      collection: args.collection,
      data: { deletedAt: new Date().toISOString() },
      where: inUse(args.where),
      ...(args.req === undefined ? {} : { req: args.req }),
    });
    return moved ?? ((await deleteOne(args)) as unknown);
  };

  adapter.deleteMany = async function deleteManyInTrash(args: DeleteManyArgs) {
    if (!hasTrash(adapter, args.collection)) return deleteMany(args);
    return deleteMany({ ...args, where: { and: [args.where, { deletedAt: { exists: true } }] } });
  };
}

function inUse(where: Where): Where {
  return { and: [where, { deletedAt: { exists: false } }] };
}

function hasTrash(adapter: PostgresAdapter, slug: string): boolean {
  return adapter.payload.config.collections.find((collection) => collection.slug === slug)?.trash === true;
}
