import { plainFormat, type Cells, type CsvPreset } from '../rows/preset.ts';
import { readFood } from '../rows/readFood.ts';
import { ciqual } from './ciqual.ts';
import { mfds } from './mfds.ts';
import { openfoodfacts } from './openfoodfacts.ts';
import { presetNames, presets } from './presets.ts';
import { usda } from './usda.ts';

const read = (preset: CsvPreset, table: string, cells: Cells, decimal: '.' | ',' = '.') =>
  readFood(preset, {
    table,
    cells,
    partner: null,
    joinedByLine: false,
    format: { ...plainFormat, decimal },
  });

describe('the usda preset', () => {
  const cells: Cells = {
    ndb_no: '90001',
    group: 'Vegetables and Vegetable Products',
    description: 'Moonroot, raw',
    common: 'moon turnip, silver root',
    manufacturer: '',
    energy_kcal: '41',
    protein_g: '0.93',
    fiber_g: '',
    sodium_mg: '69',
    vitA_ug_rae: '835',
    trans_g: '0.0',
  };

  it('reads figures per 100 g, blank as unknown, and the description as both names', () => {
    const { food, issues } = read(usda, 'usda_sr28', cells);
    expect(food).toMatchObject({
      kind: 'fresh',
      name: 'Moonroot, raw',
      nameEn: 'Moonroot, raw',
      code: '90001',
      aliases: ['moon turnip', 'silver root'],
      brand: null,
      basis: '100g',
      prepared: null,
      category: ['Vegetables and Vegetable Products'],
      categorySlug: 'vegetables',
      source: { name: 'USDA SR28', retrievedAt: null },
      nutrients: { energyKcal: 41, protein: 0.93, fibre: null, sodium: 69, vitaminA: 835, transFat: 0 },
    });
    expect(issues).toEqual([]);
  });

  it.each<[string, Cells, object]>([
    ['a served dish', { group: 'Fast Foods' }, { kind: 'cooked', prepared: 'as-eaten' }],
    ['a product', { manufacturer: 'Lune Foods' }, { kind: 'processed', brand: 'Lune Foods' }],
    ['a known vegetable', { description: 'Carrots, raw' }, { categorySlug: 'root-vegetables' }],
  ])('%s', (_, change, expected) => {
    expect(read(usda, 'usda_sr28', { ...cells, ...change }).food).toMatchObject(expected);
  });
});

describe('the ciqual preset', () => {
  const kcal = 'Energy, Regulation EU No 1169/2011 (kcal/100g)';
  const kJ = 'Energy, Regulation EU No 1169/2011 (kJ/100g)';
  const cells: Cells = {
    alim_code: '99001',
    alim_nom_eng: 'Moon mushroom, raw',
    alim_nom_sci: 'Luna edulis',
    alim_grp_nom_eng: 'fruits, vegetables, legumes and nuts',
    alim_ssgrp_nom_eng: 'vegetables',
    alim_ssssgrp_nom_eng: 'vegetables, raw',
    [kcal]: '22,4',
    [kJ]: '999',
    'Sodium (mg/100g)': '-',
    'Salt (g/100g)': '0,38',
    'Sugars (g/100g)': '< 0,5',
    'Starch (g/100g)': 'traces',
    'Iodine (µg/100g)': '11',
    'Fat (g/100g)': '',
  };
  const nutrients = (change: Cells) =>
    read(ciqual, 'ciqual_2020', { ...cells, ...change }, ',').food?.nutrients;

  it('reads decimal commas, bounds, traces and unknown cells', () => {
    const { food } = read(ciqual, 'ciqual_2020', cells, ',');
    expect(food).toMatchObject({
      kind: 'fresh',
      name: 'Moon mushroom, raw',
      aliases: ['Luna edulis'],
      source: { url: 'https://ciqual.anses.fr/#/aliments/99001' },
      categorySlug: 'mushrooms',
      nutrients: { energyKcal: 22.4, sugars: 0.5, iodine: 11, fat: null, vitaminA: null },
      nutrientQualifiers: { sugars: 'below', starch: 'trace' },
    });
  });

  it.each<[string, Cells, object]>([
    ['kilojoules count where there are no kilocalories', { [kcal]: '-', [kJ]: '418,4' }, { energyKcal: 100 }],
    ['salt counts where sodium is unknown', {}, { sodium: 152 }],
    ['sodium counts before salt', { 'Sodium (mg/100g)': '153' }, { sodium: 153 }],
    ['neither is unknown', { 'Salt (g/100g)': '-' }, { sodium: null }],
  ])('%s', (_, change, expected) => {
    expect(nutrients(change)).toMatchObject(expected);
  });

  it('keeps the bound of salt as the bound of its sodium', () => {
    const { food } = read(ciqual, 'ciqual_2020', { ...cells, 'Salt (g/100g)': '< 0,01' }, ',');
    expect(food?.nutrients.sodium).toBe(4);
    expect(food?.nutrientQualifiers.sodium).toBe('below');
  });
});

