import type { Endpoint } from 'payload';
import { Problem } from '../../errors/problem.ts';

/** `GET /api/members/me`: the public profile of the member who asks. */
export const ownMemberEndpoint: Endpoint = {
  path: '/me',
  method: 'get',
  handler: async (req) => {
    const { payload, user } = req;
    if (user === null) throw new Problem('authentication_required');
    if (user.collection !== 'users') throw new Problem('not_found');
    const { docs } = await payload.find({
      collection: 'members',
      where: { user: { equals: user.id } },
      limit: 1,
      depth: 0,
      pagination: false,
      overrideAccess: false,
      req,
    });
    const [member] = docs;
    if (member === undefined) throw new Problem('not_found');
    return Response.json(member);
  },
};
