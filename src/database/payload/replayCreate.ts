import type { PostgresAdapter } from '@payloadcms/db-postgres';

/**
 * Makes a create return the document of an earlier call with the same Idempotency-Key (`req.context.replayOf`). It is
 * in the adapter, because only there REST, GraphQL and the Local API meet after their checks and before the insert.
 */
export function replayCreate(adapter: PostgresAdapter): void {
  const create = adapter.create.bind(adapter);
  adapter.create = async function createOrReplay(args) {
    const replayOf = args.collection === 'meal-diaries' ? args.req?.context?.['replayOf'] : undefined;
    if (typeof replayOf !== 'number') return (await create(args)) as unknown;
    return adapter.findOne({
      collection: args.collection,
      where: { id: { equals: replayOf } },
      ...(args.req === undefined ? {} : { req: args.req }),
    });
  };
}
