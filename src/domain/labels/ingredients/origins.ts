import type { Ingredient } from '../words/ingredient.ts';

/**
 * Names of the dictionary for what carries an additive: it dilutes, dissolves or dries it. In brackets after an additive,
 * a carrier does not tell where the additive comes from: "vitamin D3 (sunflower oil)", "효소제제(덱스트린)".
 */
const carriers = ['당류', '전분', '변성전분', '식이섬유', '소금', '물', '주정', '식물성유지'] as const;
/** They carry vitamins and enzymes, and are additives with a purpose of their own: "stabiliser (xanthan gum)". */
const carriersWithPurpose = [
  '증점제',
  '산도조절제',
  '산화방지제',
  '고결방지제',
  '무기질',
  '글리세린',
] as const;
const carriersOfPurpose: ReadonlySet<string> = new Set(carriers);
const carriersOfIngredient: ReadonlySet<string> = new Set([...carriers, ...carriersWithPurpose]);

/** Fats. The oil in brackets is what they are made of: "shortening (palm oil)". */
const fats: ReadonlySet<string> = new Set([
  '쇼트닝',
  '마가린',
  '경화유',
  '부분경화유',
  '식용유지',
  '식용유지가공품',
  '식물성크림',
]);

/** Whether a part in the brackets after a purpose can be the additive: "유화제(말토덱스트린)" does not name the emulsifier. */
export function tellsAdditive(part: Ingredient | null): boolean {
  return part === null || !part.lineage.some((name) => carriersOfPurpose.has(name));
}

/**
 * Whether a part in the brackets after an ingredient tells what the ingredient is or comes from: "lecithin (soy)",
 * "증점제(잔탄검)".
 */
export function tellsOrigin(part: Ingredient | null, ingredient: Ingredient | null): boolean {
  if (part === null || ingredient === null) return true;
  if (fats.has(ingredient.name) || part.lineage.includes(ingredient.name)) return true;
  return !part.lineage.some((name) => carriersOfIngredient.has(name));
}
