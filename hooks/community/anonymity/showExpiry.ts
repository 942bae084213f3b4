import type { FieldHook } from 'payload';
import { z } from 'zod';
import { openingStateAt, openingStates } from '../../../src/domain/community/anonymity/openings.ts';

const opening = z.object({ state: z.enum(openingStates), expiresAt: z.coerce.date() });

/** Shows that the time of an opening is over, before a job writes it down. */
export const showExpiry: FieldHook = ({ siblingData, value }) => {
  // A client may have selected other fields only.
  const { data } = opening.safeParse({ ...siblingData, state: value });
  return data === undefined ? (value as unknown) : openingStateAt(data, new Date());
};
