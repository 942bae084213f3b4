import { z } from 'zod';
import { defineJob, recordId } from '../../src/queue/jobDefinition.ts';

export const sendDigestJob = defineJob({
  name: 'send-digest',
  title: { ko: '알림 메일 보내기', en: 'Send a mail about notifications' },
  ids: z.strictObject({
    /** The row of `notification_digests`. */
    digest: recordId,
    /** The link that ends these mails: the id in `mailed_tokens`. */
    token: recordId,
  }),
  transaction: 'none',
  runSeconds: 60,
  backoff: { baseSeconds: 15, capSeconds: 2 * 3_600 },
  retrySeconds: 12 * 3_600,
});
