import type { FactsOfFood } from './facts.ts';

type Figures = Pick<FactsOfFood, 'nutrients' | 'nutrientQualifiers' | 'flagged'>;

/**
 * Adds an upper bound of the starch (g) where a source gives none: starch is carbohydrate, and it is not sugar. Few
 * tables have starch, nearly all have carbohydrate and sugars. Sugars that are only a bound themselves may be 0.
 */
export function withStarchBound<T extends Figures>(food: T): T {
  const { flagged, nutrientQualifiers, nutrients } = food;
  const isKnown = (name: 'starch' | 'carbohydrate' | 'sugars') =>
    nutrients[name] != null && !flagged.includes(name);
  if (isKnown('starch') || !isKnown('carbohydrate')) return food;
  const sugars = isKnown('sugars') && nutrientQualifiers.sugars === undefined ? (nutrients.sugars ?? 0) : 0;
  const most = Math.max(0, (nutrients.carbohydrate ?? 0) - sugars);
  return {
    ...food,
    nutrients: { ...nutrients, starch: most },
    nutrientQualifiers: { ...nutrientQualifiers, starch: 'below' },
    flagged: flagged.filter((name) => name !== 'starch'),
  };
}
