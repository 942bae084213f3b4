import { eraseWithdrawnData } from '../../src/services/accounts/consents/eraseWithdrawnData.ts';
import { forgetMails } from '../../src/services/accounts/erasure/farewell.ts';
import { removeOldExports } from '../../src/services/accounts/export/removeExports.ts';
import { forgetGuardians } from '../../src/services/accounts/guardian/forgetGuardians.ts';
import type { JobHandler } from '../engine/handler.ts';
import type { eraseExpiredDataJob } from './eraseExpiredData.ts';

export const handle: JobHandler<typeof eraseExpiredDataJob> = async ({ req, signal }) => {
  await eraseWithdrawnData({ req, signal });
  await forgetGuardians({ req });
  await removeOldExports({ req });
  await forgetMails({ req, signal });
};
