import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { categoriesFile } from '../../foods/catalogue/categories.ts';
import { categoriesOf, categoryByName, categoryIn, type CategoryMap } from './categoryMap.ts';
import { ciqualCategories } from './ciqual.ts';
import { dishesByName, mfdsCategories } from './mfds.ts';
import { categoryOfProduct, productCategories } from './openfoodfacts.ts';
import { usdaCategories } from './usda.ts';

const file = resolve(import.meta.dirname, '../../../../catalogue/categories.json');
const tree = new Set(
  categoriesFile.parse(JSON.parse(readFileSync(file, 'utf8'))).categories.map(({ slug }) => slug),
);

describe('the maps of categories', () => {
  it.each([
    ['mfds', [...categoriesOf(mfdsCategories), ...categoriesOf({ dishesByName })]],
    ['usda', categoriesOf(usdaCategories)],
    ['ciqual', categoriesOf(ciqualCategories)],
    ['openfoodfacts', productCategories],
  ])('%s leads to categories of the catalogue only', (_, slugs) => {
    expect(slugs.filter((slug) => !tree.has(slug))).toEqual([]);
    expect(slugs.length).toBeGreaterThan(10);
  });

  it('takes the longest group that is there, and nothing for an unknown one', () => {
    const map: CategoryMap = { a: 'fruit', 'a > b': { named: [[/kiwi/, 'tropical-fruit']], others: null } };
    expect(categoryIn(map, { groups: ['a', 'c'], name: 'Kiwi' })).toBe('fruit');
    expect(categoryIn(map, { groups: ['a', 'b'], name: 'Kiwi' })).toBe('tropical-fruit');
    expect(categoryIn(map, { groups: ['a', 'b'], name: 'Pear' })).toBeNull();
    expect(categoryIn(map, { groups: ['z'], name: 'Kiwi' })).toBeNull();
    expect(categoryIn(map, { groups: [], name: 'Kiwi' })).toBeNull();
  });

  // Each of these decides about somebody: a wrong neighbour would make a wrong "suitable".
  it.each([
    ['회류 > 회류', '육회', 'raw-meat-dishes'],
    ['밥류 > 김밥(초밥)류', '연어초밥', 'raw-fish-dishes'],
    ['밥류 > 김밥(초밥)류', '유부초밥', 'rice-dishes'],
    ['밥류 > 비빔밥류', '육회비빔밥', 'raw-meat-dishes'],
    ['밥류 > 덮밥류', '모듬회덮밥', 'raw-fish-dishes'],
    ['수산물 > 어류', '참다랑어-뱃살(상)', 'high-mercury-fish'],
    ['수산물 > 어류', '가다랑어', 'raw-fish'],
    ['수산물 > 어류', '황새치', 'high-mercury-fish'],
    ['농축산물 > 어패류 및 기타 수산물', '상어, 청새리상어, 생것', 'high-mercury-fish'],
    ['농축산물 > 어패류 및 기타 수산물', '굴, 참굴, 생것', 'raw-shellfish'],
    ['농축산물 > 어패류 및 기타 수산물', '굴, 통조림', 'cooked-shellfish'],
    ['농축산물 > 어패류 및 기타 수산물', '새우, 젓새우, 생것', 'raw-crustaceans'],
    ['농축산물 > 어패류 및 기타 수산물', '새우, 젓새우, 젓갈', 'salted-seafood'],
    ['농축산물 > 어패류 및 기타 수산물', '성게, 보라성게, 알, 생것', 'other-seafood'],
    ['농축산물 > 육류', '돼지 부산물, 간, 삶은것', 'liver'],
    ['농축산물 > 육류', '소고기, 한우(1등급), 안심, 생것', 'raw-beef'],
    ['농축산물 > 난류', '달걀, 수란, 중탕', 'raw-eggs'],
    ['농축산물 > 과실류', '오렴자(카람볼라), 생것', 'star-fruit'],
    ['농축산물 > 곡류 및 그 제품', '멥쌀, 현미, 밥', 'whole-grains'],
    ['농축산물 > 곡류 및 그 제품', '멥쌀, 백미, 밥', 'rice'],
    ['농축산물 > 채소류', '콩나물, 생것', 'sprouts'],
    ['농축산물 > 채소류', '대나무순(죽순), 생것', 'stem-vegetables'],
    ['농축산물 > 채소류', '토마토, 통조림', 'canned-vegetables'],
    ['농축산물 > 조미료류', '소금, 천일염', 'sea-salt'],
    ['음료 및 차류 > 커피류', '디카페인 아메리카노', 'decaf-drinks'],
    ['음료 및 차류 > 차류', '유자차', 'herbal-tea'],
    // A fruit tea may be black tea.
    ['음료 및 차류 > 차류', '유자 티', 'tea'],
    ['음료 및 차류 > 차류', '캐모마일 티', 'herbal-tea'],
    // Milk or not: nothing says it.
    ['음료 및 차류 > 스무디류', '망고 스무디', 'beverages'],
    ['음료 및 차류 > 기타 음료류', '오트 초코 라떼', null],
    ['음료 및 차류 > 과일.채소음료류', '딸기바나나 주스', 'beverages'],
    ['농축산물 > 기타', '누에, 번데기, 통조림', null],
  ])('mfds: %s, %s is %s', (groups, name, slug) => {
    expect(categoryIn(mfdsCategories, { groups: groups.split(' > '), name })).toBe(slug);
  });

  it.each([
    ['피자_고구마 피자 골드링 (L)', 'pizza-burgers'],
    ['커피_아메리카노 아이스(ICED)', 'coffee'],
    ['커피_바닐라 라떼 디카페인', 'decaf-drinks'],
    ['스무디_망고 스무디', null],
    ['배추김치', 'kimchi'],
    ['알밥', 'raw-fish-dishes'],
  ])('dishes without groups: %s is %s', (name, slug) => {
    expect(categoryByName(dishesByName, name)).toBe(slug);
  });

  it.each([
    ['Finfish and Shellfish Products', 'Fish, tuna, fresh, bluefin, raw', 'high-mercury-fish'],
    ['Finfish and Shellfish Products', 'Fish, tuna, light, canned in oil, drained solids', 'canned-fish'],
    ['Pork Products', 'Pork, fresh, leg (ham), whole, separable lean only, raw', 'raw-pork'],
    ['Pork Products', 'Pork, cured, ham, boneless, roasted', 'processed-meat'],
    ['Poultry Products', 'Chicken, liver, all classes, cooked, simmered', 'liver'],
    ['Lamb, Veal, and Game Products', 'Game meat, boar, wild, raw', 'raw-pork'],
    ['Dairy and Egg Products', 'Egg, whole, cooked, poached', 'raw-eggs'],
    ['Dairy and Egg Products', 'Cheese, brie', 'soft-cheese'],
    ['Beverages', 'Beverages, carbonated, cola, regular', 'cola'],
    ['Beverages', 'Beverages, carbonated, root beer', 'sodas'],
    [
      'Beverages',
      'Beverages, carbonated, low calorie, other than cola or pepper, contains caffeine',
      'soft-drinks',
    ],
    ['Beverages', 'Beverages, coffee, brewed, prepared with tap water, decaffeinated', 'decaf-drinks'],
    ['Cereal Grains and Pasta', 'Rice, brown, long-grain, cooked', 'whole-grains'],
    ['Fruits and Fruit Juices', 'Carambola, (starfruit), raw', 'star-fruit'],
    ['Legumes and Legume Products', 'Peanut butter, smooth style, with salt', 'nuts'],
    ['Baby Foods', 'Babyfood, fruit, applesauce, strained', null],
  ])('usda: %s, %s is %s', (group, name, slug) => {
    expect(categoryIn(usdaCategories, { groups: [group], name })).toBe(slug);
  });

  it.each([
    ['meat, egg and fish > fish, raw', 'Swordfish, raw', 'high-mercury-fish'],
    ['meat, egg and fish > cooked meat > pork', 'Pork shoulder, raw', 'raw-pork'],
    ['meat, egg and fish > raw meat > game', 'Wild boar, raw', 'raw-pork'],
    [
      'milk and milk products > cheese and similar > blue cheeses',
      "Roquefort cheese, from ewe's milk",
      'unpasteurised-dairy',
    ],
    [
      'milk and milk products > cheese and similar > semihard cheeses',
      "Comté cheese, from cow's milk",
      'cheese',
    ],
    [
      'fruits, vegetables, legumes and nuts > fruits > fresh fruits',
      'Pineapple, pulp, raw',
      'tropical-fruit',
    ],
    [
      'fruits, vegetables, legumes and nuts > vegetables > vegetables, cooked',
      'Brussels sprout, cooked',
      'cooked-vegetables',
    ],
    ['miscellaneous > salts', 'Salt, white (sea, igneous or rock), no enrichment', 'seasonings'],
    ['beverages > alcoholic beverages > beers and ciders', 'Beer, alcohol-free (<1,2° alcohol)', null],
  ])('ciqual: %s, %s is %s', (groups, name, slug) => {
    expect(categoryIn(ciqualCategories, { groups: groups.split(' > '), name })).toBe(slug);
  });

  it.each([
    ['Extra Virgin Olive Oil', 'vegetable-oils'],
    ['Huile d’olive', null],
    ["Huile d'olive vierge extra bio", 'vegetable-oils'],
    ['Dark Chocolate', 'chocolate'],
    ['Dark Chocolate Cookies', null],
    ['Coca-Cola Zero', 'cola'],
    ['Honey', 'honey'],
    ['Honey Nut Cereal', null],
    ['Almond milk', null],
    ['', null],
  ])('openfoodfacts: %j is %s', (name, slug) => {
    expect(categoryOfProduct(name)).toBe(slug);
  });
});
