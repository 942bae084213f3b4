import type { CollectionSlug, PayloadRequest, TextField } from 'payload';

/** Copies of copies get a number above these too, and nobody makes so many. */
const maximumCopies = 1_000;

/**
 * A value for a copy that no document of the collection has: `low-salt-copy`, then `low-salt-copy-2`. It has the form
 * of a slug, so it fits where a slug is needed. Two copies at once may get the same value; the unique index decides.
 */
export async function freeValue({
  req,
  collection,
  field,
  value,
}: {
  req: PayloadRequest;
  collection: CollectionSlug;
  field: Pick<TextField, 'maxLength' | 'name'>;
  value: string;
}): Promise<string> {
  for (let number = 1; ; number += 1) {
    const suffix = number === 1 ? '-copy' : `-copy-${String(number)}`;
    const candidate = `${value.slice(0, (field.maxLength ?? Infinity) - suffix.length)}${suffix}`;
    const where = { [field.name]: { equals: candidate } };
    const { totalDocs } = await req.payload.db.count({ collection, where, req });
    if (totalDocs === 0 || number === maximumCopies) return candidate;
  }
}
