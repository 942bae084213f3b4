import { parseBenchArguments } from './arguments.ts';

describe('parseBenchArguments', () => {
  test('defaults to a million foods and all peers', () => {
    expect(parseBenchArguments([])).toEqual({ foods: 1_000_000, without: [], loadBefore: undefined });
  });

  test('reads the number of foods and the peers to leave out', () => {
    expect(parseBenchArguments(['2000000', '--without=groonga,fts5', '--load-before=570'])).toEqual({
      foods: 2_000_000,
      without: ['groonga', 'fts5'],
      loadBefore: 570,
    });
  });

  test.each([
    [['many']],
    [['1']],
    [['5000', '6000']],
    [['--without=lucene']],
    [['--without=']],
    [['--with=fts5']],
    [['--load-before=soon']],
  ])('refuses %j', (args) => {
    expect(() => parseBenchArguments(args)).toThrow('Usage: search [FOODS');
  });
});
