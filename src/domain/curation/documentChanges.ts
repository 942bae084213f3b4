import { isDeepStrictEqual } from 'node:util';
import { idOf, storedValue, valuesOf, type Values } from './fieldValues.ts';

/** What a change did with the document. `restore`: out of the trash, or back to an earlier state. `undo`: of a merge. */
export type DocumentAction = 'create' | 'update' | 'trash' | 'restore' | 'delete' | 'merge' | 'undo';

/** One field of a document before and after a change, by its name in the API: `nutrients.sodium`. */
export interface FieldChange {
  readonly field: string;
  readonly from: unknown;
  readonly to: unknown;
}

/** What is asked of a field: a group has fields of its own. */
export interface StoredField {
  readonly name: string;
  readonly type: string;
  readonly virtual?: unknown;
  readonly flattenedFields?: readonly StoredField[];
}

/** They say when a document was written, and not what it says. */
const unrecorded: ReadonlySet<string> = new Set(['id', 'createdAt', 'updatedAt']);

/**
 * The fields in which a document differs from its former state, in the order of the form. A field that is not there stays
 * as it is. A list without entries, an empty text and nothing at all are the same.
 */
export function changesBetween(
  before: Values,
  after: Values,
  fields: readonly StoredField[],
  path = '',
): FieldChange[] {
  return fields.flatMap((field): FieldChange[] => {
    const value = after[field.name];
    if (value === undefined || field.virtual !== undefined || field.type === 'join') return [];
    if (path === '' && unrecorded.has(field.name)) return [];
    const here = `${path}${field.name}`;
    if (field.flattenedFields !== undefined && (field.type === 'group' || field.type === 'tab'))
      return changesBetween(valuesOf(before[field.name]), valuesOf(value), field.flattenedFields, `${here}.`);
    const isRelation = field.type === 'relationship' || field.type === 'upload';
    const [from, to] = [before[field.name], value].map((one) => storedValue(isRelation ? idOf(one) : one));
    return isDeepStrictEqual(from, to) ? [] : [{ field: here, from, to }];
  });
}

/** All that a document says, as the change that takes it away. */
export function lossOf(document: Values, fields: readonly StoredField[]): FieldChange[] {
  return changesBetween({}, document, fields).map(({ field, to }) => ({ field, from: to, to: null }));
}

/** What a change of the fields of a document is, where nobody says more about it. */
export function actionOf(changes: readonly FieldChange[]): 'update' | 'trash' | 'restore' {
  const trash = changes.find(({ field }) => field === 'deletedAt');
  if (trash === undefined) return 'update';
  return trash.to === null ? 'restore' : 'trash';
}

/** Whether the public reads the document: a member's own food is not part of what staff curate. */
export function isCurated(collection: string, document: Values): boolean {
  return collection !== 'foods' || document['kind'] !== 'custom';
}
