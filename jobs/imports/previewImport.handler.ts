import { previewQueued } from '../../src/services/imports/process/preview.ts';
import type { JobHandler } from '../engine/handler.ts';
import type { previewImportJob } from './previewImport.ts';

export const handle: JobHandler<typeof previewImportJob> = async ({ req, ids, job, signal }) => {
  await previewQueued({ payload: req.payload, id: ids.import, attempt: job.attempt, signal });
};
