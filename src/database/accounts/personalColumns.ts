import type { PostgresAdapter } from '@payloadcms/db-postgres';
import type { CollectionSlug } from 'payload';
import { personalFields, staysWithoutOwner, type PersonalField } from '../../domain/accounts/personalData.ts';

export type DeleteRule = 'cascade' | 'restrict' | 'set null';

/** A declared field that names a member, with the column it is stored in. */
export interface PersonalColumn extends PersonalField {
  readonly collection: CollectionSlug;
  readonly hasFiles: boolean;
  readonly table: string;
  readonly column: string;
  /** Only documents with these values in these columns are deleted; undefined: no document is. */
  readonly deletedWith: Readonly<Record<string, string>> | undefined;
  /** What the foreign key does when the account's row is deleted. */
  readonly onDelete: DeleteRule;
}

/**
 * The columns behind all declared fields, in the order of the collections.
 *
 * @throws {Error} when a declared field has no column of its own.
 */
export function personalColumns(
  adapter: Pick<PostgresAdapter, 'payload' | 'rawTables'>,
): readonly PersonalColumn[] {
  const { collections } = adapter.payload.config;
  return personalFields(collections).map((declared) => {
    const { collection, field, erasure } = declared;
    const table = collection.replaceAll('-', '_');
    const columnOf = (name: string): string => {
      const column = adapter.rawTables[table]?.columns[name]?.name;
      if (column === undefined) throw new Error(`${collection}.${name} has no column.`);
      return column;
    };
    const hasFiles = collections.some(({ slug, upload }) => slug === collection && Boolean(upload));
    return {
      ...declared,
      hasFiles,
      table,
      column: columnOf(field),
      deletedWith: deletedWith(erasure, columnOf),
      onDelete: deleteRule(declared, hasFiles),
    };
  });
}

/**
 * A hook of Payload's adapter: Payload gives each relationship ON DELETE SET NULL, which a required column refuses. Here
 * the rule follows from the declaration, and so `npm run migration` writes it.
 */
export const setPersonalForeignKeys: PostgresAdapter['beforeSchemaInit'][number] = ({ adapter, schema }) => {
  for (const { table, column, onDelete } of personalColumns(adapter)) {
    const raw = Object.values(adapter.rawTables[table]?.columns ?? {}).find(({ name }) => name === column);
    if (raw?.reference !== undefined) raw.reference.onDelete = onDelete;
  }
  return schema;
};

function deletedWith(
  erasure: PersonalField['erasure'],
  columnOf: (field: string) => string,
): Readonly<Record<string, string>> | undefined {
  if (erasure === 'keepWithoutOwner') return undefined;
  if (erasure === 'delete') return {};
  return Object.fromEntries(
    Object.entries(erasure.deleteOnly).map(([field, value]) => [columnOf(field), value]),
  );
}

function deleteRule(declared: PersonalField, hasFiles: boolean): DeleteRule {
  if (staysWithoutOwner(declared)) return 'set null';
  // The database cannot note which files to remove, so it refuses until the erasure has done so.
  return hasFiles ? 'restrict' : 'cascade';
}

/** A column that names a member, in a table that no collection of ours declares. */
export interface PersonalTable {
  readonly table: string;
  readonly column: string;
  /** Null where the column has no foreign key. */
  readonly onDelete: DeleteRule | null;
  /** The erasure deletes the rows of this table that the rows found name as `parent_id`. */
  readonly deletesParent?: string;
}

/** All such columns: a new table of our own that names a member is added here. The export has none of them. */
export const personalTables: readonly PersonalTable[] = [
  { table: 'idempotency_keys', column: 'user_id', onDelete: 'cascade' },
  { table: 'users_sessions', column: '_parent_id', onDelete: 'cascade' },
  {
    table: 'payload_preferences_rels',
    column: 'users_id',
    onDelete: 'cascade',
    // Payload looks for them after the account is deleted, when the database has already removed their tie to it.
    deletesParent: 'payload_preferences',
  },
  // Copied from `foods` by a trigger, and deleted or emptied with it.
  { table: 'food_search', column: 'owner_id', onDelete: null },
];
