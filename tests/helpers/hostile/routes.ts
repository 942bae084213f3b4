import type { Endpoint, SanitizedCollectionConfig, SanitizedConfig } from 'payload';

export interface HostileRoute {
  readonly method: string;
  /** `/api/foods/:id` */
  readonly path: string;
  readonly collection?: SanitizedCollectionConfig;
}

/** Addresses that no collection has. */
const otherRoutes: readonly HostileRoute[] = [
  { method: 'GET', path: '/api' },
  { method: 'GET', path: '/api/nothing' },
  { method: 'POST', path: '/api/nothing/at/all' },
  { method: 'GET', path: '/api/graphql' },
  { method: 'GET', path: '/api/health/live' },
  { method: 'DELETE', path: '/api/foods/search' },
  { method: 'PUT', path: '/api/foods/:id' },
];

/** Every route that Payload mounts, and the hot routes, which are endpoints of their collections, too. */
export function routesOf(config: SanitizedConfig): HostileRoute[] {
  const mounted = (endpoints: readonly Endpoint[] | false, collection?: SanitizedCollectionConfig) =>
    (endpoints === false ? [] : endpoints).map(({ method, path }) => ({
      method: method.toUpperCase(),
      path: `/api${collection === undefined ? '' : `/${collection.slug}`}${path === '/' ? '' : path}`,
      ...(collection === undefined ? {} : { collection }),
    }));
  const all = [
    ...config.collections.flatMap((collection) => mounted(collection.endpoints, collection)),
    ...mounted(config.endpoints),
    ...otherRoutes,
  ];
  return [...new Map(all.map((route) => [`${route.method} ${route.path}`, route])).values()];
}

/** Whether the route creates or changes documents of its collection. */
export function isWriteOfDocuments({ collection, method, path }: HostileRoute): boolean {
  const rest = path.slice(`/api/${collection?.slug ?? ''}`.length);
  return (
    collection !== undefined &&
    ((method === 'POST' && rest === '') || (method === 'PATCH' && ['', '/:id'].includes(rest)))
  );
}

/** Whether the route lists documents. */
export function isList({ collection, method, path }: HostileRoute): boolean {
  return collection !== undefined && method === 'GET' && path === `/api/${collection.slug}`;
}
