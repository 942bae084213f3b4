import { nutrients, type NutrientName } from './nutrients.ts';

/**
 * How labels round the figures of a serving: below `zeroBelow` they may print 0, and the smallest figures are multiples of
 * `step`. Korean labelling standard (MFDS, "식품등의 표시기준", annex on the rounding of nutrients) and 21 CFR 101.9 (c);
 * where the two differ, the coarser one, because a source does not say by which it rounds.
 */
const label: Readonly<Partial<Record<NutrientName, { readonly zeroBelow: number; readonly step: number }>>> =
  {
    energyKcal: { zeroBelow: 5, step: 5 },
    carbohydrate: { zeroBelow: 0.5, step: 1 },
    sugars: { zeroBelow: 0.5, step: 1 },
    fibre: { zeroBelow: 0.5, step: 1 },
    protein: { zeroBelow: 0.5, step: 1 },
    fat: { zeroBelow: 0.5, step: 0.5 },
    saturatedFat: { zeroBelow: 0.5, step: 0.5 },
    transFat: { zeroBelow: 0.5, step: 0.5 },
    cholesterol: { zeroBelow: 2, step: 5 },
    sodium: { zeroBelow: 5, step: 5 },
    potassium: { zeroBelow: 5, step: 5 },
  };

/**
 * The largest tiny serving, in g or ml. 21 CFR 101.62 asks foods with a reference amount of 30 g or less for figures of
 * 50 g instead, because a serving of them shows too little.
 */
const tinyServing = 30;

/**
 * The most that a figure of a tiny serving can stand for, in the same unit; undefined when it is as exact as that of any
 * other serving. "0 g of fat" in a quarter of a gram of oil spray says nothing about 100 g of it.
 */
export function boundOfTinyServing(
  name: NutrientName,
  { value, size }: { value: number; size: number },
): number | undefined {
  if (size > tinyServing) return undefined;
  // Nutrients that labels need not show are printed to one unit of the last digit.
  const { zeroBelow, step } = label[name] ?? {
    zeroBelow: nutrients[name].trace,
    step: nutrients[name].trace,
  };
  if (value === 0) return zeroBelow;
  return value === step ? 1.5 * step : undefined;
}
