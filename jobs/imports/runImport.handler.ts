import { runQueued } from '../../src/services/imports/process/run.ts';
import type { JobHandler } from '../engine/handler.ts';
import type { runImportJob } from './runImport.ts';

export const handle: JobHandler<typeof runImportJob> = async ({ req, ids, job, signal }) => {
  await runQueued({ payload: req.payload, id: ids.import, attempt: job.attempt, signal });
};
