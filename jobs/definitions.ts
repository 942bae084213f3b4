import { eraseExpiredDataJob } from './accounts/eraseExpiredData.ts';
import { makeExportJob } from './accounts/makeExport.ts';
import { noteErasuresJob } from './accounts/noteErasures.ts';
import { sendEmailJob } from './accounts/sendEmail.ts';
import { sendFarewellJob } from './accounts/sendFarewell.ts';
import { sendDigestJob } from './community/sendDigest.ts';
import { sendDigestsJob } from './community/sendDigests.ts';
import { sendPushesJob } from './community/sendPushes.ts';
import { eraseTracesJob } from './community/eraseTraces.ts';
import { checkCommunityJob } from './community/checkCommunity.ts';
import { refreshTrustJob } from './community/refreshTrust.ts';
import { refreshFoodsJob } from './foods/refreshFoods.ts';
import { inspectImportJob } from './imports/inspectImport.ts';
import { previewImportJob } from './imports/previewImport.ts';
import { runImportJob } from './imports/runImport.ts';
import { rollBackImportJob } from './imports/rollBackImport.ts';
import { pruneImportsJob } from './imports/pruneImports.ts';
import { computeNutritionJob } from './meals/computeNutrition.ts';
import { healTotalsJob } from './meals/healTotals.ts';
import { pruneJobsJob } from './operations/pruneJobs.ts';
import { purgeTrashJob } from './operations/purgeTrash.ts';
import { removeFilesJob } from './operations/removeFiles.ts';
import { sweepFilesJob } from './operations/sweepFiles.ts';
import { refreshSearchJob } from './search/refreshSearch.ts';

/**
 * All kinds of jobs of the product. jobs/handlers.ts names the handler of each, and the compiler checks that none is
 * missing.
 */
export const jobDefinitions = [
  sendEmailJob,
  sendFarewellJob,
  makeExportJob,
  noteErasuresJob,
  eraseExpiredDataJob,
  sendDigestsJob,
  sendDigestJob,
  sendPushesJob,
  computeNutritionJob,
  healTotalsJob,
  refreshFoodsJob,
  refreshSearchJob,
  inspectImportJob,
  previewImportJob,
  runImportJob,
  rollBackImportJob,
  pruneImportsJob,
  removeFilesJob,
  sweepFilesJob,
  purgeTrashJob,
  pruneJobsJob,
  checkCommunityJob,
  refreshTrustJob,
  eraseTracesJob,
] as const;

export type JobName = (typeof jobDefinitions)[number]['name'];
