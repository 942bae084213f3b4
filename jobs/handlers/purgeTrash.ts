import { purgeTrash as purge } from '../../src/services/operations/purgeTrash.ts';
import type { JobHandler } from './handler.ts';

export const purgeTrash: JobHandler<'purge-trash'> = async ({ req, signal }) => {
  await purge({ req, signal });
};
