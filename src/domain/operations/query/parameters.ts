import { closestMatch } from 'leven';
import { queryLimits } from './limits.ts';

/** Which values a parameter of an address takes. */
export type ParameterForm =
  /** One text. The route reads it. */
  | 'text'
  /** One whole number. */
  | { readonly from: number; readonly to: number }
  | 'truth-value'
  /** Several texts, with commas or as repeated parameters. */
  | 'list'
  /** Names in brackets: `where[name][equals]`. */
  | 'nested';

/** The parameters of a route, by name. */
export type ParameterForms = Readonly<Record<string, ParameterForm>>;

export type Parameter = readonly [name: string, value: string];

/** Why the parameters of an address are refused. */
export type ParameterFault =
  | { readonly code: 'unknown_field'; readonly field: string; readonly nearest: string }
  | { readonly code: 'required'; readonly field: string }
  | { readonly code: 'invalid_filter'; readonly field: string; readonly path: string }
  | {
      readonly code: 'out_of_range';
      readonly field: string;
      readonly minimum: number;
      readonly maximum: number;
    }
  | { readonly code: 'too_complex'; readonly field: string; readonly limit: string };

/** The forms of parameters that mean the same on every route. */
export const parameterForms = {
  limit: { from: 1, to: queryLimits.documents },
  page: { from: 1, to: queryLimits.page },
  depth: { from: 0, to: queryLimits.depth },
} as const satisfies ParameterForms;

/**
 * Finds the first fault of the parameters of an address: an unknown name, an empty value, a repeated parameter where
 * one is meant, or a value of another form.
 */
export function findParameterFault(
  parameters: readonly Parameter[],
  forms: ParameterForms,
): ParameterFault | undefined {
  if (parameters.length > queryLimits.parameters)
    return { code: 'too_complex', field: 'url', limit: `${String(queryLimits.parameters)} parameters` };
  const seen = new Set<string>();
  for (const [name, value] of parameters) {
    const fault = faultOf(name, value, forms, seen);
    if (fault !== undefined) return fault;
  }
  return undefined;
}

function faultOf(
  name: string,
  value: string,
  forms: ParameterForms,
  seen: Set<string>,
): ParameterFault | undefined {
  const { root, keys } = splitName(name);
  const field = root.slice(0, 60);
  const form = Object.hasOwn(forms, root) ? forms[root] : undefined;
  if (form === undefined)
    return { code: 'unknown_field', field, nearest: closestMatch(field, Object.keys(forms)) ?? '' };
  const wrong: ParameterFault = { code: 'invalid_filter', field, path: name.slice(0, 100) };
  if (keys === undefined || !keys.every(isSafeKey)) return wrong;
  // `where` alone is JSON.
  const isNested = form === 'nested' && (keys.length > 0 || root !== 'where');
  if (isNested) return keys.length === 0 ? wrong : undefined;
  const isElement = form === 'list' && keys.length === 1 && /^\d*$/.test(keys[0] ?? '');
  if (keys.length > 0 && !isElement) return wrong;
  if (form !== 'list' && seen.has(root)) return wrong;
  seen.add(root);
  if (value.split(',').some((part) => part.trim() === '')) {
    if (form === 'list' || value.trim() === '') return { code: 'required', field };
  }
  return faultOfValue(value, form, field);
}

function faultOfValue(value: string, form: ParameterForm, field: string): ParameterFault | undefined {
  if (form === 'truth-value')
    return value === 'true' || value === 'false' ? undefined : { code: 'invalid_filter', field, path: field };
  if (typeof form !== 'object') return undefined;
  const number = /^\d{1,9}$/.test(value) ? Number(value) : Number.NaN;
  return number >= form.from && number <= form.to
    ? undefined
    : { code: 'out_of_range', field, minimum: form.from, maximum: form.to };
}

/** `where[name][equals]` → `where` and `['name', 'equals']`; no keys when the brackets are not paired. */
function splitName(name: string): { root: string; keys: readonly string[] | undefined } {
  const [, root = '', brackets] = /^([^[\]]*)((?:\[[^[\]]*\])*)$/.exec(name) ?? [];
  if (brackets === undefined) return { root: name.split(/[[\]]/)[0] ?? '', keys: undefined };
  return { root, keys: brackets === '' ? [] : brackets.slice(1, -1).split('][') };
}

/** Payload's parser drops names that every object has, so a filter would lose a condition. */
function isSafeKey(key: string): boolean {
  return !(key in {});
}
