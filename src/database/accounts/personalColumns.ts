import type { PostgresAdapter } from '@payloadcms/db-postgres';
import type { CollectionSlug } from 'payload';
import { tableName } from '../columnName.ts';
import {
  memberReferences,
  personalFields,
  staysWithoutOwner,
  type PersonalField,
} from '../../domain/accounts/personalData.ts';

export type DeleteRule = 'cascade' | 'restrict' | 'set null';

/** A declared field that names a member, with the column it is stored in. */
export interface PersonalColumn extends PersonalField {
  readonly collection: CollectionSlug;
  readonly hasFiles: boolean;
  readonly table: string;
  readonly column: string;
  /** The erasure deletes only documents with these values in these columns. Undefined: it deletes no document. */
  readonly deletedWith: Readonly<Record<string, string>> | undefined;
  /** The rule of the foreign key when the row of the account is deleted. */
  readonly onDelete: DeleteRule;
}

/**
 * The columns of all declared fields, in the order of the collections.
 *
 * @throws {Error} when a declared field has no column of its own.
 */
export function personalColumns(
  adapter: Pick<PostgresAdapter, 'payload' | 'rawTables'>,
): readonly PersonalColumn[] {
  const { collections } = adapter.payload.config;
  return personalFields(collections).map((declared) => {
    const { collection, field, erasure } = declared;
    const table = tableName(collection);
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
 * A hook of Payload's adapter. Payload gives each relationship ON DELETE SET NULL, which fails for a required column.
 * Here the rule follows from the declaration, so `npm run migration` writes it.
 */
export const setPersonalForeignKeys: PostgresAdapter['beforeSchemaInit'][number] = ({ adapter, schema }) => {
  for (const { table, column, onDelete } of personalColumns(adapter)) {
    const raw = Object.values(adapter.rawTables[table]?.columns ?? {}).find(({ name }) => name === column);
    if (raw?.reference !== undefined) raw.reference.onDelete = onDelete;
  }
  for (const { collection, field, erasure } of memberReferences(adapter.payload.config.collections)) {
    const raw = adapter.rawTables[tableName(collection)]?.columns[field];
    if (raw?.reference !== undefined) raw.reference.onDelete = erasure === 'delete' ? 'cascade' : 'set null';
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
  // The database cannot record which files to remove, so it refuses the deletion until the erasure has recorded them.
  return hasFiles ? 'restrict' : 'cascade';
}

/** A column that names a member, in a table that no collection declares. */
export interface PersonalTable {
  readonly table: string;
  readonly column: string;
  /** Null where the column has no foreign key. */
  readonly onDelete: DeleteRule | null;
  /** The erasure also deletes the rows of this table that the deleted rows name as `parent_id`. */
  readonly deletesParent?: string;
}

/**
 * All such columns. A new table of our own that names a member must be added here. The export contains none of them.
 */
export const personalTables: readonly PersonalTable[] = [
  { table: 'idempotency_keys', column: 'user_id', onDelete: 'cascade' },
  // Keyed hashes of names that rest.
  { table: 'resting_usernames', column: 'user_id', onDelete: 'set null' },
  { table: 'mailed_tokens', column: 'user_id', onDelete: 'cascade' },
  { table: 'trust_levels', column: 'user_id', onDelete: 'cascade' },
  { table: 'users_sessions', column: '_parent_id', onDelete: 'cascade' },
  { table: 'notification_digests', column: 'user_id', onDelete: 'cascade' },
  {
    table: 'payload_preferences_rels',
    column: 'users_id',
    onDelete: 'cascade',
    // Payload looks for them after the account is deleted. By then the database has removed their reference to it.
    deletesParent: 'payload_preferences',
  },
  // A trigger copies it from `foods`, and deletes or clears it together with the food.
  { table: 'food_search', column: 'owner_id', onDelete: null },
];
