import { starterAllergens } from '../../suitability/facts/starterAllergens.ts';
import { compileAllergens, type AllergenEntry } from '../../suitability/facts/allergens.ts';
import { compileDictionary, dictionaryRow } from './dictionary.ts';

const entry = (slug: string, ko: string, told: Partial<AllergenEntry> = {}): AllergenEntry => ({
  slug,
  name: { ko, en: slug },
  synonyms: { ko: [], en: [] },
  parent: null,
  schemes: [],
  ingredientClasses: null,
  ...told,
});
const allergens = compileAllergens({
  version: '1',
  entries: [
    ...starterAllergens,
    entry('kiwi', '키위', { synonyms: { ko: ['참다래'], en: ['kiwifruit'] } }),
    entry('salmon', '연어', { parent: 'fish' }),
  ],
});
const rows = [
  { name: '과일' },
  { name: '키위', nameEn: 'kiwi', parents: ['과일'] },
  { name: '골드키위', parents: ['키위'] },
  { name: '키위청', parents: ['kiwi fruit', '참다래'] },
  { name: '다래', synonymsEn: ['kiwifruit'] },
  { name: '생선', nameEn: 'fish', allergens: ['fish'] },
  { name: '연어', parents: ['생선'], allergens: ['fish'] },
  { name: '멸치', parents: ['생선'], allergens: ['fish'] },
  { name: '고등어', parents: ['생선'], allergens: ['mackerel'] },
  { name: '조개류', nameEn: 'shellfish', allergens: ['shellfish'] },
  { name: '옛재료', allergens: ['gone'] },
].map((row) => dictionaryRow.parse(row));
const { find, allergensNamed } = compileDictionary({ version: '1', rows, allergens });

test.each([
  ['과일', []],
  // Added to the allergens when these rows were there already.
  ['키위', ['kiwi']],
  ['골드키위', ['kiwi']],
  ['kiwifruit', ['kiwi']],
  // Its wider ingredient is a word without a row.
  ['키위청', ['kiwi']],
  ['연어', ['fish', 'salmon']],
  ['멸치', ['fish']],
  // A mackerel is a fish by its own slug.
  ['고등어', ['mackerel']],
  // One of the two that the English word may mean is listed.
  ['shellfish', ['shellfish']],
  // What is gone stays, so that it is seen that something is not understood.
  ['옛재료', ['gone']],
])('%s carries %j', (key, carried) => {
  expect(find(key)?.allergens).toEqual(carried);
});

test('a word that only names an allergen is an ingredient that carries it, and may be anything else', () => {
  expect(find('참다래')).toMatchObject({ allergens: ['kiwi'], wholeGroups: ['kiwi'], isOpaque: true });
  expect(find('crustacean')?.allergens).toEqual(['crustaceans']);
});

test('a declaration may mean each of the allergens that share a word', () => {
  expect(allergensNamed('shellfish')).toEqual(['shellfish', 'crustaceans']);
  expect(allergensNamed('kiwi')).toEqual(['kiwi']);
});

test('salmon is a fish of its own, an anchovy is any fish', () => {
  expect(find('생선')?.wholeGroups).toEqual(['fish']);
  expect(find('멸치')?.wholeGroups).toEqual([]);
});
