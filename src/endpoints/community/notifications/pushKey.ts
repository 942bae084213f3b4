import type { Endpoint } from 'payload';
import { vapidDetails } from '../../../services/community/notifications/push/vapid.ts';

/** `GET /api/push-subscriptions/public-key`: the key with which a browser registers its device. */
export const pushKeyEndpoint: Endpoint = {
  path: '/public-key',
  method: 'get',
  handler: () => Response.json({ publicKey: vapidDetails().publicKey }),
};
