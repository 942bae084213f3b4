import type { Endpoint, PayloadRequest } from 'payload';
import { z } from 'zod';
import { isAdmin } from '../../access/roles.ts';
import { Problem } from '../../errors/problem.ts';
import { retryAllFailedJobs, retryParkedJob } from '../../queue/claims/parked.ts';
import { runIn } from '../../queue/runSql.ts';

const headers = { 'cache-control': 'no-store' };

/** `POST /api/jobs/:id/retry`: makes a parked job run again. For admins. */
export const retryJobEndpoint: Endpoint = {
  path: '/jobs/:id/retry',
  method: 'post',
  handler: async (req) => {
    requireAdmin(req);
    const id = z.uuid().safeParse(req.routeParams?.['id']);
    // A job that runs, or that somebody else has already retried, is not parked any more.
    if (!id.success || !(await retryParkedJob(runIn(req), id.data))) throw new Problem('not_found');
    return Response.json({ id: id.data }, { headers });
  },
};

/** `POST /api/jobs/retry`: makes all jobs run again that are parked or wait after a failure. For admins. */
export const retryAllJobsEndpoint: Endpoint = {
  path: '/jobs/retry',
  method: 'post',
  handler: async (req) => {
    requireAdmin(req);
    return Response.json({ retried: await retryAllFailedJobs(runIn(req)) }, { headers });
  },
};

function requireAdmin(req: PayloadRequest): void {
  if (req.user === null) throw new Problem('authentication_required');
  if (!isAdmin({ req })) throw new Problem('forbidden');
}
