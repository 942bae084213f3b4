import { flaggedNutrients, qualityFlags } from './quality.ts';
import { nutrientNames, nutrients, unknownNutrients, type NutrientName } from './nutrients.ts';

type Some = Partial<Record<NutrientName, number>>;
const flagsOf = (values: Some) => qualityFlags({ nutrients: { ...unknownNutrients(), ...values } });
const namesOf = (values: Some) => flagsOf(values).map(({ flag }) => flag);

describe('qualityFlags', () => {
  it('raises no flag for unknown nutrients', () => {
    expect(qualityFlags({ nutrients: unknownNutrients() })).toEqual([]);
  });

  it.each<[string, Some]>([
    ['an oil', { energyKcal: 921, carbohydrate: 0, protein: 0, fat: 100, saturatedFat: 14.9 }],
    ['sugar, rounded up', { energyKcal: 394, carbohydrate: 99.8, sugars: 99.9, protein: 0.1, fat: 0 }],
    ['salt', { energyKcal: 0, sodium: 40_626 }],
    ['soju', { energyKcal: 127, carbohydrate: 0, protein: 0, fat: 0, alcohol: 18 }],
    [
      'bran, whose fibre gives little energy',
      { energyKcal: 216, carbohydrate: 64.5, fibre: 42.8, protein: 15.6, fat: 4.3 },
    ],
    ['tea', { energyKcal: 1, carbohydrate: 0.2, protein: 0, fat: 0, saturatedFat: 0.002 }],
  ])('raises no flag for %s', (_, values) => expect(flagsOf(values)).toEqual([]));

  it('flags each nutrient above the plausible maximum', () => {
    for (const name of nutrientNames) {
      expect(flagsOf({ [name]: nutrients[name].max })).not.toContainEqual({
        flag: 'implausible-value',
        nutrients: [name],
      });
      expect(flagsOf({ [name]: nutrients[name].max * 1.01 })).toContainEqual({
        flag: 'implausible-value',
        nutrients: [name],
      });
    }
  });

  it('allows 100 ml of syrup to weigh more than 100 g', () => {
    const syrup = { ...unknownNutrients(), carbohydrate: 115 };
    expect(qualityFlags({ nutrients: syrup, basis: '100ml' })).toEqual([]);
    expect(qualityFlags({ nutrients: syrup, basis: '100g' }).map(({ flag }) => flag)).toContain(
      'implausible-value',
    );
  });

  it.each<[string, Some, readonly NutrientName[]]>([
    ['sum-over-100', { carbohydrate: 64, protein: 12, fat: 29 }, ['carbohydrate', 'protein', 'fat']],
    ['sugars-over-carbohydrate', { sugars: 19.4, carbohydrate: 11.7 }, ['sugars', 'carbohydrate']],
    ['starch-over-carbohydrate', { starch: 30, carbohydrate: 20 }, ['starch', 'carbohydrate']],
    ['saturated-over-fat', { saturatedFat: 120, fat: 16 }, ['saturatedFat', 'fat']],
    ['trans-over-fat', { transFat: 3, fat: 1 }, ['transFat', 'fat']],
    [
      'parts-over-carbohydrate',
      { sugars: 15, starch: 15, carbohydrate: 20 },
      ['sugars', 'starch', 'carbohydrate'],
    ],
    ['parts-over-fat', { saturatedFat: 8, transFat: 7, fat: 10 }, ['saturatedFat', 'transFat', 'fat']],
    ['sum-over-100', { sugars: 60, starch: 30, protein: 15 }, ['sugars', 'starch', 'protein']],
    ['sum-over-100', { carbohydrate: 90, sodium: 20_000, calcium: 300 }, ['carbohydrate', 'sodium']],
    [
      'all-equal',
      { energyKcal: 1, fat: 1, protein: 1, sodium: 1, sugars: 1 },
      ['energyKcal', 'sugars', 'protein', 'fat', 'sodium'],
    ],
    ['energy-mismatch', { energyKcal: 17, fat: 12 }, ['energyKcal', 'carbohydrate', 'protein', 'fat']],
    [
      'energy-mismatch',
      { energyKcal: 81, carbohydrate: 93, protein: 1.6, fat: 4 },
      ['energyKcal', 'carbohydrate', 'protein', 'fat'],
    ],
    [
      'energy-mismatch',
      { energyKcal: 416, carbohydrate: 22, protein: 8, fat: 10.5 },
      ['energyKcal', 'carbohydrate', 'protein', 'fat'],
    ],
  ])('raises %s for %j, with its nutrients', (flag, values, covered) => {
    expect(flagsOf(values)).toContainEqual({ flag, nutrients: covered });
  });

  it('does not compare energy when one of its parts is unknown', () => {
    expect(namesOf({ energyKcal: 400, carbohydrate: 1, protein: 1 })).toEqual([]);
  });

  it('ignores small differences: 20 kcal, or a quarter', () => {
    expect(namesOf({ energyKcal: 24, carbohydrate: 1, protein: 0, fat: 0 })).toEqual([]);
    expect(namesOf({ energyKcal: 25, carbohydrate: 1, protein: 0, fat: 0 })).toEqual(['energy-mismatch']);
    expect(namesOf({ energyKcal: 500, carbohydrate: 100, protein: 0, fat: 0 })).toEqual([]);
  });

  it.each<[string, Some]>([
    [
      'Sweetener, herbal extract powder from Stevia leaf',
      { energyKcal: 0, carbohydrate: 100, protein: 0, fat: 0 },
    ],
    ['에리스리톨', { energyKcal: 0, carbohydrate: 100, protein: 0, fat: 0 }],
    [
      'Chewing gum, sugarless',
      { energyKcal: 268, carbohydrate: 94.8, sugars: 0, fibre: 2.4, protein: 0, fat: 0.4 },
    ],
    ['자일리톨 껌', { energyKcal: 240, carbohydrate: 97, sugars: 0, protein: 0, fat: 0 }],
    ['팽창제, 베이킹파우더', { energyKcal: 51, carbohydrate: 24.1, protein: 0.1, fat: 0 }],
    ['표고버섯, 말린것', { energyKcal: 178, carbohydrate: 63.7, protein: 18.1, fat: 3.1 }],
    ['미역, 말린것', { energyKcal: 150, carbohydrate: 43.65, protein: 20.31, fat: 4.83 }],
    ['브랜디, 알코올 43%', { energyKcal: 234, carbohydrate: 0, protein: 0, fat: 0 }],
  ])('finds the energy of %s possible', (name, values) => {
    const nutrients = { ...unknownNutrients(), ...values };
    expect(qualityFlags({ name, nutrients })).toEqual([]);
    // Of another food the same figures are a doubt.
    expect(qualityFlags({ name: '갈릭브레드', nutrients }).map(({ flag }) => flag)).toEqual([
      'energy-mismatch',
    ]);
  });

  it.each<[string, Some]>([
    ['무설탕 잼', { energyKcal: 60, carbohydrate: 60, sugars: 55, protein: 0, fat: 0 }],
    ['Chewing gum, sugarless', { energyKcal: 90, carbohydrate: 94.8, sugars: 0, protein: 0, fat: 0.4 }],
    ['표고버섯 볶음밥', { energyKcal: 30, carbohydrate: 40, protein: 5, fat: 8 }],
    ['표고버섯, 말린것', { energyKcal: 500, carbohydrate: 10, protein: 18.1, fat: 3.1 }],
    ['브랜디, 알코올 43%', { energyKcal: 234, carbohydrate: 0, protein: 0, fat: 0, alcohol: 2 }],
  ])('still doubts that of %s with %j', (name, values) => {
    const flags = qualityFlags({ name, nutrients: { ...unknownNutrients(), ...values } });
    expect(flags.map(({ flag }) => flag)).toEqual(['energy-mismatch']);
  });

  it('treats an upper bound as any value below it', () => {
    const values = { ...unknownNutrients(), sugars: 1, carbohydrate: 0, fat: 0, transFat: 0.5 };
    expect(
      qualityFlags({ nutrients: values, nutrientQualifiers: { sugars: 'below', transFat: 'trace' } }),
    ).toEqual([]);
  });

  it('lists the nutrients that count as missing', () => {
    const flags = flagsOf({ sugars: 19, carbohydrate: 11, sodium: 99_999, protein: 3 });
    expect([...flaggedNutrients(flags)].sort()).toEqual(['carbohydrate', 'sodium', 'sugars']);
  });
});
