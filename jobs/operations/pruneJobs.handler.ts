import { pruneJobs } from '../../src/queue/prune.ts';
import { runIn } from '../../src/queue/runSql.ts';
import { pruneExpired } from '../../src/services/operations/pruneExpired.ts';
import type { JobHandler } from '../engine/handler.ts';
import type { pruneJobsJob } from './pruneJobs.ts';

export const handle: JobHandler<typeof pruneJobsJob> = async ({ req, signal }) => {
  await pruneJobs(runIn(req), signal);
  await pruneExpired({ req });
};
