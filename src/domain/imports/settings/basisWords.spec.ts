import { basisWritten, isServingWord, withoutBasis } from './basisWords.ts';

describe('the name of a column', () => {
  it.each([
    ['나트륨(mg/1회제공량)', 'serving'],
    ['1회 제공량당 열량(kcal)', 'serving'],
    ['1회섭취참고량당 단백질', 'serving'],
    ['1인분당 열량', 'serving'],
    ['Sodium per serving (mg)', 'serving'],
    ['energy_serving', 'serving'],
    ['Fat (g/portion)', 'serving'],
    ['나트륨(㎎/100g)', '100g'],
    ['100 g당 열량', '100g'],
    ['Energy per 100 ml', '100ml'],
    ['energy_100g', '100g'],
    ['1회제공량', undefined],
    ['Serving size', undefined],
    ['나트륨(mg)', undefined],
  ])('%s is for %s', (column, basis) => {
    expect(basisWritten(column)).toBe(basis);
  });

  it.each([
    ['1회 제공량당 열량(kcal)', '열량(kcal)'],
    ['Sodium per serving', 'Sodium'],
    ['energy_100g', 'energy'],
  ])('%s is about %s', (column, name) => {
    expect(withoutBasis(column)).toBe(name);
  });
});

test('a cell says that figures are per serving only when it says nothing else', () => {
  const said = ['1회 제공량당', '1회제공량', 'per serving', 'Serving', '100g', '한 번 제공량당 5 g', ''].map(
    isServingWord,
  );
  expect(said).toEqual([true, true, true, true, false, false, false]);
});
