import type { Endpoint } from 'payload';
import { Problem } from '../../errors/problem.ts';

/** Closes a route that Payload would serve: the answer is 404. */
export function closedEndpoint(input: Pick<Endpoint, 'path' | 'method'>): Endpoint {
  return {
    ...input,
    handler: () => {
      throw new Problem('not_found');
    },
  };
}
