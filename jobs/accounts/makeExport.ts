import { z } from 'zod';
import { defineJob, recordId } from '../../src/queue/jobDefinition.ts';

export const makeExportJob = defineJob({
  name: 'make-export',
  title: { ko: '내보내기 파일 만들기', en: 'Make an export' },
  ids: z.strictObject({ export: recordId }),
  transaction: 'none',
  runSeconds: 3_600,
  concurrency: 2,
  backoff: { baseSeconds: 15, capSeconds: 3_600 },
});
