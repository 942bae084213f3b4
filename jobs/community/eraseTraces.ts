import { z } from 'zod';
import { defineJob, recordId } from '../../src/queue/jobDefinition.ts';

/** One for each document, each at a moment of its own, so that nothing tells that two of them have one author. */
export const eraseTracesJob = defineJob({
  name: 'erase-traces',
  title: { ko: '탈퇴한 회원이 남긴 자료 지우기', en: 'Erase what an erased member has left' },
  ids: z.strictObject({
    collection: z.enum(['posts', 'comments', 'reports']),
    document: recordId,
    extent: z.enum(['traces', 'all']),
  }),
  transaction: 'around',
  runSeconds: 60,
  backoff: { baseSeconds: 60, capSeconds: 3_600 },
  retrySeconds: 20 * 3_600,
});
