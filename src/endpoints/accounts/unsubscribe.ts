import type { Endpoint } from 'payload';
import { z } from 'zod';
import { unsubscribe } from '../../services/community/notifications/digests/unsubscribe.ts';
import { takesBody } from '../operations/guard/bodyKinds.ts';
import { withoutLogin } from '../operations/guard/loginCalls.ts';
import { linkPage } from './pages/linkPage.ts';
import { unsubscribeTexts } from './pages/lawfulTexts.ts';

/**
 * `/api/users/unsubscribe`: the page that ends the mails about notifications. `/api/users/unsubscribe/:token` is the
 * address of the header `List-Unsubscribe`: a mail program sends a POST to it (RFC 8058), an older one opens it.
 */
export const unsubscribeEndpoints: Endpoint[] = [
  ...linkPage({
    path: '/unsubscribe',
    texts: unsubscribeTexts,
    purpose: 'unsubscribe',
    isRepeatable: true,
    body: z.strictObject({ token: z.string() }),
    act: (req, { token }) => unsubscribe({ req, token }),
  }),
  {
    path: '/unsubscribe/:token',
    method: 'post',
    custom: { ...takesBody('ignored').custom, ...withoutLogin },
    handler: async (req) => {
      await unsubscribe({ req, token: String(req.routeParams?.['token']) });
      return Response.json({ unsubscribed: true }, { headers: { 'cache-control': 'no-store' } });
    },
  },
  {
    path: '/unsubscribe/:token',
    method: 'get',
    custom: withoutLogin,
    handler: (req) => {
      const query = new URLSearchParams({ token: String(req.routeParams?.['token']) });
      return new Response(null, {
        status: 303,
        headers: { location: `../unsubscribe?${query.toString()}`, 'cache-control': 'no-store' },
      });
    },
  },
];
