import { z } from 'zod';
import { defineJob, recordId } from '../../src/queue/jobDefinition.ts';

export const sendEmailJob = defineJob({
  name: 'send-email',
  title: { ko: '메일 보내기', en: 'Send a mail' },
  ids: z.strictObject({
    template: z.enum([
      'confirm-email',
      'change-email',
      'email-change-requested',
      'unconfirmed-email-change',
      'email-changed',
      'email-taken',
      'password-changed',
      'sign-ins-changed',
      'reset-password',
      'reset-by-staff',
      'welcome',
      'health-data-withdrawn',
      'health-data-erased',
      'guardian-needed',
      'guardian-request',
      'guardian-receipt',
      'guardian-agreed',
      'guardian-withdrawn',
      'export-ready',
      'account-suspended',
    ]),
    collection: z.enum(['users', 'staff']),
    user: recordId.optional(),
    /** What the link of the mail may do: the id in `mailed_tokens`. */
    token: recordId.optional(),
  }),
  transaction: 'none',
  runSeconds: 60,
  // A mail server may be out of order for a day.
  backoff: { baseSeconds: 15, capSeconds: 2 * 3_600 },
  retrySeconds: 24 * 3_600,
});
