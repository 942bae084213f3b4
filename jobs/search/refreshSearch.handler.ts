import { refreshSearch } from '../../src/services/search/refreshSearch.ts';
import type { JobHandler } from '../engine/handler.ts';
import type { refreshSearchJob } from './refreshSearch.ts';

export const handle: JobHandler<typeof refreshSearchJob> = async ({ req, signal }) => {
  await refreshSearch({ req, signal });
};
