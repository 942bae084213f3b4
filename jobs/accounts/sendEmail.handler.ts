import { ownLog } from '../../src/errors/quietLog.ts';
import { sendAccountMail } from '../../src/services/accounts/sendAccountMail.ts';
import type { JobHandler } from '../engine/handler.ts';
import type { sendEmailJob } from './sendEmail.ts';

export const handle: JobHandler<typeof sendEmailJob> = async ({ req, ids, job, signal }) => {
  const dropped = await sendAccountMail({ req, ...ids, mailId: job.id, signal });
  if (dropped === undefined) return;
  ownLog(req.payload.logger).info(
    { job: job.id, template: ids.template, reason: dropped },
    'a mail was not sent',
  );
};
