import { removeFiles as remove } from '../../src/services/operations/removeFiles.ts';
import type { JobHandler } from './handler.ts';

export const removeFiles: JobHandler<'remove-files'> = async ({ req, signal }) => {
  await remove({ req, signal });
};
