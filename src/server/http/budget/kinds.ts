import type { IncomingMessage } from 'node:http';
import type { SanitizedConfig } from 'payload';
import { bodyKindOf } from '../../../endpoints/operations/guard/bodyKinds.ts';
import { maximumJsonBytes } from '../../../endpoints/operations/guard/readBody.ts';
import { defaultLimit } from '../../../domain/search/query.ts';
import { maximumUploadMegabytes } from '../../../domain/operations/uploadFiles.ts';

/** Kinds of calls that are limited separately, because each is expensive in its own way. */
export type Kind =
  /** Hashes a password: sign-ups, logins, resets and changes. Processor time of a thread. */
  | 'password'
  /** May wait for another company. Nothing else waits behind it. */
  | 'sign-in'
  /** Decodes pictures. Processor time of a thread, and memory. */
  | 'upload'
  /** Any query. Processor time of the main thread, and connections. */
  | 'graphql'
  /** Holds a database connection for a transaction. */
  | 'write'
  /** Lists, documents, files and pages. Uses a connection for each statement. */
  | 'read';

/** Calls of the hot routes. A page of 100 foods takes as long as five of the ordinary size. */
export type HotKind = 'hot' | 'hot-large';

export interface Call {
  readonly method: string;
  /** The path without the query. */
  readonly path: string;
  readonly contentType: string | undefined;
}

const readMethods: readonly string[] = ['GET', 'HEAD', 'OPTIONS'];

/**
 * The kind of a call that Next serves; undefined for the files of the admin UI, which cost nothing, and
 * for uploads that are streamed. It knows the
 * collections with accounts from the config: every write to them may hash a password.
 */
export function kindOf(
  { contentType = '', method, path }: Call,
  { collections, routes }: Pick<SanitizedConfig, 'collections' | 'routes'>,
): Kind | undefined {
  if (path.startsWith('/_next/') || isStreamed({ method, path }, { collections, routes })) return undefined;
  if (path.startsWith(`${routes.api}/auth/`) || path === `${routes.api}/users/me/identities`)
    return 'sign-in';
  if (readMethods.includes(method)) return 'read';
  if (path === routes.api + routes.graphQL) return 'graphql';
  const ownsAccounts = collections.some(
    ({ auth, slug }) => Boolean(auth) && `${path}/`.startsWith(`${routes.api}/${slug}/`),
  );
  if (ownsAccounts) return 'password';
  return isMultipart(contentType) ? 'upload' : 'write';
}

/**
 * Whether a call brings a body of any size, which its handler reads as it arrives: nobody can hold it until its turn, and
 * it may take longer than other requests. Its handler refuses strangers before it reads.
 */
export function isStreamed(
  { method, path }: Pick<Call, 'method' | 'path'>,
  { collections, routes }: Pick<SanitizedConfig, 'collections' | 'routes'>,
): boolean {
  if (method !== 'POST') return false;
  const collection = collections.find(({ slug }) => path === `${routes.api}/${slug}`);
  const endpoints = collection === undefined || collection.endpoints === false ? [] : collection.endpoints;
  const endpoint = endpoints.find((each) => each.method === 'post' && each.path === '/');
  return endpoint !== undefined && bodyKindOf(endpoint).kind === 'stream';
}

/** Whether a request that arrives may take hours, for the HTTP server. */
export function longUploads(
  config: Pick<SanitizedConfig, 'collections' | 'routes'>,
): (req: Pick<IncomingMessage, 'method' | 'url'>) => boolean {
  return ({ method = '', url = '' }) => isStreamed({ method, path: url.split('?')[0] ?? '' }, config);
}

/** The kind of a call of a hot route. */
export function hotKindOf({ searchParams }: URL): HotKind {
  return Number(searchParams.get('limit')) > defaultLimit ? 'hot-large' : 'hot';
}

/** The largest body that a call may have. What is larger, the handler refuses. */
export function maximumBodyBytes({ contentType = '' }: Call): number {
  const form = 64 * 1024;
  return isMultipart(contentType) ? maximumUploadMegabytes * 1024 * 1024 + form : maximumJsonBytes;
}

function isMultipart(contentType: string): boolean {
  return contentType.trim().toLowerCase().startsWith('multipart/');
}
