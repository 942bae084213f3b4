import { jobDefinitions, type JobName } from '../src/queue/definitions.ts';
import { computeNutrition } from './handlers/computeNutrition.ts';
import type { AnyHandler, JobHandler } from './handlers/handler.ts';
import { pruneJobs } from './handlers/pruneJobs.ts';
import { purgeTrash } from './handlers/purgeTrash.ts';
import { removeFiles } from './handlers/removeFiles.ts';
import { refreshFoods } from './handlers/refreshFoods.ts';
import { sendEmail } from './handlers/sendEmail.ts';
import { tendFoodSearch } from './handlers/tendFoodSearch.ts';
import type { JobKinds } from './runInPayload.ts';

/** The handler of every job; one without is a compile error. */
const handlers: { readonly [Name in JobName]: JobHandler<Name> } = {
  'send-email': sendEmail,
  'compute-nutrition': computeNutrition,
  'refresh-foods': refreshFoods,
  'tend-food-search': tendFoodSearch,
  'remove-files': removeFiles,
  'purge-trash': purgeTrash,
  'prune-jobs': pruneJobs,
};

/** The product's jobs. A job's ids are parsed by its definition before its handler gets them, hence the wider type. */
export const productKinds: JobKinds = {
  definitions: jobDefinitions,
  handlers: handlers as Readonly<Record<JobName, AnyHandler>>,
};
