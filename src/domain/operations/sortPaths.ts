interface Field {
  readonly name: string;
  readonly type: string;
}

/** Whether a sort path (`-user.email`) uses a field of a related document. */
export function isRelationSort({ path, fields }: { path: string; fields: readonly Field[] }): boolean {
  const [root, ...rest] = path.replace(/^-/, '').split('.');
  if (rest.length === 0) return false;
  const field = fields.find(({ name }) => name === root);
  return field?.type === 'relationship' || field?.type === 'upload' || field?.type === 'join';
}
