import { sendDigests } from '../../src/services/community/notifications/digests/sendDigests.ts';
import type { JobHandler } from '../engine/handler.ts';
import type { sendDigestsJob } from './sendDigests.ts';

export const handle: JobHandler<typeof sendDigestsJob> = ({ req, signal }) => sendDigests({ req, signal });
