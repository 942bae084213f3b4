import {
  foodFigures,
  countJobsByState,
  countMeals,
  countMembers,
  type DiaryFigures,
  type FoodFigures,
  type JobFigures,
  type MemberFigures,
} from '../../database/operations/dashboard.ts';
import { runningRefresh, type RefreshRun } from '../../database/foods/refreshRun.ts';
import { publicPool } from '../../database/publicPool.ts';
import { listParkedJobs, type ParkedJob } from '../../queue/claims/parked.ts';
import { runOn } from '../../queue/runSql.ts';
import { heartbeatSeconds } from '../../queue/claims/workers.ts';

/**
 * The figures of the staff's start page. A part is undefined when it failed or took too long; the other parts are
 * still shown.
 */
export interface Dashboard {
  readonly foods: FoodFigures | undefined;
  readonly members: MemberFigures | undefined;
  readonly diaries: DiaryFigures | undefined;
  readonly jobs: JobFigures | undefined;
  /** How far foods are judged again; null where all are judged. */
  readonly refresh: RefreshRun | null | undefined;
  /** The latest first, without the data of the jobs, because these contain ids of members. */
  readonly parked: readonly Omit<ParkedJob, 'data'>[] | undefined;
}

export type { WatchedFact } from '../../database/operations/dashboard.ts';
export { watchedFacts } from '../../database/operations/dashboard.ts';

/** How many parked jobs are listed. More jobs usually have the same few causes. */
const maximumParkedJobs = 20;

/** Reads all figures, one statement each, with the pool that limits the time of a statement. */
export async function dashboard({ onFault }: { onFault: (error: unknown) => void }): Promise<Dashboard> {
  const pool = publicPool();
  const orNothing = async <Part>(part: Promise<Part>): Promise<Part | undefined> => {
    try {
      return await part;
    } catch (error) {
      onFault(error);
      return undefined;
    }
  };
  const [foods, members, diaries, jobs, refresh, parked] = await Promise.all([
    orNothing(foodFigures(pool)),
    orNothing(countMembers(pool)),
    orNothing(countMeals(pool)),
    orNothing(countJobsByState(pool, { silentSeconds: 4 * heartbeatSeconds })),
    orNothing(runningRefresh(pool)),
    orNothing(listParkedJobs(runOn(pool), maximumParkedJobs)),
  ]);
  return { foods, members, diaries, jobs, refresh, parked: parked?.map(withoutData) };
}

function withoutData({ id, name, attempts, reason, parked_at }: ParkedJob): Omit<ParkedJob, 'data'> {
  return { id, name, attempts, reason, parked_at };
}
