import { removeFiles } from '../../src/services/operations/files/removeFiles.ts';
import type { JobHandler } from '../engine/handler.ts';
import type { removeFilesJob } from './removeFiles.ts';

export const handle: JobHandler<typeof removeFilesJob> = async ({ req, signal }) => {
  await removeFiles({ req, signal });
};
