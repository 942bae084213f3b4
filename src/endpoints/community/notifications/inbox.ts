import type { Endpoint } from 'payload';
import { readInbox } from '../../../services/community/notifications/inbox.ts';
import { takes } from '../../operations/guard/routeParameters.ts';

const defaultLimit = 20;

/** `GET /api/notifications`: a page of the caller's inbox, in place of the list that Payload generates. */
export const inboxEndpoint: Endpoint = {
  path: '/',
  method: 'get',
  custom: takes({ cursor: 'text', limit: { from: 1, to: 100 }, unread: 'truth-value' }),
  handler: async (req) => {
    const { searchParams } = req;
    const page = await readInbox(req, {
      cursor: searchParams.get('cursor'),
      limit: Number(searchParams.get('limit') ?? defaultLimit),
      isUnreadOnly: searchParams.get('unread') === 'true',
    });
    return Response.json(page, { headers: { 'cache-control': 'private, no-store' } });
  },
};
