import type { PostgresAdapter } from '@payloadcms/db-postgres';
import type { FindOneArgs, TypeWithID } from 'payload';
import { noteAccountFault } from '../../errors/requestFault.ts';

/**
 * Keeps the error of a read of an account for the answer of the request. Payload drops it: a valid token counts as none
 * then, and an app that gets 401 throws the token away.
 */
export function noteAccountFaults(adapter: PostgresAdapter): void {
  const findOne = adapter.findOne.bind(adapter);

  adapter.findOne = async function findOneOrNote<T extends TypeWithID>(args: FindOneArgs) {
    try {
      return await findOne<T>(args);
    } catch (error) {
      const { collections } = adapter.payload.config;
      if (collections.some(({ auth, slug }) => Boolean(auth) && slug === args.collection))
        noteAccountFault(error);
      throw error;
    }
  };
}
