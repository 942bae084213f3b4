import { executeAuthStrategies, type Payload, type PayloadRequest } from 'payload';
import { z } from 'zod';
import { isDietitian, isModerator } from '../../../access/roles.ts';
import { Problem } from '../../../errors/problem.ts';
import type { Route } from './routeOf.ts';

type IsCaller = (args: { readonly req: Pick<PayloadRequest, 'user'> }) => boolean;

/** Declares that an endpoint of ours is for moderators and admins. Spread it into `custom`. */
export const forModerators: { readonly isCaller: IsCaller } = { isCaller: isModerator };

/** The same for dietitians and admins. */
export const forDietitians: { readonly isCaller: IsCaller } = { isCaller: isDietitian };

const declared = z.object({ isCaller: z.custom<IsCaller>((value) => typeof value === 'function') });

/**
 * Refuses who may not call an endpoint, before the input is checked: an error about the input would say that a better
 * one is taken.
 *
 * @throws {Problem} `authentication_required`, `forbidden`
 */
export async function checkCaller(
  { headers }: Request,
  { route, payload }: { route: Route | undefined; payload: Payload },
): Promise<void> {
  const declaration = declared.safeParse(route?.endpoint.custom);
  if (!declaration.success) return;
  const { user } = await executeAuthStrategies({ headers, payload });
  if (user === null) throw new Problem('authentication_required');
  if (!declaration.data.isCaller({ req: { user } })) throw new Problem('forbidden');
}