describe('the openfoodfacts preset', () => {
  const cells: Cells = {
    barcode_id: '2000000000060',
    product_name: 'Moon biscuits',
    ingredients: 'Farine de _blé_, sucre',
    product_image: 'https://example.org/moon.jpg',
    sodium: '0.5',
    salt: '9',
    alcohol: '5',
    is_healthy: '1',
  };
  const food = (change: Cells) => read(openfoodfacts, 'openfoodfacts', { ...cells, ...change });

  it('reads sodium in grams, the barcode as the code, and ingredients as printed', () => {
    expect(food({}).food).toMatchObject({
      kind: 'processed',
      code: '2000000000060',
      barcode: '2000000000060',
      ingredientsText: 'Farine de _blé_, sucre',
      source: { url: 'https://world.openfoodfacts.org/product/2000000000060' },
      nutrients: { sodium: 500, alcohol: null, energyKcal: null },
    });
  });

  it.each<[string, Cells, number | null]>([
    ['salt is 2.5 times its sodium', { sodium: '', salt: '1' }, 400],
    ['zero sodium is a value', { sodium: '0', salt: '' }, 0],
    ['nothing is unknown', { sodium: '', salt: '' }, null],
    ['an exponent is understood', { sodium: '3.9e-05' }, 0.039],
  ])('%s', (_, change, sodium) => {
    expect(food(change).food?.nutrients.sodium).toBe(sodium);
  });

  it.each([
    ['a wrong check digit', '2000000000061', 1],
    ['an id that is no barcode', '12345', 1],
    ['a placeholder', '0000000000000', 0],
  ])('keeps the food and drops %s', (_, barcode_id, told) => {
    const { food: kept, issues } = food({ barcode_id });
    expect(kept).toMatchObject({ code: barcode_id, barcode: null });
    expect(issues.map(({ code }) => code)).toEqual(Array(told).fill('bad_barcode'));
  });
});

describe('the extract of the mfds preset', () => {
  const cells: Cells = {
    식품명: '라떼_달빛 라떼',
    식품중량: '355.0',
    '에너지(kcal)': '60',
    '탄수화물(g)': '0.0',
    '단백질(g)': '3.0',
    '지방(g)': '0.0',
  };
  const food = (change: Cells) => read(mfds, 'callog_food', { ...cells, ...change });

  it('leaves a 0 unknown when the other figures do not explain the energy', () => {
    const { food: latte, issues } = food({});
    expect(latte).toMatchObject({
      kind: 'cooked',
      code: '라떼_달빛 라떼',
      servingSize: 355,
      servingUnit: 'g',
      basis: '100g',
      nutrients: { energyKcal: 60, carbohydrate: null, protein: 3, fat: null },
    });
    expect(issues).toEqual([{ code: 'zero_unknown', field: '탄수화물(g), 지방(g)', value: '60' }]);
  });

  it.each<[string, Cells, object]>([
    ['a 0 that fits the energy', { '탄수화물(g)': '12' }, { carbohydrate: 12, protein: 3, fat: 0 }],
    [
      'nothing but zeros',
      { '에너지(kcal)': '0', '단백질(g)': '0' },
      { energyKcal: null, carbohydrate: null, protein: null, fat: null },
    ],
  ])('%s', (_, change, expected) => {
    expect(food(change).food?.nutrients).toMatchObject(expected);
  });
});

describe('all presets', () => {
  it.each(presetNames)('%s says in both languages what it reads', (name) => {
    expect(presets[name].about.ko).not.toBe('');
    expect(presets[name].about.en).not.toBe('');
  });
});
