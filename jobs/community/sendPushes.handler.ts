import { sendPushes } from '../../src/services/community/notifications/push/sendPushes.ts';
import type { JobHandler } from '../engine/handler.ts';
import type { sendPushesJob } from './sendPushes.ts';

export const handle: JobHandler<typeof sendPushesJob> = ({ req, ids, signal }) =>
  sendPushes({ req, user: ids.user, signal });
