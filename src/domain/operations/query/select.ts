import type { QueryField } from './fields.ts';
import { queryLimits } from './limits.ts';

/**
 * Finds the first name of a selection that no field has, or a value that is neither true, false nor the selection of a
 * group.
 *
 * @param known the fields to select from.
 * @returns its path (`nutrients.salt`), or undefined.
 */
export function selectFault(select: unknown, known: readonly QueryField[]): string | undefined {
  const count = { names: 0 };
  return faultOf(select, known, '', count);
}

function faultOf(
  select: unknown,
  known: readonly QueryField[],
  path: string,
  count: { names: number },
): string | undefined {
  if (typeof select !== 'object' || select === null || Array.isArray(select)) return path;
  for (const [name, value] of Object.entries(select) as [string, unknown][]) {
    const here = path === '' ? name : `${path}.${name}`;
    count.names += 1;
    if (count.names > queryLimits.names) return here;
    const field = known.find((one) => one.name === name);
    if (field === undefined && name !== 'id') return here;
    if (isTruthValue(value)) continue;
    const holds = field?.holds;
    if (holds?.kind !== 'group' && holds?.kind !== 'rows') return here;
    const fault = faultOf(value, holds.fields, here, count);
    if (fault !== undefined) return fault;
  }
  return undefined;
}

function isTruthValue(value: unknown): boolean {
  return typeof value === 'boolean' || value === 'true' || value === 'false';
}
