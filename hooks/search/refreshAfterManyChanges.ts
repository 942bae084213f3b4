import type { PayloadRequest } from 'payload';
import type { Food } from '../../payload-types.ts';
import { tendAfterManyChanges } from '../../src/services/search/refreshSearch.ts';

/** After a change and after a deletion: what search has prepared is of no use when too many foods have changed since. */
export const tendFoodSearch = async ({ doc, req }: { doc: Food; req: PayloadRequest }): Promise<Food> => {
  await tendAfterManyChanges(req);
  return doc;
};
