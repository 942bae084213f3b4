import { mfds } from './mfds.ts';
import { plainFormat, type Cells, type PresetRow } from '../rows/preset.ts';
import { isTable } from '../settings/headers.ts';
import { readFood } from '../rows/readFood.ts';

const cooked: Cells = {
  id: '1',
  food_code: 'D900001-ZZ-AVG',
  food_name: '연못골 잡채 ',
  country_origin: '',
  manufacturer: '전국(대표)',
  category_main: '볶음류',
  category_sub: '채소류볶음',
  food_image: '',
  allergy_info: '',
  storage_info: '',
  product_type: '품목대표',
};
const nutrition: Cells = {
  id: '1',
  amount_per_serving: '200',
  calorie: '300 ',
  carbohydrate: '-',
  sugar: '',
  protein: '1g 미만',
  fat: 'Tr',
  cholesterol: '-0.3',
  sodium: '640',
  saturated_fat: '0',
  trans_fat: '0.1',
};
const readRow = (change: Partial<PresetRow> = {}) =>
  readFood(mfds, {
    table: 'cooked_food',
    cells: cooked,
    partner: nutrition,
    joinedByLine: false,
    format: plainFormat,
    ...change,
  });

describe('the mfds preset', () => {
  it('converts values per serving to values per 100 g, and unknown values to null', () => {
    const { food, issues } = readRow();
    expect(food).toMatchObject({
      kind: 'cooked',
      name: '연못골 잡채',
      code: 'D900001-ZZ-AVG',
      category: ['볶음류', '채소류볶음'],
      servingSize: 200,
      servingUnit: 'g',
      basis: '100g',
      brand: null,
      countryOfOrigin: null,
      prepared: 'as-eaten',
    });
    expect(food?.nutrients).toMatchObject({
      energyKcal: 150,
      carbohydrate: null,
      sugars: null,
      protein: 0.5,
      cholesterol: null,
      sodium: 320,
      saturatedFat: 0,
      transFat: 0.05,
      potassium: null,
    });
    expect(food?.nutrientQualifiers).toEqual({ protein: 'below', fat: 'trace' });
    expect(food?.quality).toContainEqual({ flag: 'unreadable-value', nutrients: ['cholesterol'] });
    expect(issues).toEqual([{ code: 'unreadable_value', field: 'cholesterol', value: '-0.3' }]);
  });

  it.each([
    ['20', 2.5],
    ['100', 0.5],
    ['400', 0.5],
  ])('never reduces the bound of a trace: in a serving of %s g it is %d g', (amount_per_serving, fat) => {
    expect(readRow({ partner: { ...nutrition, amount_per_serving } }).food?.nutrients.fat).toBe(fat);
  });

  it.each(['0', '-', '', '한 그릇'])(
    'keeps the values for a serving of %j as they are, and flags them all',
    (amount_per_serving) => {
      const { food, issues } = readRow({ partner: { ...nutrition, amount_per_serving } });
      expect(food?.servingSize).toBeNull();
      expect(food?.nutrients).toMatchObject({ energyKcal: 300, sodium: 640, sugars: null });
      expect(food?.quality).toContainEqual({
        flag: 'per-serving-without-size',
        nutrients: ['energyKcal', 'protein', 'fat', 'saturatedFat', 'transFat', 'sodium'],
      });
      expect(issues.map(({ code }) => code)).toContain('no_serving_size');
    },
  );

  it('leaves all nutrients unknown when their row is missing', () => {
    const { food, issues } = readRow({ partner: null });
    expect(Object.values(food?.nutrients ?? {}).every((value) => value === null)).toBe(true);
    expect(issues).toEqual([{ code: 'no_nutrients', field: 'id', value: '1' }]);
  });

  it('doubts the figures of a row that was joined by line, unless the order of the files is proven', () => {
    const { food, issues } = readRow({ joinedByLine: true });
    const flag = food?.quality.find((one) => one.flag === 'joined-by-line');
    expect(flag?.nutrients).toEqual(expect.arrayContaining(['energyKcal', 'sodium', 'fat']));
    expect(issues).toContainEqual({ code: 'order_unproven', field: 'id' });
    const proven = { joinedByLine: true, format: { ...plainFormat, isOrderProven: true } };
    expect(readRow(proven).food?.quality).toContainEqual({ flag: 'joined-by-line', nutrients: [] });
  });

  it('reads the zeros of a tiny serving as bounds', () => {
    const zeros = {
      amount_per_serving: '2.5',
      calorie: '0',
      fat: '0',
      sodium: '0',
      sugar: '1',
      protein: '0.4',
    };
    const { food } = readRow({ partner: { ...nutrition, ...zeros } });
    // Labels may print 0 for less than 5 kcal, 0.5 g of fat and 5 mg of sodium.
    expect(food?.nutrients).toMatchObject({ energyKcal: 200, fat: 20, sodium: 200, sugars: 60, protein: 16 });
    expect(food?.nutrientQualifiers).toMatchObject({
      energyKcal: 'below',
      fat: 'below',
      sodium: 'below',
      sugars: 'below',
    });
    expect(food?.nutrientQualifiers.protein).toBeUndefined();
  });

  it.each<[string, Partial<Record<string, string>>, string | null, string[]]>([
    ['a chain is a brand', { product_type: '외식', manufacturer: '노란오리' }, '노란오리', []],
    ['a region is part of another name', { manufacturer: '달맞이군' }, null, ['달맞이군 연못골 잡채']],
    ['the national average is neither', {}, null, []],
  ])('%s', (_, change, brand, aliases) => {
    const { food } = readRow({ cells: { ...cooked, ...change } as Cells });
    expect(food).toMatchObject({ brand, aliases });
  });

  it('adds place and month of the catch to the alias of a fish', () => {
    const cells = { ...cooked, food_name: '은빛멸', manufacturer: '부산', harvest_time: '2월' };
    expect(readRow({ table: 'fresh_food', cells }).food).toMatchObject({
      kind: 'fresh',
      aliases: ['은빛멸 (부산, 2월)'],
    });
  });

  it.each<[string, Partial<Record<string, string>>, string]>([
    ['without a name', { food_name: ' ' }, 'required'],
    ['without a code', { food_code: '' }, 'required'],
    ['with NUL', { food_name: '잡\0채' }, 'invalid_character'],
    ['with half a surrogate pair', { food_name: '\udc00' }, 'invalid_character'],
    ['with a broken character', { manufacturer: '노란\ufffd' }, 'unreadable_character'],
    ['with an endless name', { food_name: '가'.repeat(400) }, 'too_long'],
  ])('rejects a row %s', (_, change, code) => {
    const { food, issues } = readRow({ cells: { ...cooked, ...change } as Cells });
    expect(food).toBeNull();
    expect(issues.map((issue) => issue.code)).toContain(code);
  });
});

describe('the headers of mfds files', () => {
  const [{ foods, partner }] = mfds.inputs;
  const names = [
    'id',
    'amount_per_serving',
    'calorie',
    'carbohydrate',
    'sugar',
    'protein',
    'fat',
    'cholesterol',
    'sodium',
    'saturated_fat',
    'trans_fat',
  ];
  const labels = [
    'NO',
    '1회제공량(g)',
    '에너지(㎉)',
    '탄수화물(g)',
    '당류(g)',
    '단백질(g)',
    '지방(g)',
    '콜레스테롤(㎎)',
    '나트륨(㎎)',
    '포화 지방산(g)',
    '트랜스 지방산(g)',
  ];

  it('match in any order of the columns', () => {
    expect(isTable(partner.table, [labels, names])).toBe(true);
    expect(isTable(partner.table, [[...labels].reverse(), [...names].reverse()])).toBe(true);
    expect(isTable(foods, [labels, names])).toBe(false);
  });

  it('do not match when a serving is in another unit', () => {
    const inMillilitres = labels.map((label) => label.replace('1회제공량(g)', '1회제공량(ml)'));
    expect(isTable(partner.table, [inMillilitres, names])).toBe(false);
  });
});
