import { sendEmailJob } from './accounts/sendEmail.ts';
import { refreshFoodsJob } from './foods/refreshFoods.ts';
import { computeNutritionJob } from './meals/computeNutrition.ts';
import { pruneJobsJob } from './operations/pruneJobs.ts';
import { purgeTrashJob } from './operations/purgeTrash.ts';
import { removeFilesJob } from './operations/removeFiles.ts';
import { refreshSearchJob } from './search/refreshSearch.ts';

/** Every kind of job of the product. Its handler is named in jobs/handlers.ts; the compiler checks that it is. */
export const jobDefinitions = [
  sendEmailJob,
  computeNutritionJob,
  refreshFoodsJob,
  refreshSearchJob,
  removeFilesJob,
  purgeTrashJob,
  pruneJobsJob,
] as const;

export type JobName = (typeof jobDefinitions)[number]['name'];
