import type { Endpoint } from 'payload';
import { Problem } from '../../errors/problem.ts';

/** An address that Payload would serve and that does not exist here. */
export function closedEndpoint(of: Pick<Endpoint, 'path' | 'method'>): Endpoint {
  return {
    ...of,
    handler: () => {
      throw new Problem('not_found');
    },
  };
}
