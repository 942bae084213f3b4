import { z } from 'zod';
import { defineJob, recordId } from '../../src/queue/jobDefinition.ts';

export const rollBackImportJob = defineJob({
  name: 'roll-back-import',
  title: { ko: '가져오기 되돌리기', en: 'Roll back an import' },
  ids: z.strictObject({ import: recordId }),
  transaction: 'none',
  runSeconds: 259_200,
  concurrency: 1,
  backoff: { baseSeconds: 5, capSeconds: 600 },
  retrySeconds: 86_400,
});
