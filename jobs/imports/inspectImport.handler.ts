import { inspectFiles } from '../../src/services/imports/process/inspect.ts';
import type { JobHandler } from '../engine/handler.ts';
import type { inspectImportJob } from './inspectImport.ts';

export const handle: JobHandler<typeof inspectImportJob> = async ({ req, ids, job, signal }) => {
  await inspectFiles({ payload: req.payload, id: ids.import, attempt: job.attempt, signal });
};
