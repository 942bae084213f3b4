import type { Endpoint } from 'payload';
import { z } from 'zod';
import { moderationStatistics } from '../../../services/community/moderation/statistics.ts';
import { forModerators } from '../../operations/guard/callers.ts';
import { takes } from '../../operations/guard/routeParameters.ts';
import { requireModerator } from './requireModerator.ts';

const query = z.object({ days: z.coerce.number().default(28) });

/**
 * `GET /api/moderation-cases/statistics?days=28`: the figures of the desk's charts, of the last days with today, in the
 * calendar of the default time zone.
 */
export const statisticsEndpoint: Endpoint = {
  path: '/statistics',
  method: 'get',
  custom: { ...takes({ days: { from: 1, to: 366 } }), ...forModerators },
  handler: async (req) => {
    requireModerator(req);
    const { days } = query.parse(Object.fromEntries(req.searchParams));
    return Response.json(await moderationStatistics(req, { days }), {
      headers: { 'cache-control': 'private, no-store' },
    });
  },
};
