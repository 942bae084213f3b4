import { sendAccountMail } from '../../src/services/accounts/sendAccountMail.ts';
import type { JobHandler } from '../engine/handler.ts';
import type { sendEmailJob } from './sendEmail.ts';

export const handle: JobHandler<typeof sendEmailJob> = async ({ req, ids, job, signal }) => {
  await sendAccountMail({ req, ...ids, mailId: job.id, signal });
};
