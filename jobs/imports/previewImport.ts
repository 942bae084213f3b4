import { z } from 'zod';
import { defineJob, recordId } from '../../src/queue/jobDefinition.ts';

export const previewImportJob = defineJob({
  name: 'preview-import',
  title: { ko: '가져오기 미리보기', en: 'Preview an import' },
  ids: z.strictObject({ import: recordId }),
  transaction: 'none',
  runSeconds: 43_200,
  concurrency: 1,
  backoff: { baseSeconds: 5, capSeconds: 600 },
});
