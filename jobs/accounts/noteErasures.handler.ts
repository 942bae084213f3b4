import { noteErasures } from '../../src/services/accounts/erasure/tombstones.ts';
import type { JobHandler } from '../engine/handler.ts';
import type { noteErasuresJob } from './noteErasures.ts';

export const handle: JobHandler<typeof noteErasuresJob> = async ({ req }) => {
  await noteErasures({ req });
};
