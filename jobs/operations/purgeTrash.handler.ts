import { purgeTrash } from '../../src/services/operations/trash/purgeTrash.ts';
import type { JobHandler } from '../engine/handler.ts';
import type { purgeTrashJob } from './purgeTrash.ts';

export const handle: JobHandler<typeof purgeTrashJob> = async ({ req, signal }) => {
  await purgeTrash({ req, signal });
};
