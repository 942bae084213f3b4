import type pg from 'pg';
import {
  changesBetween,
  type DocumentAction,
  type StoredField,
} from '../../domain/curation/documentChanges.ts';
import { foodFieldList } from '../../domain/foods/fields.ts';
import { copyRows } from '../copyRows.ts';

/** A food that an import changes: its fields before and after, as the API has them. */
export interface ImportedChange {
  readonly id: number;
  readonly updatedAt: unknown;
  readonly from: Readonly<Record<string, unknown>>;
  readonly to: Readonly<Record<string, unknown>>;
}

/** The fields of a food. Flags follow from the figures, and are computed after this. */
const fields: readonly StoredField[] = [
  ...foodFieldList
    .filter(({ name }) => name !== 'quality')
    .map(({ name, field }) =>
      field.type === 'group'
        ? {
            name,
            type: 'group',
            flattenedFields: Object.entries(field.fields).map(([member, { type }]) => ({
              name: member,
              type,
            })),
          }
        : { name, type: field.type },
    ),
  { name: 'deletedAt', type: 'date' },
];

const columns = [
  { name: 'collection' },
  { name: 'document_id' },
  { name: 'actor_kind' },
  { name: 'actor_id' },
  { name: 'action' },
  { name: 'based_on' },
  { name: 'changes', isJson: true },
];

/**
 * Adds to the history what an import changes, in the transaction of the batch. A food that it creates has no entry: the
 * report of the import has it.
 */
export async function recordImported(
  client: pg.ClientBase,
  { importId, action, foods }: { importId: number; action: DocumentAction; foods: readonly ImportedChange[] },
): Promise<void> {
  await copyRows(client, {
    table: 'document_changes',
    columns,
    rows: foods.map(({ id, updatedAt, from, to }) => {
      const changes = changesBetween(from, to, fields);
      return ['foods', id, 'import', importId, action, updatedAt, changes];
    }),
  });
}
