import type { Endpoint } from 'payload';
import { z } from 'zod';
import { Problem } from '../../../errors/problem.ts';
import { markRead } from '../../../services/community/notifications/inbox.ts';
import { takesBody } from '../../operations/guard/bodyKinds.ts';
import { jsonOf } from '../../operations/jsonOf.ts';

const body = z.strictObject({
  ids: z.array(z.int32().positive()).min(1).max(1_000).optional(),
  /** All that are as old as this moment, or older. */
  before: z.iso.datetime({ offset: true }).optional(),
  all: z.boolean().optional(),
});

/** `POST /api/notifications/read`: marks some notifications of the caller, all up to a moment, or all of them. */
export const markReadEndpoint: Endpoint = {
  path: '/read',
  method: 'post',
  ...takesBody(body),
  handler: async (req) => {
    const { all, before, ids } = body.parse((await jsonOf(req)) ?? {});
    const choices = [
      ...(ids === undefined ? [] : [{ ids }]),
      ...(before === undefined ? [] : [{ before: new Date(before) }]),
      ...(all === true ? ['all' as const] : []),
    ];
    const [marked] = choices;
    if (marked === undefined || choices.length > 1)
      throw new Problem('exactly_one_of', {
        field: 'ids',
        parameters: { allowed: 'ids, before, all: true' },
      });
    return Response.json(await markRead(req, marked), { headers: { 'cache-control': 'private, no-store' } });
  },
};
