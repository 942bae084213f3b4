import type { Access, PayloadRequest } from 'payload';
import { Problem } from '../../errors/problem.ts';

type Fields = Readonly<Record<string, unknown>>;

/**
 * Returns the fields of a write to a collection with a trash that may be stored. Payload lets anyone who may update
 * set `deletedAt` to any date, and so restore a document or bring forward its purge.
 *
 * @throws {Problem} `forbidden` when the caller may update but not delete.
 */
export async function trashFields({
  data,
  originalDoc,
  req,
  access,
}: {
  access: Access;
  data: Fields;
  originalDoc: unknown;
  req: PayloadRequest;
}): Promise<Fields> {
  if (!('deletedAt' in data)) return data;
  const previousDeletedAt = deletedAtOf(originalDoc);
  const wantsTrash = data['deletedAt'] != null;
  if (wantsTrash === (previousDeletedAt != null)) return { ...data, deletedAt: previousDeletedAt ?? null };
  // Only `true` counts: access by a query cannot be decided for a document that is being changed.
  if (req.user === null || (await access({ req })) !== true) {
    throw new Problem('forbidden', { field: 'deletedAt' });
  }
  return { ...data, deletedAt: wantsTrash ? new Date().toISOString() : null };
}

function deletedAtOf(document: unknown): unknown {
  return typeof document === 'object' && document !== null && 'deletedAt' in document
    ? document.deletedAt
    : undefined;
}
