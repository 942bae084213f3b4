/** The collections whose documents can log in. */
export const accountCollections = ['users', 'staff'] as const;
export type AccountCollection = (typeof accountCollections)[number];

/** An account: its collection and its id there. */
export interface Account {
  readonly collection: AccountCollection;
  readonly id: number;
}

export function isAccountCollection(slug: string): slug is AccountCollection {
  return accountCollections.some((collection) => collection === slug);
}
