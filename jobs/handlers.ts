import { eraseExpiredDataJob } from './accounts/eraseExpiredData.ts';
import { makeExportJob } from './accounts/makeExport.ts';
import { noteErasuresJob } from './accounts/noteErasures.ts';
import { sendEmailJob } from './accounts/sendEmail.ts';
import { sendFarewellJob } from './accounts/sendFarewell.ts';
import { eraseTracesJob } from './community/eraseTraces.ts';
import { sendDigestJob } from './community/sendDigest.ts';
import { sendDigestsJob } from './community/sendDigests.ts';
import { sendPushesJob } from './community/sendPushes.ts';
import type { JobName } from './definitions.ts';
import { jobKind, type JobKind } from './engine/handler.ts';
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

/** The handlers of all jobs. A missing handler, or one of another job, is a compile error. */
const kinds: { readonly [Name in JobName]: JobKind<Name> } = {
  'send-email': jobKind(sendEmailJob, () => import('./accounts/sendEmail.handler.ts')),
  'make-export': jobKind(makeExportJob, () => import('./accounts/makeExport.handler.ts')),
  'send-farewell': jobKind(sendFarewellJob, () => import('./accounts/sendFarewell.handler.ts')),
  'note-erasures': jobKind(noteErasuresJob, () => import('./accounts/noteErasures.handler.ts')),
  'erase-expired-data': jobKind(eraseExpiredDataJob, () => import('./accounts/eraseExpiredData.handler.ts')),
  'send-digests': jobKind(sendDigestsJob, () => import('./community/sendDigests.handler.ts')),
  'send-digest': jobKind(sendDigestJob, () => import('./community/sendDigest.handler.ts')),
  'send-pushes': jobKind(sendPushesJob, () => import('./community/sendPushes.handler.ts')),
  'compute-nutrition': jobKind(computeNutritionJob, () => import('./meals/computeNutrition.handler.ts')),
  'heal-meal-totals': jobKind(healTotalsJob, () => import('./meals/healTotals.handler.ts')),
  'refresh-foods': jobKind(refreshFoodsJob, () => import('./foods/refreshFoods.handler.ts')),
  'refresh-food-search': jobKind(refreshSearchJob, () => import('./search/refreshSearch.handler.ts')),
  'inspect-import': jobKind(inspectImportJob, () => import('./imports/inspectImport.handler.ts')),
  'preview-import': jobKind(previewImportJob, () => import('./imports/previewImport.handler.ts')),
  'run-import': jobKind(runImportJob, () => import('./imports/runImport.handler.ts')),
  'roll-back-import': jobKind(rollBackImportJob, () => import('./imports/rollBackImport.handler.ts')),
  'prune-imports': jobKind(pruneImportsJob, () => import('./imports/pruneImports.handler.ts')),
  'remove-files': jobKind(removeFilesJob, () => import('./operations/removeFiles.handler.ts')),
  'sweep-files': jobKind(sweepFilesJob, () => import('./operations/sweepFiles.handler.ts')),
  'purge-trash': jobKind(purgeTrashJob, () => import('./operations/purgeTrash.handler.ts')),
  'check-community': jobKind(checkCommunityJob, () => import('./community/checkCommunity.handler.ts')),
  'refresh-trust-levels': jobKind(refreshTrustJob, () => import('./community/refreshTrust.handler.ts')),
  'erase-traces': jobKind(eraseTracesJob, () => import('./community/eraseTraces.handler.ts')),
  'prune-jobs': jobKind(pruneJobsJob, () => import('./operations/pruneJobs.handler.ts')),
};

export const productJobs: readonly JobKind[] = Object.values(kinds);
