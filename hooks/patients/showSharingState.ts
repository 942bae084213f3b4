import type { FieldHook } from 'payload';
import { z } from 'zod';
import type { Sharing } from '../../payload-types.ts';
import { personalDay } from '../../src/domain/calendar.ts';
import { sharingStateAt, sharingStates, type SharingState } from '../../src/domain/patients/sharings.ts';

const times = z.object({ state: z.enum(sharingStates), codeExpiresAt: z.coerce.date(), until: z.string() });

/** Shows that the time of a sharing is over. Its end follows the clock of the member; a list cannot know it, so Seoul's. */
export const showSharingState: FieldHook<Sharing, SharingState | undefined> = ({
  req,
  siblingData,
  value,
}) => {
  // A client may have selected other fields only.
  const { data } = times.safeParse({ ...siblingData, state: value });
  if (data === undefined) return value;
  const timeZone = req.user?.collection === 'users' ? req.user.timeZone : undefined;
  const now = new Date();
  return sharingStateAt(data, { now, today: personalDay(timeZone, now) });
};
