import { parseDay, type Day } from '../calendar.ts';
import { amountUnits } from '../meals/items.ts';
import type { Amount } from './facts/facts.ts';

/** What a caller asks about a food. */
export interface SuitabilityQuery {
  /** These are added to the profile; each slug is there once. */
  readonly diets: readonly string[];
  readonly allergens: readonly string[];
  /** False with `profile=none`: only the given diets and allergens count. */
  readonly usesProfile: boolean;
  readonly amount: Amount | undefined;
  readonly day: Day | undefined;
}

export type SuitabilityQueryFault =
  | { readonly code: 'invalid_filter' | 'invalid_unit' | 'invalid_date'; readonly field: string }
  /** `orField`: another field that would do. */
  | { readonly code: 'required'; readonly field: string; readonly orField?: string }
  | { readonly code: 'invalid_amount'; readonly field: string; readonly limit: number };

export type ParsedSuitabilityQuery =
  | { readonly ok: true; readonly query: SuitabilityQuery }
  | { readonly ok: false; readonly fault: SuitabilityQueryFault };

const maximumAmount = 10_000;

/**
 * Parses `diets`, `allergens`, `profile`, `amount`, `unit` and `date`. The route has refused other names, empty values
 * and repeated parameters. `diets=a,b` and `diets=a&diets=b` mean the same. `profile=none` without a diet or allergen is
 * a fault, because nothing is then left to judge by.
 */
export function parseSuitabilityQuery(parameters: URLSearchParams): ParsedSuitabilityQuery {
  const [diets, allergens] = [slugsOf(parameters, 'diets'), slugsOf(parameters, 'allergens')];
  const profile = parameters.get('profile');
  if (profile !== null && profile !== 'none') return refuse({ code: 'invalid_filter', field: 'profile' });
  if (profile === 'none' && diets.length + allergens.length === 0)
    return refuse({ code: 'required', field: 'diets', orField: 'allergens' });

  const amount = parseAmount(parameters.get('amount'), parameters.get('unit'));
  if (amount !== undefined && 'code' in amount) return refuse(amount);
  const date = parameters.get('date');
  const day = parseDay(date);
  if (date !== null && day === undefined) return refuse({ code: 'invalid_date', field: 'date' });
  return { ok: true, query: { diets, allergens, usesProfile: profile === null, amount, day } };
}

function splitList(text: string): string[] {
  return text.split(',').map((slug) => slug.trim());
}

function slugsOf(parameters: URLSearchParams, name: string): string[] {
  return [...new Set(parameters.getAll(name).flatMap(splitList))];
}

function parseAmount(
  text: string | null,
  unitText: string | null,
): Amount | SuitabilityQueryFault | undefined {
  const unit = amountUnits.find((one) => one === (unitText ?? 'g'));
  if (unit === undefined) return { code: 'invalid_unit', field: 'unit' };
  if (text === null) return unitText === null ? undefined : { code: 'required', field: 'amount' };
  const value = /^\d{1,5}(?:\.\d{1,6})?$/.test(text) ? Number(text) : Number.NaN;
  return value > 0 && value <= maximumAmount
    ? { value, unit }
    : { code: 'invalid_amount', field: 'amount', limit: maximumAmount };
}

function refuse(fault: SuitabilityQueryFault): ParsedSuitabilityQuery {
  return { ok: false, fault };
}
