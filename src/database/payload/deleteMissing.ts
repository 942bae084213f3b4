import type { PostgresAdapter } from '@payloadcms/db-postgres';
import type { DeleteOneArgs } from 'payload';

/**
 * Makes the deletion of a document that does not exist return null. Where the filter is about a relation, Payload runs
 * a second query without the table of relations, and PostgreSQL refuses it: DELETE of an unknown preference was 500.
 */
export function deleteMissing(adapter: PostgresAdapter): void {
  const deleteOne = adapter.deleteOne.bind(adapter);

  adapter.deleteOne = async function deleteExisting(args: DeleteOneArgs) {
    const { collection, req, where } = args;
    const found = await adapter.findOne<{ id: number | string }>({
      collection,
      where,
      select: {},
      ...(req === undefined ? {} : { req }),
    });
    if (found === null) return null;
    return (await deleteOne({ ...args, where: { id: { equals: found.id } } })) as unknown;
  };
}
