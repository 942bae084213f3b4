import type { MappingBasis } from '../rows/preset.ts';
import { startBasisDoubts } from './basisDoubt.ts';

type Row = readonly (string | number)[];
const usual = ['name', 'serving', 'energy', 'carbohydrate', 'protein', 'fat', 'note'];

function proposed(assumed: MappingBasis, rows: readonly Row[], names: readonly string[] = usual) {
  const doubts = startBasisDoubts({
    assumed,
    names,
    places: (['energyKcal', 'carbohydrate', 'protein', 'fat'] as const).map((nutrient, at) => ({
      nutrient,
      column: names[at + 2] ?? '',
      at: at + 2,
    })),
    nameAt: 0,
    sizeAt: 1,
  });
  for (const row of rows) doubts.see(row.map(String));
  return doubts.doubt()?.proposed;
}

/** Per 100 g: name, serving, energy, carbohydrate, protein, fat. */
const dishes: readonly Row[] = [
  ['피자', 450, 260, 33, 11, 10],
  ['김밥', 320, 160, 25, 5, 4],
  ['비빔밥', 550, 130, 20, 5, 3],
  ['불고기 덮밥', 480, 150, 20, 8, 4],
  ['크래커', 30, 480, 62, 8, 22],
  ['초콜릿 쿠키', 25, 500, 64, 6, 24],
  ['땅콩', 28, 570, 16, 26, 49],
  ['우유', 200, 65, 4.8, 3.2, 3.6],
];
const perServing = dishes.map(([name, size, ...figures]) => [
  name ?? '',
  size ?? 0,
  ...figures.map((figure) => (Number(figure) * Number(size)) / 100),
]);

describe('figures without a word about their amount', () => {
  it('are doubted when their weight is possible for the other amount only', () => {
    expect(proposed('100g', perServing)).toBe('serving');
    expect(proposed('serving', dishes)).toBe('100g');
  });

  it('are not doubted when they are what they are said to be', () => {
    expect(proposed('100g', dishes)).toBeUndefined();
    expect(proposed('serving', perServing)).toBeUndefined();
  });

  it('are not doubted for one or two wrong rows', () => {
    expect(proposed('100g', [...dishes, ...perServing.slice(0, 2)])).toBeUndefined();
  });

  it('are doubted when the energy grows with the serving', () => {
    const drinks = Array.from({ length: 40 }, (_, at): Row => [
      '음료',
      100 + at * 20,
      45 + at * 9,
      '',
      '',
      '',
    ]);
    expect(proposed('100g', drinks)).toBe('serving');
    expect(
      proposed(
        '100g',
        drinks.map(([name = '', size = 0]) => [name, size, 45, '', '', '']),
      ),
    ).toBeUndefined();
  });
});

describe('words about the amount', () => {
  const named = ['식품명', '제공량', '열량(kcal/1회제공량)', '탄수화물(g)', '단백질(g)', '지방(g)'];
  it('in the name of a column decide', () => {
    expect(proposed('100g', [], named)).toBe('serving');
    expect(proposed('serving', [], named)).toBeUndefined();
    expect(proposed('serving', [], ['name', 'size', 'energy_100g', 'c', 'p', 'f'])).toBe('100g');
    expect(proposed('100g', [], ['name', 'size', 'Energy per 100 ml', 'c', 'p', 'f'])).toBe('100ml');
  });

  it('in the cells of another column count, unless the columns say it themselves', () => {
    const cells = [['빵', 50, 120, 20, 4, 2, '1회 제공량당']];
    expect(proposed('100g', cells)).toBe('serving');
    expect(proposed('100g', cells, ['name', 'size', 'energy_100g', 'c', 'p', 'f', 'basis'])).toBeUndefined();
  });
});
