import type { FieldHook } from 'payload';
import { z } from 'zod';
import type { AnonymityOpening } from '../../../payload-types.ts';
import {
  openingStateAt,
  openingStates,
  type OpeningState,
} from '../../../src/domain/community/anonymity/openings.ts';

const opening = z.object({ state: z.enum(openingStates), expiresAt: z.coerce.date() });

/** Shows that the time of an opening is over, before a job writes it down. */
export const showExpiry: FieldHook<AnonymityOpening, OpeningState | undefined> = ({ siblingData, value }) => {
  // A client may have selected other fields only.
  const { data } = opening.safeParse({ ...siblingData, state: value });
  return data === undefined ? value : openingStateAt(data, new Date());
};
