import { sendDigest } from '../../src/services/community/notifications/digests/sendDigest.ts';
import type { JobHandler } from '../engine/handler.ts';
import type { sendDigestJob } from './sendDigest.ts';

export const handle: JobHandler<typeof sendDigestJob> = ({ req, ids, signal }) =>
  sendDigest({ req, ...ids, signal });
