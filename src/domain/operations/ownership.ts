/** The id of the user to whom a document's `user` refers, populated or not, as a text; undefined without one. */
export function ownerOf(document: unknown): string | undefined {
  if (typeof document !== 'object' || document === null || !('user' in document)) return undefined;
  const { user } = document;
  const id: unknown = typeof user === 'object' && user !== null && 'id' in user ? user.id : user;
  return typeof id === 'number' || typeof id === 'string' ? String(id) : undefined;
}
