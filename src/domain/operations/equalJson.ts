import { canonicalJson } from './canonicalJson.ts';

/** Whether two JSON values are the same. The order of names does not matter. */
export function isEqualJson(one: unknown, other: unknown): boolean {
  return canonicalJson(one ?? null) === canonicalJson(other ?? null);
}
