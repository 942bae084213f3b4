import { ownLog } from '../../src/errors/quietLog.ts';
import { sweepFiles } from '../../src/services/operations/files/sweepFiles.ts';
import type { JobHandler } from '../engine/handler.ts';
import type { sweepFilesJob } from './sweepFiles.ts';

export const handle: JobHandler<typeof sweepFilesJob> = async ({ req, signal }) => {
  for (const { documentsWithoutFile, firstIds, ...swept } of await sweepFiles({ req, signal })) {
    if (swept.unknownFiles > 0)
      ownLog(req.payload.logger).info({ msg: 'removed files without a document', ...swept });
    if (documentsWithoutFile > 0) {
      const { collection } = swept;
      ownLog(req.payload.logger).warn({
        msg: 'documents without their file',
        collection,
        documentsWithoutFile,
        firstIds,
      });
    }
  }
};
