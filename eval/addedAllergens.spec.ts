import fc from 'fast-check';
import { shippedDictionary } from '../tests/helpers/foods/shippedDictionary.ts';
import { compileAllergens, type AllergenEntry } from '../src/domain/suitability/facts/allergens.ts';
import { factsOfFood } from '../src/domain/suitability/facts/factsOfFood.ts';
import { starterAllergens } from '../src/domain/suitability/facts/starterAllergens.ts';
import { readLabel, type PackTexts } from '../src/domain/labels/readLabel.ts';

/** An allergen that staff add must not hide what the dictionary shows without it. */
const shipped = shippedDictionary();
const entry = (slug: string, ko: string, changes: Partial<AllergenEntry> = {}): AllergenEntry => ({
  slug,
  name: { ko, en: slug },
  synonyms: { ko: [], en: [] },
  parent: null,
  schemes: [],
  ingredientClasses: [],
  ...changes,
});
const dictionaryWith = (...entries: AllergenEntry[]) =>
  shippedDictionary(compileAllergens({ version: 'test', entries: [...starterAllergens, ...entries] }));

const dictionary = dictionaryWith(
  entry('milk-protein', '우유 단백', {
    name: { ko: '우유 단백', en: 'Milk protein' },
    synonyms: { ko: ['유청단백'], en: [] },
  }),
  entry('milk-piece', '우유 알갱이', { synonyms: { ko: ['밀알갱이조각'], en: [] } }),
  entry('pork-powder', '뷁고기', { synonyms: { ko: ['돼지고기 가루'], en: [] } }),
  entry('kiwi', '키위뷁'),
  entry('kiwi-piece', '키위뷁 우유조각'),
);

describe('a longer word of an added allergen keeps the allergens of the shorter words', () => {
  test.each<[field: keyof PackTexts, text: string, slugs: string[]]>([
    ['allergenText', '밀, 우유 단백 함유', ['milk', 'wheat', 'milk-protein']],
    ['allergenText', 'Contains: wheat, milk protein.', ['milk', 'wheat', 'milk-protein']],
    ['allergenText', '밀, 유청단백 함유', ['milk', 'wheat', 'milk-protein']],
    ['ingredientsText', '밀가루, 우유 알갱이', ['milk', 'wheat', 'milk-piece']],
    ['ingredientsText', '설탕, 밀 알갱이 조각', ['wheat', 'milk-piece']],
    ['ingredientsText', '설탕, 우유 알갱이(설탕, 정제소금)', ['milk', 'milk-piece']],
    ['ingredientsText', '쌀, 돼지고기 가루', ['pork', 'pork-powder']],
    ['ingredientsText', '쌀, 키위뷁 우유조각', ['milk', 'kiwi', 'kiwi-piece']],
    ['ingredientsText', 'rice, milk protein', ['milk', 'milk-protein']],
  ])('%s: %s', (field, text, slugs) => {
    expect(readLabel({ [field]: text }, dictionary).contains.toSorted()).toEqual(slugs.toSorted());
  });

  test('and their classes, and proves the absence of none', () => {
    const { classes } = readLabel({ ingredientsText: '쌀, 돼지고기 가루', allergenText: '없음' }, dictionary);
    expect(classes.present).toEqual(expect.arrayContaining(['pork', 'not-vegan']));
    expect(classes.absent).toEqual([]);
  });

  test('and the classes in the name of a food', () => {
    const document = {
      id: 1,
      updatedAt: '',
      kind: 'processed',
      basis: '100g',
      name: '돼지고기 가루',
      quality: null,
    };
    const { facts } = factsOfFood({
      document: { ...document, ingredientsText: '쌀' },
      category: null,
      dictionary,
    });
    expect(facts.ingredientClasses.absent).not.toContain('pork');
  });

  test('and counts as one word in a clause that announces a number of allergens', () => {
    expect(readLabel({ allergenText: '3종(밀, 우유 단백) 함유' }, dictionary).scheme).toBeNull();
  });
});

test('a flavour of the longer word is no proof of the shorter one', () => {
  const sweet = dictionaryWith(entry('sweet-milk', '뷁우유'));
  expect(readLabel({ ingredientsText: '설탕, 뷁우유맛' }, sweet).contains).toEqual([]);
});

test('whatever word is added, a label shows at least what it showed before', () => {
  const piece = fc.constantFrom(
    '우유',
    '단백',
    '밀',
    '돼지고기',
    '가루',
    '알갱이',
    '뷁',
    '소스',
    '코코넛',
    '맛',
  );
  const word = fc
    .array(fc.tuple(piece, fc.constantFrom('', ' ')), { minLength: 1, maxLength: 4 })
    .map((pieces) => pieces.flat().join('').trim());
  const lists = fc.array(word, { minLength: 1, maxLength: 3 });
  const isRow = (text: string) => shipped.nameOf(text) !== undefined;
  fc.assert(
    fc.property(lists, (names) => {
      const entries = names.filter((text) => !isRow(text)).map((text, at) => entry(`added-${at}`, text));
      const texts = { ingredientsText: names.join(', '), allergenText: `${names.join(', ')} 함유` };
      const before = readLabel(texts, shipped);
      const after = readLabel(texts, dictionaryWith(...entries));
      expect(after.contains).toEqual(expect.arrayContaining([...before.contains]));
      expect(after.classes.present).toEqual(expect.arrayContaining([...before.classes.present]));
    }),
    { numRuns: 20 },
  );
}, 60_000);
