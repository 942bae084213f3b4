import { closestMatch } from 'leven';
import { foodFieldList } from '../foods/fields.ts';
import { foodKinds } from '../foods/kinds.ts';
import { isSerialId } from '../operations/requestShape.ts';
import { decodeCursor, type RankPosition } from './cursor.ts';
import type { FoodFilter } from './filter.ts';
import { keywordOf } from './keyword.ts';

export interface FoodQuery {
  readonly filter: FoodFilter;
  /** The size of a page, 1 to 100. */
  readonly limit: number;
  /** The fields of each food in the answer, besides its id; absent: all. */
  readonly fields?: readonly string[];
  /** The rank position of the last food of the previous page. */
  readonly after: RankPosition | undefined;
}

export type QueryFault =
  | { readonly code: 'required' | 'invalid_filter'; readonly field: string }
  | { readonly code: 'too_long'; readonly field: string; readonly limit: number }
  | { readonly code: 'unknown_field'; readonly field: string; readonly nearest: string };

export type ParsedQuery =
  { readonly ok: true; readonly query: FoodQuery } | { readonly ok: false; readonly fault: QueryFault };

const maximumKeyword = 100;
export const defaultLimit = 20;
const fieldsOfFood: readonly string[] = [
  'id',
  ...foodFieldList.map(({ name }) => name),
  'createdAt',
  'updatedAt',
];

/**
 * Parses `q`, `kind`, `category`, `suitable`, `fields`, `cursor` and `limit`. The route has refused other names, repeated
 * parameters and numbers out of their range. A keyword that says nothing, an unknown value, and a cursor of another
 * search are faults with their field.
 */
export function parseFoodQuery(parameters: URLSearchParams): ParsedQuery {
  const keyword = keywordOf(parameters.get('q') ?? '');
  if (keyword === '') return refuse({ code: 'required', field: 'q' });
  if (Array.from(keyword).length > maximumKeyword)
    return refuse({ code: 'too_long', field: 'q', limit: maximumKeyword });

  const kind = optional(parameters.get('kind'), (text) => foodKinds.find((each) => each === text));
  const category = optional(parameters.get('category'), (text) =>
    isSerialId(text) ? Number(text) : undefined,
  );
  if (kind === 'invalid') return refuse({ code: 'invalid_filter', field: 'kind' });
  if (category === 'invalid') return refuse({ code: 'invalid_filter', field: 'category' });

  const fields = parameters.getAll('fields').flatMap((names) => names.split(','));
  const unknown = fields.find((name) => !fieldsOfFood.includes(name))?.slice(0, 60);
  if (unknown !== undefined) {
    const nearest = closestMatch(unknown, fieldsOfFood) ?? 'name';
    return refuse({ code: 'unknown_field', field: `fields.${unknown}`, nearest });
  }

  const filter: FoodFilter = { keyword, kind, category, isSuitable: parameters.get('suitable') === 'true' };
  const after = optional(parameters.get('cursor'), (text) => decodeCursor(filter, text));
  if (after === 'invalid') return refuse({ code: 'invalid_filter', field: 'cursor' });
  const limit = Number(parameters.get('limit') ?? defaultLimit);
  return { ok: true, query: { filter, limit, after, ...(fields.length === 0 ? {} : { fields }) } };
}

function refuse(queryFault: QueryFault): ParsedQuery {
  return { ok: false, fault: queryFault };
}

/** Undefined when the parameter is absent, `'invalid'` when its parser cannot read it. */
function optional<Value>(
  text: string | null,
  read: (text: string) => Value | undefined,
): Value | 'invalid' | undefined {
  return text === null ? undefined : (read(text) ?? 'invalid');
}
