import type { CollectionBeforeChangeHook } from 'payload';
import type { Sharing } from '../../payload-types.ts';
import { ownerOf } from '../../src/domain/operations/ownership.ts';
import { inviteDietitian as invite } from '../../src/services/patients/sharings.ts';

/** Checks a new sharing, and adds the code that a dietitian enters. */
export const inviteDietitian: CollectionBeforeChangeHook<Sharing> = async ({
  context,
  data,
  operation,
  req,
}) => {
  const owner = ownerOf(data);
  if (operation !== 'create' || owner === undefined) return data;
  const { code, codeHash, codeExpiresAt } = await invite(req, {
    user: Number(owner),
    shares: [data.shares?.profile === true, data.shares?.diary === true],
    until: data.until,
    timeZone: req.user?.collection === 'users' ? req.user.timeZone : undefined,
  });
  context['sharingCode'] = code;
  return { ...data, codeHash, codeExpiresAt, state: 'invited' };
};
