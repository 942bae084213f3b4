import { z } from 'zod';
import { defineJob, recordId } from '../../src/queue/jobDefinition.ts';

export const sendPushesJob = defineJob({
  name: 'send-pushes',
  title: { ko: '푸시 보내기', en: 'Send pushes' },
  // With the collection, so that the erasure finds the jobs of a member.
  ids: z.strictObject({ collection: z.enum(['users']), user: recordId }),
  transaction: 'none',
  runSeconds: 300,
  // Longer than a device may fail before it is given up.
  backoff: { baseSeconds: 30, capSeconds: 2 * 3_600 },
  retrySeconds: 30 * 3_600,
});
