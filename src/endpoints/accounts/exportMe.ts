import type { Endpoint } from 'payload';
import { ownLog } from '../../errors/quietLog.ts';
import { exportMember } from '../../services/accounts/exportMember.ts';
import { jsonStream } from '../operations/jsonStream.ts';

/** `GET /api/users/me/export`: everything about the caller, as a file. */
export const exportMeEndpoint: Endpoint = {
  path: '/me/export',
  method: 'get',
  handler: async (req) => {
    const members = await exportMember({ req });
    const body = jsonStream({
      members,
      onError: (error) => ownLog(req.payload.logger).error({ err: error }, 'an export stopped with an error'),
    });
    const name = `diningcoach-${members.exportedAt.slice(0, 10)}.json`;
    return new Response(body, {
      headers: {
        'content-type': 'application/json; charset=utf-8',
        'content-disposition': `attachment; filename="${name}"`,
        'cache-control': 'private, no-store',
      },
    });
  },
};
