import { sendAccountMail } from '../../src/services/accounts/sendAccountMail.ts';
import type { JobHandler } from './handler.ts';

export const sendEmail: JobHandler<'send-email'> = async ({ req, ids, job, signal }) => {
  await sendAccountMail({ req, ...ids, mailId: job.id, signal });
};
