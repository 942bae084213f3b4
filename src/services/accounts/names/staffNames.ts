import type { PayloadRequest } from 'payload';

/** The names of staff, as other staff see them; the address of who has no name. */
export async function staffNames(
  req: PayloadRequest,
  ids: readonly (number | null | undefined)[],
): Promise<ReadonlyMap<number, string>> {
  const wanted = [...new Set(ids.filter((id) => id != null))];
  if (wanted.length === 0) return new Map();
  const { docs } = await req.payload.find({
    collection: 'staff',
    where: { id: { in: wanted } },
    select: { name: true, email: true },
    pagination: false,
    depth: 0,
    overrideAccess: false,
    req,
  });
  return new Map(docs.map(({ email, id, name }) => [id, name == null || name === '' ? email : name]));
}

/** The id of a relationship that was read at depth 0. */
export function idOf(value: number | { readonly id: number } | null | undefined): number | null {
  return typeof value === 'number' ? value : (value?.id ?? null);
}
