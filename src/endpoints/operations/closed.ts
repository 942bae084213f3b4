import type { Endpoint } from 'payload';
import { Problem } from '../../errors/problem.ts';
import { takesBody } from './guard/bodyKinds.ts';

/** Closes a route that Payload would serve: the answer is 404. */
export function closedEndpoint(route: Pick<Endpoint, 'path' | 'method'>): Endpoint {
  return {
    ...route,
    ...takesBody('object'),
    handler: () => {
      throw new Problem('not_found');
    },
  };
}
