import { startColumnDoubts, type FigurePlace } from './columnDoubts.ts';

const sodium: FigurePlace = { column: 'sodium', nutrient: 'sodium', at: 1 };
const table = [
  { column: 'energy', nutrient: 'energyKcal', at: 1 },
  { column: 'carbohydrate', nutrient: 'carbohydrate', at: 2 },
  { column: 'protein', nutrient: 'protein', at: 3 },
  { column: 'fat', nutrient: 'fat', at: 4 },
] as const;
const doubtsOf = (places: readonly FigurePlace[], rows: readonly (string | number)[][]) => {
  const counts = startColumnDoubts({ places, nameAt: 0 });
  for (const row of rows) counts.see(row.map(String));
  return counts.doubts().map(({ column, proposed }) => `${column}: ${proposed}`);
};
const times = <T>(count: number, make: (at: number) => T): T[] =>
  Array.from({ length: count }, (_, at) => make(at));

describe('a column of sodium', () => {
  it('in grams is doubted when nearly all figures are small fractions', () => {
    expect(
      doubtsOf(
        [sodium],
        times(30, (at) => [`식품 ${at}`, (0.03 + at * 0.05).toFixed(2)]),
      ),
    ).toEqual(['sodium: g']);
  });

  it('in grams is doubted in a small file whose foods cannot have so little', () => {
    const rows = [
      ['진간장', 5.6],
      ['체다치즈', 0.6],
      ['라면', 1.2],
      ['사과', 0],
      ['배추김치', 0.5],
    ];
    expect(doubtsOf([sodium], rows)).toEqual(['sodium: g']);
  });

  it.each<[string, (string | number)[][]]>([
    ['of thirty fruits', times(30, (at) => [`과일 ${at}`, [0, 1, 1, 2, 3, 1, 5, 4][at % 8] ?? 0])],
    ['of a mixed table', times(30, (at) => [`식품 ${at}`, at * 37 + 0.5])],
    ['of a few low figures', times(5, (at) => [`식품 ${at}`, 0.5])],
    ['of zeros and blanks', times(50, (at) => [`식품 ${at}`, at % 2 === 0 ? 0 : ''])],
    [
      'of one odd cheese',
      [
        ['체다치즈', 0.6],
        ['라면', 400],
        ['배추김치', 500],
        ['피자', 450],
      ],
    ],
  ])('%s is not', (_, rows) => {
    expect(doubtsOf([sodium], rows)).toEqual([]);
  });
});

describe('a column of energy', () => {
  const rowsBy = (factor: number) =>
    times(8, (at) => ['식품', Math.round((4 * (10 + at) + 4 * 5 + 9 * 3) * factor), 10 + at, 5, 3]);
  it('in kilojoules is doubted, one in kilocalories is not', () => {
    expect(doubtsOf(table, rowsBy(4.184))).toEqual(['energy: kJ']);
    expect(doubtsOf(table, rowsBy(1))).toEqual([]);
    expect(doubtsOf(table, rowsBy(4.184).slice(0, 3))).toEqual([]);
  });

  it('in kilocalories is doubted when the header says kilojoules', () => {
    const [energy, ...others] = table;
    const inKilojoules: FigurePlace[] = [{ ...energy, unit: 'kJ' }, ...others];
    expect(doubtsOf(inKilojoules, rowsBy(1))).toEqual(['energy: kcal']);
    expect(doubtsOf(inKilojoules, rowsBy(4.184))).toEqual([]);
  });
});
