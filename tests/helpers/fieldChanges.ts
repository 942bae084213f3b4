import type { FlattenedField } from 'payload';

/** Sets one field of a document, to another value in each round. */
export interface FieldChange {
  /** `nutrients.sodium` */
  readonly path: string;
  readonly body: (round: number) => Readonly<Record<string, unknown>>;
}

/**
 * Changes of all fields of a collection, with values that fit their types. Validation may still refuse some.
 *
 * @param related ids of documents of other collections.
 */
export function fieldChanges(
  fields: readonly FlattenedField[],
  related: Readonly<Record<string, readonly number[]>>,
): FieldChange[] {
  return fields.flatMap((field): FieldChange[] => {
    const { name } = field;
    if (field.type === 'group' || field.type === 'tab') {
      return fieldChanges(field.flattenedFields, related).map(({ path, body }) => ({
        path: `${name}.${path}`,
        body: (round) => ({ [name]: body(round) }),
      }));
    }
    return [{ path: name, body: (round) => ({ [name]: valueOf(field, round, related) }) }];
  });
}

function valueOf(
  field: FlattenedField,
  round: number,
  related: Readonly<Record<string, readonly number[]>>,
): unknown {
  const text = `t${String(round)}`;
  switch (field.type) {
    case 'number':
      return (field.min ?? 0) + 1 + round;
    case 'checkbox':
      return round % 2 === 0;
    case 'select':
    case 'radio': {
      const options = field.options.map((option) => (typeof option === 'string' ? option : option.value));
      return options[round % options.length];
    }
    case 'relationship':
    case 'upload': {
      const ids = related[String(field.relationTo)] ?? [];
      const id = ids[round % ids.length];
      return field.hasMany === true ? [id] : id;
    }
    case 'date':
      return new Date(Date.UTC(2026, 0, 1 + round)).toISOString();
    case 'json':
      return [text];
    default:
      return text;
  }
}

/** The value at a dotted path. */
export function valueAt(document: unknown, path: string): unknown {
  return path
    .split('.')
    .reduce<unknown>(
      (value, name) => (value as Record<string, unknown> | null | undefined)?.[name],
      document,
    );
}
