import { checkCommunity } from '../../src/services/community/reactions/checkCommunity.ts';
import type { JobHandler } from '../engine/handler.ts';
import type { checkCommunityJob } from './checkCommunity.ts';

export const handle: JobHandler<typeof checkCommunityJob> = async ({ req, signal }) => {
  await checkCommunity({ req, signal });
};
