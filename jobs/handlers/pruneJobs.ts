import { pruneJobs as prune } from '../../src/queue/prune.ts';
import { runIn } from '../../src/queue/runSql.ts';
import { pruneExpired } from '../../src/services/operations/pruneExpired.ts';
import type { JobHandler } from './handler.ts';

export const pruneJobs: JobHandler<'prune-jobs'> = async ({ req, signal }) => {
  await prune(runIn(req), signal);
  await pruneExpired({ req });
};
