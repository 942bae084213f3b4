/** The id of the user whom a document's `user` names, populated or not, as text; undefined when it names none. */
export function ownerOf(document: unknown): string | undefined {
  if (typeof document !== 'object' || document === null || !('user' in document)) return undefined;
  const { user } = document;
  const id: unknown = typeof user === 'object' && user !== null && 'id' in user ? user.id : user;
  return typeof id === 'number' || typeof id === 'string' ? String(id) : undefined;
}
