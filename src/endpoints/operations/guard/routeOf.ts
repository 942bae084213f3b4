import type { Endpoint, SanitizedCollectionConfig, SanitizedConfig } from 'payload';
import { findRoute, hasMalformedId } from '../../../domain/operations/malformedId.ts';
import { decodeComponent } from '../../../domain/operations/requestShape.ts';
import { Problem } from '../../../errors/problem.ts';

/** The endpoint of Payload that answers a request. */
export interface Route {
  readonly endpoint: Omit<Endpoint, 'root'>;
  /** The collection that it belongs to, if any. */
  readonly collection: SanitizedCollectionConfig | undefined;
  /** Whether documents of its collection are files. */
  readonly hasUploads: boolean;
}

/**
 * Finds the endpoint of a request; undefined where Payload answers that there is none.
 *
 * @throws {Problem} 404 for a path with a malformed row id, and for a path of a feature that the collection does not
 *   have.
 */
export function routeOf(
  method: string,
  pathname: string,
  { collections, endpoints, routes }: SanitizedConfig,
): Route | undefined {
  if (!pathname.startsWith(`${routes.api}/`)) return undefined;
  const [, slug = '', ...rest] = pathname.slice(routes.api.length).split('/');
  const collection = collections.find((each) => each.slug === slug);
  if (collection === undefined) {
    const endpoint = findRoute({ method, rest: [slug, ...rest].join('/'), routes: endpoints });
    return endpoint === undefined ? undefined : { endpoint, collection, hasUploads: false };
  }
  if (collection.endpoints === false) return undefined;
  const path = rest.map((segment) => decodeComponent(segment.replaceAll('+', '%2B')) ?? segment).join('/');
  const endpoint = findRoute({ method, rest: path, routes: collection.endpoints });
  // Payload mounts these two routes for every collection, and they fail where the feature is off.
  const isAbsent =
    (rest[0] === 'versions' && !collection.versions) || (rest[0] === 'verify' && !collection.auth.verify);
  // The file system refuses to look for a longer name, and Payload answers 500.
  const isNoFile = rest[0] === 'file' && Buffer.byteLength(path) > 'file/'.length + 255;
  if (isAbsent || isNoFile || (endpoint !== undefined && hasMalformedId({ rest: path, route: endpoint })))
    throw new Problem('not_found');
  return endpoint === undefined
    ? undefined
    : { endpoint, collection, hasUploads: Boolean(collection.upload) };
}
