import type { PostgresAdapter } from '@payloadcms/db-postgres';

/**
 * All JSON columns of the live config, where a text or a list may name a food: the next collection is covered as well.
 * The columns of foods themselves are about that food.
 */
export function jsonColumnsOf({
  rawTables,
}: Pick<PostgresAdapter, 'rawTables'>): { readonly table: string; readonly column: string }[] {
  return Object.values(rawTables).flatMap(({ name: table, columns }) => {
    const { id } = columns;
    if (table === 'foods' || id === undefined || !['serial', 'integer'].includes(id.type)) return [];
    return Object.values(columns).flatMap(({ name: column, type }) =>
      type === 'jsonb' ? [{ table, column }] : [],
    );
  });
}
