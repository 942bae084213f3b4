import { z } from 'zod';
import { defineJob, recordId } from '../../src/queue/jobDefinition.ts';

/** A worker runs one, and the database lets one write (`importLock.ts`): a second one of another worker waits. */
export const runImportJob = defineJob({
  name: 'run-import',
  title: { ko: '가져오기', en: 'Run an import' },
  ids: z.strictObject({ import: recordId }),
  transaction: 'none',
  runSeconds: 259_200,
  concurrency: 1,
  backoff: { baseSeconds: 5, capSeconds: 600 },
  // The database may be away for hours.
  retrySeconds: 86_400,
});
