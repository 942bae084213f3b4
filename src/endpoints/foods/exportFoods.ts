import type { Endpoint } from 'payload';
import { ownLog } from '../../errors/quietLog.ts';
import { exportFoods } from '../../services/foods/exportFoods.ts';
import { privateHeaders } from '../operations/privateHeaders.ts';
import { requireDietitian } from '../operations/guard/requireDietitian.ts';
import { forDietitians } from '../operations/guard/callers.ts';
import { takes } from '../operations/guard/routeParameters.ts';

/** `GET /api/foods/export.csv?where=&sort=&q=`: the foods of a list as a file that an import reads. */
export const exportFoodsEndpoint: Endpoint = {
  path: '/export.csv',
  method: 'get',
  custom: { ...takes({ where: 'nested', sort: 'list', q: 'text' }), ...forDietitians },
  handler: async (req) => {
    requireDietitian(req);
    const { where, sort } = req.query;
    const q = req.searchParams.get('q')?.trim() ?? '';
    const body = await exportFoods(req, {
      ...(where === undefined ? {} : { where }),
      ...(sort === undefined ? {} : { sort }),
      q: q === '' ? undefined : q,
      onError: (error) =>
        ownLog(req.payload.logger).error({ err: error }, 'an export of foods stopped with an error'),
    });
    const day = new Date().toISOString().slice(0, 10);
    return new Response(body, {
      headers: {
        ...privateHeaders,
        'content-type': 'text/csv; charset=utf-8',
        'content-disposition': `attachment; filename="foods-${day}.csv"`,
        'x-content-type-options': 'nosniff',
      },
    });
  },
};
