import { foodKinds } from '../foods/kinds.ts';
import { hasUnstorableCharacter, isSerialId } from '../operations/requestShape.ts';
import { decodeCursor, type RankPosition } from './cursor.ts';
import type { FoodFilter } from './filter.ts';
import { inNormalForm } from '../normalForm.ts';

export interface FoodQuery {
  readonly filter: FoodFilter;
  /** The size of a page, 1 to 50. */
  readonly limit: number;
  /** The rank position of the last food of the previous page. */
  readonly after: RankPosition | undefined;
}

export type QueryFault =
  | { readonly code: 'required' | 'invalid_character' | 'invalid_filter'; readonly field: string }
  | { readonly code: 'too_long'; readonly field: string; readonly limit: number };

export type ParsedQuery =
  { readonly ok: true; readonly query: FoodQuery } | { readonly ok: false; readonly fault: QueryFault };

const parameterNames = ['q', 'kind', 'category', 'suitable', 'cursor', 'limit'];
const booleans: ReadonlyMap<string, boolean> = new Map([
  ['true', true],
  ['false', false],
]);
const maximumKeyword = 100;
const maximumLimit = 50;
const defaultLimit = 20;

/**
 * Parses `q`, `kind`, `category`, `suitable`, `cursor` and `limit`. Any other parameter, a value out of its range, a
 * repeated parameter or a cursor of another search is a fault with its field.
 */
export function parseFoodQuery(parameters: URLSearchParams): ParsedQuery {
  const names = [...parameters.keys()];
  const unknownName = names.find((name, at) => !parameterNames.includes(name) || names.indexOf(name) !== at);
  if (unknownName !== undefined)
    return refuse({ code: 'invalid_filter', field: unknownName.slice(0, maximumKeyword) });

  const keyword = inNormalForm((parameters.get('q') ?? '').trim(), 'NFC');
  if (hasUnstorableCharacter(keyword)) return refuse({ code: 'invalid_character', field: 'q' });
  if (keyword === '') return refuse({ code: 'required', field: 'q' });
  if (Array.from(keyword).length > maximumKeyword)
    return refuse({ code: 'too_long', field: 'q', limit: maximumKeyword });

  const kind = optional(parameters.get('kind'), (text) => foodKinds.find((each) => each === text));
  const category = optional(parameters.get('category'), (text) =>
    isSerialId(text) ? Number(text) : undefined,
  );
  const suitable = optional(parameters.get('suitable'), (text) => booleans.get(text));
  const limit = optional(parameters.get('limit'), parseLimit);
  if (kind === 'invalid') return refuse({ code: 'invalid_filter', field: 'kind' });
  if (category === 'invalid') return refuse({ code: 'invalid_filter', field: 'category' });
  if (suitable === 'invalid') return refuse({ code: 'invalid_filter', field: 'suitable' });
  if (limit === 'invalid') return refuse({ code: 'invalid_filter', field: 'limit' });

  const filter: FoodFilter = { keyword, kind, category, isSuitable: suitable ?? false };
  const after = optional(parameters.get('cursor'), (text) => decodeCursor(filter, text));
  if (after === 'invalid') return refuse({ code: 'invalid_filter', field: 'cursor' });
  return { ok: true, query: { filter, limit: limit ?? defaultLimit, after } };
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

function parseLimit(text: string): number | undefined {
  if (!/^\d{1,2}$/.test(text)) return undefined;
  const limit = Number(text);
  return limit >= 1 && limit <= maximumLimit ? limit : undefined;
}
