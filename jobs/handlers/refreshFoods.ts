import { refreshFoods as refresh } from '../../src/services/foods/refreshFoods.ts';
import type { JobHandler } from './handler.ts';

export const refreshFoods: JobHandler<'refresh-foods'> = async ({ req, signal }) => {
  await refresh({ req, signal });
};
