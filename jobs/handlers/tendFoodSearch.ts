import { tendFoodSearch as tend } from '../../src/services/search/refreshSearch.ts';
import type { JobHandler } from './handler.ts';

export const tendFoodSearch: JobHandler<'tend-food-search'> = async ({ req, signal }) => {
  await tend({ req, signal });
};
