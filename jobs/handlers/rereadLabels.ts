import { rereadLabels as reread } from '../../src/services/rereadLabels.ts';
import type { JobHandler } from './handler.ts';

export const rereadLabels: JobHandler<'reread-labels'> = async ({ req, signal }) => {
  await reread({ req, signal });
};
