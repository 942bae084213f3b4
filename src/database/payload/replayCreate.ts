import type { PostgresAdapter } from '@payloadcms/db-postgres';

/**
 * Lets a create answer the document that an earlier call with the same Idempotency-Key made (`req.context.replayOf`).
 * It stands here because only here REST, GraphQL and the Local API meet after their checks and before the insert.
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
