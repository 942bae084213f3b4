import type { Endpoint } from 'payload';
import { Problem } from '../../errors/problem.ts';

/** An address that Payload would serve and that does not exist here. */
export function closedEndpoint(input: Pick<Endpoint, 'path' | 'method'>): Endpoint {
  return {
    ...input,
    handler: () => {
      throw new Problem('not_found');
    },
  };
}
