/** The form of the values that a column holds, and so which operators and values fit it. */
export type ValueKind = ScalarKind | 'account' | 'own-account' | 'choice';
type ScalarKind = 'text' | 'number' | 'whole-number' | 'id' | 'truth-value' | 'date';

/**
 * How a field of a collection takes part in filters, orders and selections. A field that the caller may not read is in
 * no list of these, so it is refused like a name that does not exist.
 */
export interface QueryField {
  readonly name: string;
  readonly holds:
    | { readonly kind: ScalarKind }
    | { readonly kind: 'choice'; readonly options: readonly string[] }
    /** Its names, where its shape is declared. */
    | { readonly kind: 'json'; readonly hasPath: (names: readonly string[]) => boolean }
    | { readonly kind: 'group' | 'rows'; readonly fields: readonly QueryField[] }
    /** Read when it is needed, because relations may form a circle. */
    | {
        readonly kind: 'relation';
        readonly fieldsOfTarget: () => readonly QueryField[];
        /** Whether the caller may read every document there. Otherwise an order would tell about the others. */
        readonly isOpen: boolean;
      }
    /** A relation to an account. Only its id is known here: no path leads into an account. */
    | { readonly kind: 'account' }
    /** The same where callers may read the field in their own documents only: they find those, and no others. */
    | { readonly kind: 'own-account'; readonly id: number }
    /** A relation to documents of several collections. */
    | { readonly kind: 'mixed-relation'; readonly collections: readonly string[] }
    /** Nothing that the database can compare: a value that is computed or sealed, a rich text. */
    | { readonly kind: 'nothing' };
  readonly isList: boolean;
}

/** What a value at the end of a path is compared with. */
export interface Held {
  readonly kind: ValueKind;
  /** Of a choice. */
  readonly options?: readonly string[];
  /** Of the caller's own account. */
  readonly id?: number;
}

/** The end of a path: a field of its own, or a place in a JSON value. */
export type PathEnd =
  | {
      readonly kind: 'value';
      readonly holds: Held;
      readonly isList: boolean;
    }
  | { readonly kind: 'json'; readonly isWhole: boolean };

export interface ResolvedPath {
  readonly end: PathEnd;
  /** How many relations the path follows. A relation itself is no step; `category.name` is one. */
  readonly relations: number;
  /** Whether one document may have several values there. */
  readonly hasRows: boolean;
  /** Whether the caller may read every document on the way. */
  readonly isOpen: boolean;
}

const idField: QueryField = { name: 'id', holds: { kind: 'id' }, isList: false };

/**
 * Follows a path of names (`source.name`, `category.parent.slug`, `allergens.contains`). GraphQL writes `__` for a dot.
 *
 * @returns undefined when there is no such path, or nothing at its end that can be compared.
 */
export function resolvePath(path: string, fields: readonly QueryField[]): ResolvedPath | undefined {
  return resolve(path.replaceAll('__', '.').split('.'), fields, {
    relations: 0,
    hasRows: false,
    isOpen: true,
  });
}

function resolve(
  [name = '', ...rest]: readonly string[],
  fields: readonly QueryField[],
  way: Omit<ResolvedPath, 'end'>,
): ResolvedPath | undefined {
  const field = fields.find((one) => one.name === name) ?? (name === 'id' ? idField : undefined);
  if (field === undefined) return undefined;
  const { holds, isList } = field;
  const hasRows = way.hasRows || isList;
  const valueOf = (held: PathEnd & { kind: 'value' }): ResolvedPath => ({ ...way, hasRows, end: held });
  switch (holds.kind) {
    case 'nothing':
      return undefined;
    case 'json':
      return rest.every(isJsonName) && (rest.length === 0 || holds.hasPath(rest))
        ? { ...way, end: { kind: 'json', isWhole: rest.length === 0 } }
        : undefined;
    case 'group':
      return resolve(rest, holds.fields, way);
    case 'rows':
      return resolve(rest, holds.fields, { ...way, hasRows: true });
    case 'relation':
      return rest.length === 0 || (rest.length === 1 && rest[0] === 'id')
        ? valueOf({ kind: 'value', holds: { kind: 'id' }, isList })
        : resolve(rest, holds.fieldsOfTarget(), {
            relations: way.relations + 1,
            hasRows,
            isOpen: way.isOpen && holds.isOpen,
          });
    case 'account':
    case 'own-account':
      return rest.length === 0 || (rest.length === 1 && rest[0] === 'id')
        ? valueOf({ kind: 'value', holds, isList })
        : undefined;
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
