import type { Endpoint } from 'payload';
import { moderationReasons, reasonNames } from '../../../domain/community/moderation/reasons.ts';

/** `GET /api/reports/reasons`: why something can be reported, with names in all languages, in the order to show them. */
export const reasonsEndpoint: Endpoint = {
  path: '/reasons',
  method: 'get',
  handler: () =>
    Response.json(
      { docs: reasonNames.map((name) => ({ name, title: moderationReasons[name].title })) },
      { headers: { 'cache-control': 'public, max-age=3600' } },
    ),
};
