import { refreshFoods } from '../../src/services/foods/refreshFoods.ts';
import type { JobHandler } from '../engine/handler.ts';
import type { refreshFoodsJob } from './refreshFoods.ts';

export const handle: JobHandler<typeof refreshFoodsJob> = async ({ req, signal }) => {
  await refreshFoods({ req, signal });
};
