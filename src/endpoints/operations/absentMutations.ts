import type { GraphQLExtension } from 'payload';

/**
 * Takes the mutations out of the schema that Payload mounts for every collection with accounts, and that fail where the
 * feature is off: `verifyEmail…` reads a column that only collections with verification have.
 */
export const removeAbsentMutations: GraphQLExtension = (_, { collections, Mutation }) => {
  for (const { config, graphQL } of Object.values(collections)) {
    if (!config.auth.verify)
      Reflect.deleteProperty(Mutation.fields, `verifyEmail${graphQL?.type.name ?? ''}`);
  }
  return {};
};
