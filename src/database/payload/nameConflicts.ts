import type { PostgresAdapter } from '@payloadcms/db-postgres';
import { uniqueIndexes } from '../../errors/constraints.ts';

/**
 * A hook of Payload's adapter. Payload knows the field of an index on one field. For indexes on several fields, and for
 * those of our migrations, it would report the columns. Here it reports the field of our table of indexes.
 */
export const nameConflicts: PostgresAdapter['afterSchemaInit'][number] = ({ adapter, schema }) => {
  for (const [index, { table, field }] of Object.entries(uniqueIndexes)) {
    adapter.fieldConstraints[table] = { ...adapter.fieldConstraints[table], [index]: field };
  }
  return schema;
};
