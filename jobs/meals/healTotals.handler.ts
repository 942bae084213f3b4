import { healPendingTotals } from '../../src/services/meals/mealNutrition.ts';
import type { JobHandler } from '../engine/handler.ts';
import type { healTotalsJob } from './healTotals.ts';

export const handle: JobHandler<typeof healTotalsJob> = async ({ req, signal }) => {
  await healPendingTotals({ req, signal });
};
