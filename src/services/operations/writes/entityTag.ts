import type { PayloadRequest } from 'payload';
import { tableName } from '../../../database/columnName.ts';
import { readRowVersion } from '../../../database/operations/rowVersion.ts';
import { isMatch, parseIfMatch } from '../../../domain/operations/ifMatch.ts';
import { Problem } from '../../../errors/problem.ts';
import { isReached, type Change } from './reach.ts';

const checked = 'isIfMatchChecked';

/**
 * Reads the entity tag of a document: the version of its row. A tag that is read before the document may be older than
 * the document, which costs a needless 412 at most; a newer one would let a change overwrite an unseen one.
 */
export async function readEntityTag(
  req: PayloadRequest,
  { collection, id }: { collection: string; id: unknown },
): Promise<string | undefined> {
  const row = Number(id);
  if (!Number.isSafeInteger(row)) return undefined;
  const version = await readRowVersion(req, tableName(collection), row);
  return version === undefined ? undefined : `"${version}"`;
}

/** Sends the tag with the answer. */
export function sendEntityTag(req: PayloadRequest, tag: string | undefined): void {
  if (tag === undefined) return;
  req.responseHeaders ??= new Headers();
  req.responseHeaders.set('etag', tag);
}

/** Whether a REST request names this document in its path. The headers of the request are about this document only. */
export function isDocumentOfRoute(
  { payloadAPI, routeParams }: PayloadRequest,
  { collection, id }: { collection: string; id: unknown },
): boolean {
  return (
    payloadAPI === 'REST' && routeParams?.['collection'] === collection && routeParams['id'] === String(id)
  );
}

/**
 * Checks the `If-Match` header of a change or a deletion. The caller of this function has locked the document. Payload
 * checks access later, so a caller who may not do this gets Payload's own error.
 *
 * @throws {Problem} `precondition_failed` with the present state of the document.
 */
export async function requireIfMatch(change: Change): Promise<void> {
  const { req, collection, id } = change;
  const header = req.headers.get('if-match');
  const { slug } = collection;
  // The first operation on the document decides. Later ones of the same request see what the first has written.
  if (header === null || req.context[checked] === true) return;
  if (!isDocumentOfRoute(req, { collection: slug, id })) return;
  req.context[checked] = true;
  const tag = await readEntityTag(req, { collection: slug, id });
  // The edge has refused malformed headers (`src/endpoints/operations/guard/preconditions.ts`).
  if (tag === undefined || isMatch(parseIfMatch(header) ?? [], tag)) return;
  if (!(await isReached(change))) return;
  const current = await readAsCaller(change);
  sendEntityTag(req, tag);
  throw new Problem('precondition_failed', { field: 'If-Match', ...(current === null ? {} : { current }) });
}

async function readAsCaller({ req, collection, id, trash }: Change): Promise<object | null> {
  return req.payload.findByID({
    collection: collection.slug,
    id: Number(id),
    trash,
    disableErrors: true,
    overrideAccess: false,
    req,
  });
}
