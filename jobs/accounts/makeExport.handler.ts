import { makeExport } from '../../src/services/accounts/export/makeExport.ts';
import type { JobHandler } from '../engine/handler.ts';
import type { makeExportJob } from './makeExport.ts';

export const handle: JobHandler<typeof makeExportJob> = async ({ req, ids, signal }) => {
  await makeExport({ req, id: ids.export, signal });
};
