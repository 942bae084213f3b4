import { sendFarewell } from '../../src/services/accounts/erasure/farewell.ts';
import type { JobHandler } from '../engine/handler.ts';
import type { sendFarewellJob } from './sendFarewell.ts';

export const handle: JobHandler<typeof sendFarewellJob> = async ({ req, ids, job, signal }) => {
  await sendFarewell({ req, mail: ids.mail, mailId: job.id, signal });
};
