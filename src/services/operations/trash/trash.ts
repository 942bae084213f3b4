import type { Access, CollectionSlug, PayloadRequest } from 'payload';
import { Problem } from '../../../errors/problem.ts';

type Fields = Readonly<Record<string, unknown>>;

/**
 * Returns the fields of a write to a collection with a trash that may be stored. Payload lets anyone who may update
 * set `deletedAt` to any date, and so restore a document or bring forward its purge. Here who may delete a document may
 * restore it. Only staff move documents into the trash by a change, as the admin UI does; everybody else sends DELETE.
 *
 * @throws {Problem} `forbidden` for everyone else.
 */
export async function trashFields({
  data,
  originalDoc,
  ...caller
}: {
  access: Access;
  collection: CollectionSlug;
  data: Fields;
  originalDoc: unknown;
  req: PayloadRequest;
}): Promise<Fields> {
  if (!('deletedAt' in data)) return data;
  const { id, deletedAt } = stored(originalDoc);
  const wantsTrash = data['deletedAt'] != null;
  if (wantsTrash === (deletedAt != null)) return { ...data, deletedAt: deletedAt ?? null };
  const isStaff = caller.req.user?.collection === 'staff';
  const isAllowed = (isStaff || !wantsTrash) && (await mayDelete({ ...caller, id }));
  if (!isAllowed) throw new Problem('forbidden', { field: 'deletedAt' });
  return { ...data, deletedAt: wantsTrash ? new Date().toISOString() : null };
}

async function mayDelete({
  access,
  collection,
  id,
  req,
}: {
  access: Access;
  collection: CollectionSlug;
  id: unknown;
  req: PayloadRequest;
}): Promise<boolean> {
  if (req.user === null) return false;
  const allowed = await access({ req });
  if (typeof allowed === 'boolean') return allowed;
  const where = { and: [{ id: { equals: id } }, allowed] };
  return (await req.payload.db.count({ collection, where, req })).totalDocs > 0;
}

function stored(document: unknown): { readonly id?: unknown; readonly deletedAt?: unknown } {
  return typeof document === 'object' && document !== null ? document : {};
}
