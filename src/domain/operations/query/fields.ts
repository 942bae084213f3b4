/** The form of the values that a column holds, and so which operators and values fit it. */
export type ValueKind = 'text' | 'number' | 'id' | 'truth-value' | 'date' | 'choice';

/** How a field of a collection takes part in filters, orders and selections. */
export interface QueryField {
  readonly name: string;
  readonly holds:
    | { readonly kind: Exclude<ValueKind, 'choice'> }
    | { readonly kind: 'choice'; readonly options: readonly string[] }
    | { readonly kind: 'json' }
    | { readonly kind: 'group' | 'rows'; readonly fields: readonly QueryField[] }
    /** Read when it is needed, because relations may form a circle. */
    | { readonly kind: 'relation'; readonly fieldsOfTarget: () => readonly QueryField[] }
    /** A relation to documents of several collections. */
    | { readonly kind: 'mixed-relation'; readonly collections: readonly string[] }
    /** Nothing that the database can compare: a value that is computed or sealed, a rich text. */
    | { readonly kind: 'nothing' };
  readonly isList: boolean;
  /** Whether nobody may filter or sort by it: a filter would tell a secret letter by letter. */
  readonly isSecret: boolean;
}

/** The end of a path: a field of its own, or a place in a JSON value. */
export type PathEnd =
  | {
      readonly kind: 'value';
      readonly holds: { readonly kind: ValueKind; readonly options?: readonly string[] };
      readonly isList: boolean;
    }
  | { readonly kind: 'json'; readonly isWhole: boolean };

export interface ResolvedPath {
  readonly end: PathEnd;
  /** How many relations the path follows. A relation itself is no step; `category.name` is one. */
  readonly relations: number;
  /** Whether one document may have several values there. */
  readonly hasRows: boolean;
}

const idField: QueryField = { name: 'id', holds: { kind: 'id' }, isList: false, isSecret: false };

/**
 * Follows a path of names (`source.name`, `category.parent.slug`, `allergens.contains`). GraphQL writes `__` for a dot.
 *
 * @returns undefined when there is no such path, or nothing at its end that can be compared.
 */
export function resolvePath(path: string, fields: readonly QueryField[]): ResolvedPath | undefined {
  return resolve(path.replaceAll('__', '.').split('.'), fields, { relations: 0, hasRows: false });
}

function resolve(
  [name = '', ...rest]: readonly string[],
  fields: readonly QueryField[],
  way: { readonly relations: number; readonly hasRows: boolean },
): ResolvedPath | undefined {
  const field = fields.find((one) => one.name === name) ?? (name === 'id' ? idField : undefined);
  if (field === undefined || field.isSecret) return undefined;
  const { holds, isList } = field;
  const hasRows = way.hasRows || isList;
  const valueOf = (held: PathEnd & { kind: 'value' }): ResolvedPath => ({ ...way, hasRows, end: held });
  switch (holds.kind) {
    case 'nothing':
      return undefined;
    case 'json':
      return rest.every(isJsonName)
        ? { ...way, end: { kind: 'json', isWhole: rest.length === 0 } }
        : undefined;
    case 'group':
      return resolve(rest, holds.fields, way);
    case 'rows':
      return resolve(rest, holds.fields, { ...way, hasRows: true });
    case 'relation':
      return rest.length === 0 || (rest.length === 1 && rest[0] === 'id')
        ? valueOf({ kind: 'value', holds: { kind: 'id' }, isList })
        : resolve(rest, holds.fieldsOfTarget(), { relations: way.relations + 1, hasRows });
    case 'mixed-relation':
      if (rest.length !== 1) return undefined;
      if (rest[0] === 'value') return valueOf({ kind: 'value', holds: { kind: 'id' }, isList });
      return rest[0] === 'relationTo'
        ? valueOf({ kind: 'value', holds: { kind: 'choice', options: holds.collections }, isList })
        : undefined;
    default:
      return rest.length === 0 ? valueOf({ kind: 'value', holds, isList }) : undefined;
  }
}

/** Payload writes the names of a JSON path into the statement. PostgreSQL reads only these as names. */
function isJsonName(name: string): boolean {
  return /^[A-Za-z_]\w*$/.test(name);
}
