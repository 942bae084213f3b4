import { refreshTrustLevels } from '../../src/services/community/moderation/trust/refreshTrustLevels.ts';
import type { JobHandler } from '../engine/handler.ts';
import type { refreshTrustJob } from './refreshTrust.ts';

export const handle: JobHandler<typeof refreshTrustJob> = async ({ req, signal }) => {
  await refreshTrustLevels({ req, signal });
};
