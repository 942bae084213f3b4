import { resolvePath, type QueryField } from './fields.ts';
import { queryLimits } from './limits.ts';
import { readConditionValue } from './values.ts';

/** A filter in the form of Payload's queries. */
export type Filter = Readonly<Record<string, unknown>>;

/** Why a filter is refused. */
export type FilterFault =
  | { readonly code: 'invalid_filter'; readonly path: string }
  /** Of what there is too much. */
  | { readonly code: 'too_complex'; readonly limit: string };

export type ReadFilter =
  { readonly filter: Filter; readonly fault?: undefined } | { readonly fault: FilterFault };

/** The parts of a filter that were read so far. */
interface Reading {
  readonly fields: readonly QueryField[];
  readonly acceptsEmpty: boolean;
  conditions: number;
  fault: FilterFault | undefined;
}

/**
 * Checks a filter against the fields of its collection and returns it with every value in the type of its column.
 *
 * Each level of the result has one condition or one list. Payload ignores all but the last list of a level, and every
 * operator after `like`: a DELETE would then delete more than was asked for.
 */
export function readFilter(
  filter: unknown,
  fields: readonly QueryField[],
  { acceptsEmpty = false }: { acceptsEmpty?: boolean } = {},
): ReadFilter {
  const reading: Reading = { fields, acceptsEmpty, conditions: 0, fault: undefined };
  const result = readLevel(filter, reading, { path: '', level: 0 });
  return reading.fault === undefined ? { filter: result } : { fault: reading.fault };
}

interface Place {
  readonly path: string;
  readonly level: number;
}

function readLevel(conditions: unknown, reading: Reading, place: Place): Filter {
  if (!isObject(conditions)) return refuse(reading, place.path);
  const entries = Object.entries(conditions);
  if (entries.length === 0 && place.level > 0 && !reading.acceptsEmpty) return refuse(reading, place.path);
  const parts: Filter[] = [];
  for (const [name, value] of entries) {
    const here = { path: place.path === '' ? name : `${place.path}.${name}`, level: place.level };
    const junction = name.toLowerCase();
    if (junction === 'and' || junction === 'or') parts.push(...readJunction(junction, value, reading, here));
    else parts.push(...readConditions(name, value, reading, here));
    if (reading.fault !== undefined) return {};
  }
  const [only] = parts;
  return only !== undefined && parts.length === 1 ? only : parts.length === 0 ? {} : { and: parts };
}

function readJunction(junction: 'and' | 'or', list: unknown, reading: Reading, place: Place): Filter[] {
  if (place.level >= queryLimits.junctions) {
    reading.fault = { code: 'too_complex', limit: `${String(queryLimits.junctions)} levels` };
    return [];
  }
  if (!Array.isArray(list) || (list.length === 0 && !reading.acceptsEmpty))
    return [refuse(reading, place.path)];
  const parts: Filter[] = [];
  for (const [at, one] of list.entries()) {
    parts.push(readLevel(one, reading, { path: `${place.path}.${String(at)}`, level: place.level + 1 }));
    if (reading.fault !== undefined) return [];
  }
  const said = parts.filter((part) => Object.keys(part).length > 0);
  return said.length === 0 ? [] : [{ [junction]: said }];
}

function readConditions(path: string, operators: unknown, reading: Reading, place: Place): Filter[] {
  const resolved = resolvePath(path, reading.fields);
  if (resolved === undefined || resolved.relations > queryLimits.relations || !isObject(operators))
    return [refuse(reading, place.path)];
  const parts: Filter[] = [];
  for (const [operator, value] of Object.entries(operators)) {
    reading.conditions += 1;
    if (reading.conditions > queryLimits.conditions) {
      reading.fault = { code: 'too_complex', limit: `${String(queryLimits.conditions)} conditions` };
      return [];
    }
    const read = readConditionValue(operator, value, {
      end: resolved.end,
      acceptsEmpty: reading.acceptsEmpty,
    });
    if (read === undefined) return [refuse(reading, `${place.path}.${operator}`)];
    parts.push({ [path.replaceAll('__', '.')]: { [operator]: read.value } });
  }
  return parts.length === 0 ? [refuse(reading, place.path)] : parts;
}

function refuse(reading: Reading, path: string): Filter {
  reading.fault ??= { code: 'invalid_filter', path: (path === '' ? 'where' : path).slice(0, 100) };
  return {};
}

function isObject(value: unknown): value is Filter {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
