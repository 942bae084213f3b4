import { rollBackQueued } from '../../src/services/imports/process/rollBack.ts';
import type { JobHandler } from '../engine/handler.ts';
import type { rollBackImportJob } from './rollBackImport.ts';

export const handle: JobHandler<typeof rollBackImportJob> = async ({ req, ids, job, signal }) => {
  await rollBackQueued({ payload: req.payload, id: ids.import, attempt: job.attempt, signal });
};
