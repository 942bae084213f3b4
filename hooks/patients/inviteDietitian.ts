import type { CollectionBeforeChangeHook } from 'payload';
import type { Sharing } from '../../payload-types.ts';
import { inviteDietitian as invite } from '../../src/services/patients/sharings.ts';

/** Checks a new sharing, and adds the code that a dietitian enters. */
export const inviteDietitian: CollectionBeforeChangeHook<Sharing> = async ({ context, data, operation, req }) => {
  if (operation !== 'create' || req.user?.collection !== 'users') return data;
  const { code, codeHash, codeExpiresAt } = await invite(req, {
    user: req.user.id,
    shares: [data.shares?.profile === true, data.shares?.diary === true],
    until: data.until,
    timeZone: req.user.timeZone,
  });
  context['sharingCode'] = code;
  return { ...data, codeHash, codeExpiresAt, state: 'invited' };
};
