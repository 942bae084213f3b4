import { z } from 'zod';
import { defineJob, recordId } from '../../src/queue/jobDefinition.ts';

export const sendFarewellJob = defineJob({
  name: 'send-farewell',
  title: { ko: '계정 삭제 확인 메일 보내기', en: 'Send the mail that confirms an erasure' },
  /** The row of `farewell_mails`. The account is gone. */
  ids: z.strictObject({ mail: recordId }),
  transaction: 'none',
  runSeconds: 120,
  backoff: { baseSeconds: 15, capSeconds: 2 * 3_600 },
  retrySeconds: 24 * 3_600,
});
