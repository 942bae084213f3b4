import type {
  CollectionSlug,
  FieldAccess,
  FlattenedField,
  PayloadRequest,
  SanitizedCollectionConfig,
} from 'payload';
import { valueAt } from '../../../domain/operations/strictInput.ts';
import { Problem } from '../../../errors/problem.ts';

/** A relation of a document to another one. */
interface Reference {
  readonly field: string;
  readonly collection: CollectionSlug;
  readonly id: number;
}

/**
 * Refuses a relation to a document that does not exist. The database would refuse it as well, but its error does not
 * name the field. Relations that the document has already, and those that only the server sets, are not looked at.
 *
 * @throws {Problem} `unknown_reference` with the field.
 */
export async function refuseUnknownReferences({
  collection,
  data,
  nobody,
  original,
  req,
}: {
  req: PayloadRequest;
  collection: SanitizedCollectionConfig;
  data: unknown;
  original: unknown;
  /** The access of fields that only the server sets. */
  nobody: FieldAccess;
}): Promise<void> {
  const fields = collection.flattenedFields;
  const known = new Set(referencesIn(original, fields, nobody).map(keyOf));
  const references = referencesIn(data, fields, nobody).filter((one) => !known.has(keyOf(one)));
  for (const target of new Set(references.map((one) => one.collection))) {
    const wanted = references.filter((one) => one.collection === target);
    const { docs } = await req.payload.db.find<{ id: number }>({
      collection: target,
      where: { id: { in: wanted.map(({ id }) => id) } },
      pagination: false,
      limit: 0,
      select: {},
      req,
    });
    const missing = wanted.find(({ id }) => !docs.some((document) => document.id === id));
    if (missing !== undefined) throw new Problem('unknown_reference', { field: missing.field });
  }
}

function referencesIn(
  document: unknown,
  fields: readonly FlattenedField[],
  nobody: FieldAccess,
  path = '',
): Reference[] {
  return fields.flatMap((field) => {
    const value = valueAt(document, [field.name]);
    const here = path === '' ? field.name : `${path}.${field.name}`;
    const isOfServer = field.access?.create === nobody && field.access.update === nobody;
    switch (field.type) {
      case 'relationship':
      case 'upload': {
        const { relationTo } = field;
        if (isOfServer || Array.isArray(relationTo)) return [];
        const values: readonly [string, unknown][] = Array.isArray(value)
          ? value.map((one: unknown, at) => [`${here}.${String(at)}`, one])
          : [[here, value]];
        return values.flatMap(([at, id]) =>
          typeof id === 'number' ? [{ field: at, collection: relationTo, id }] : [],
        );
      }
      case 'group':
      case 'tab':
        return referencesIn(value, field.flattenedFields, nobody, here);
      case 'array':
        return Array.isArray(value)
          ? value.flatMap((row, at) =>
              referencesIn(row, field.flattenedFields, nobody, `${here}.${String(at)}`),
            )
          : [];
      default:
        return [];
    }
  });
}

function keyOf({ collection, id }: Reference): string {
  return `${collection} ${String(id)}`;
}
