import { starterAllergens } from '../../suitability/facts/starterAllergens.ts';
import { compileAllergens, type AllergenEntry } from '../../suitability/facts/allergens.ts';
import { compileDictionary, dictionaryRow } from './dictionary.ts';

const entry = (slug: string, ko: string, changes: Partial<AllergenEntry> = {}): AllergenEntry => ({
  slug,
  name: { ko, en: slug },
  synonyms: { ko: [], en: [] },
  parent: null,
  schemes: [],
  ingredientClasses: null,
  ...changes,
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
const { find, allergensNamedBy } = compileDictionary({ version: '1', rows, allergens });

test.each([
  ['과일', []],
  // These rows existed before the allergen was added.
  ['키위', ['kiwi']],
  ['골드키위', ['kiwi']],
  ['kiwifruit', ['kiwi']],
  // Its wider ingredient is a word without a row.
  ['키위청', ['kiwi']],
  ['연어', ['fish', 'salmon']],
  ['멸치', ['fish']],
  // A mackerel is a fish by its own slug.
  ['고등어', ['mackerel']],
  // The row lists one of the two allergens that the English word may mean.
  ['shellfish', ['shellfish']],
  // A deleted allergen stays, so that nothing is proven absent.
  ['옛재료', ['gone']],
])('%s carries %j', (key, carried) => {
  expect(find(key)?.allergens).toEqual(carried);
});

test('a word that only names an allergen becomes an opaque ingredient that carries it', () => {
  expect(find('참다래')).toMatchObject({ allergens: ['kiwi'], wholeGroups: ['kiwi'], isOpaque: true });
  expect(find('crustacean')?.allergens).toEqual(['crustaceans']);
});

test('a declaration may mean each of the allergens that share a word', () => {
  expect(allergensNamedBy('shellfish')).toEqual(['shellfish', 'crustaceans']);
  expect(allergensNamedBy('kiwi')).toEqual(['kiwi']);
});

test('only the row for "fish" names the whole group, an anchovy does not', () => {
  expect(find('생선')?.wholeGroups).toEqual(['fish']);
  expect(find('멸치')?.wholeGroups).toEqual([]);
});
