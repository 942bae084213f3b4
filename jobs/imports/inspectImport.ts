import { z } from 'zod';
import { defineJob, recordId } from '../../src/queue/jobDefinition.ts';

export const inspectImportJob = defineJob({
  name: 'inspect-import',
  title: { ko: '가져올 파일 확인', en: 'Look at the files of an import' },
  ids: z.strictObject({ import: recordId }),
  transaction: 'none',
  runSeconds: 3_600,
  concurrency: 1,
  backoff: { baseSeconds: 5, capSeconds: 600 },
});
