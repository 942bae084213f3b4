import { shippedDictionary } from '../../../tests/helpers/foods/shippedDictionary.ts';
import { compileAllergens } from '../suitability/facts/allergens.ts';
import { factsOfFood } from '../suitability/facts/factsOfFood.ts';
import { starterAllergens } from '../suitability/facts/starterAllergens.ts';
import { freshFacts } from './freshFacts.ts';

const dictionary = shippedDictionary();
const of = (name: string, category: readonly string[] | null, kind: 'fresh' | 'cooked' = 'fresh') =>
  freshFacts({ kind, name, category, dictionary });
const pome = ['fruit', 'pome-stone-fruit'];

describe('freshFacts', () => {
  it('proves that a fresh apple has no allergens and no animal ingredients', () => {
    const apple = of('사과, 부사, 생것', pome);
    expect(apple?.allergens).toMatchObject({
      contains: [],
      absent: expect.arrayContaining(['milk', 'peach', 'gluten']),
    });
    expect(apple?.ingredientClasses.absent).toEqual(
      expect.arrayContaining(['animal', 'not-vegan', 'not-halal']),
    );
  });

  it('treats a fruit with an unknown name as any fruit of its category, perhaps a peach', () => {
    const fruit = of('금홍봉', pome);
    expect(fruit?.allergens.absent).toEqual(expect.arrayContaining(['milk', 'gluten']));
    expect(fruit?.allergens.absent).not.toContain('peach');
    expect(fruit?.ingredientClasses.absent).toContain('not-vegan');
  });

  it('finds that a peach contains peach', () => {
    expect(of('복숭아, 백도, 생것', pome)?.allergens).toMatchObject({ contains: ['peach'] });
  });

  it('finds that an anchovy is a fish but not a mackerel', () => {
    const anchovy = of('멸치, 생것', ['fish-seafood', 'fish', 'raw-fish'])?.allergens;
    expect(anchovy).toMatchObject({ contains: ['fish'], byMember: ['fish'] });
    expect(anchovy?.absent).toContain('mackerel');
  });

  it('proves nothing about the members when only the group "fish" is named', () => {
    const fish = of('생선, 생것', ['fish-seafood', 'fish', 'raw-fish'])?.allergens;
    expect(fish?.byMember).toEqual([]);
    expect(fish?.absent).not.toContain('mackerel');
  });

  it.each([
    ['a cooked dish', of('사과', pome, 'cooked')],
    ['something canned', of('복숭아 통조림', pome)],
    ['something seasoned', of('김, 조미, 구운것', ['seaweed'])],
    ['a category of mixed things', of('모둠 과일', ['fruit', 'dried-fruit'])],
    ['no category and not said to be raw', of('사과', null)],
    ['a name without meaning, no category', of('금홍봉, 생것', null)],
    ['a sauce', of('소스, 생것', ['vegetables', 'leafy-vegetables', 'kimchi'])],
  ])('returns null for %s', (_, facts) => {
    expect(facts).toBeNull();
  });

  it('proves no absence of an allergen that staff added, nor of its group', () => {
    const coconut = { slug: 'coconut', name: { ko: '코코넛', en: 'Coconut' }, synonyms: { ko: [], en: [] } };
    const dictionary = shippedDictionary(
      compileAllergens({
        version: '1',
        entries: [
          ...starterAllergens,
          { ...coconut, parent: 'tree-nuts', schemes: ['us'], ingredientClasses: null },
        ],
      }),
    );
    const facts = (name: string) =>
      freshFacts({ kind: 'fresh', name, category: ['fruit', 'tropical-fruit'], dictionary })?.allergens;
    expect(facts('코코넛, 생것')?.contains).toEqual(['coconut']);
    for (const name of ['망고, 생것', '이름 모를 과일']) {
      expect(facts(name)?.absent).toContain('milk');
      expect(facts(name)?.absent).not.toContain('coconut');
      expect(facts(name)?.absent).not.toContain('tree-nuts');
    }
  });

  it('uses the name of an import without our categories when the name says "raw"', () => {
    expect(of('귀리, 쌀귀리, 도정, 생것', null)?.allergens).toMatchObject({ contains: ['gluten'] });
  });
});

describe('facts of a stored food', () => {
  const food = (more: object) => ({
    ...{ id: 1, updatedAt: '2026-11-01', kind: 'processed', name: '과자', basis: '100g', quality: null },
    ...more,
  });
  const factsOf = (document: unknown) => factsOfFood({ document, category: null, dictionary }).facts;

  it('reads the pack, and names the words that show each fact', () => {
    const { allergens, ingredientClasses, origins } = factsOf(
      food({ ingredientsText: '밀가루, 설탕, 탈지분유', allergenText: '밀, 우유 함유' }),
    );
    expect(allergens).toMatchObject({ scheme: 'mfds', contains: ['milk', 'wheat'] });
    expect(ingredientClasses.present).toEqual(expect.arrayContaining(['dairy', 'not-vegan']));
    expect(origins).toMatchObject({
      'allergens.milk': { kind: 'declaration', text: '우유', field: 'allergenText', start: 3, end: 5 },
      'ingredientClasses.dairy': { kind: 'ingredient', text: '탈지분유', field: 'ingredientsText' },
    });
  });

  it('keeps allergens that were set by hand, and replaces those that were read', () => {
    const stored = { scheme: 'mfds', contains: [], mayContain: [] };
    const texts = { ingredientsText: '밀가루', allergens: stored };
    expect(factsOf(food({ ...texts, allergensFrom: 'hand' })).allergens).toEqual(stored);
    expect(factsOf(food(texts)).allergens).toEqual(stored);
    expect(factsOf(food({ ...texts, allergensFrom: 'texts' })).allergens).toMatchObject({
      scheme: null,
      contains: ['wheat'],
    });
  });

  it('does not count a class in the product name as absent', () => {
    const { ingredientClasses } = factsOf(food({ name: '햄 피자', ingredientsText: '쌀가루, 정제소금' }));
    expect(ingredientClasses.present).not.toContain('pork');
    expect(ingredientClasses.absent).not.toContain('not-halal');
    expect(
      factsOf(food({ name: '딸기향 쌀과자', ingredientsText: '쌀가루' })).ingredientClasses.absent,
    ).toContain('not-vegan');
  });

  it('adds the classes of declared allergens, with the words that show them', () => {
    const { ingredientClasses, origins } = factsOf(food({ allergenText: '우유 함유' }));
    expect(ingredientClasses.present).toEqual(['animal', 'dairy', 'not-vegan']);
    expect(origins).toMatchObject({ 'ingredientClasses.dairy': { kind: 'declaration', text: '우유' } });
  });

  it('proves no absence when the food names a missing allergen', () => {
    const wheat = ({ slug }: { slug: string }) => slug !== 'wheat';
    const withoutWheat = compileAllergens({ version: '1', entries: starterAllergens.filter(wheat) });
    const dictionary = shippedDictionary(withoutWheat);
    const allergensWith = (more: object) =>
      factsOfFood({ document: food(more), category: null, dictionary }).facts.allergens;
    expect(allergensWith({ allergenText: 'Allergy advice: contains wheat, milk, sulphites.' })).toMatchObject(
      {
        scheme: null,
        contains: expect.arrayContaining(['milk', 'wheat']),
      },
    );
    const byHand = { scheme: 'eu', contains: ['wheat'], mayContain: [] };
    expect(allergensWith({ allergens: byHand, allergensFrom: 'hand' })).toMatchObject({
      ...byHand,
      scheme: null,
    });
  });

  it('leaves all classes open when a declared allergen has no stated classes', () => {
    const entries = starterAllergens.map((one) =>
      one.slug === 'egg' ? { ...one, ingredientClasses: null } : one,
    );
    const dictionary = shippedDictionary(compileAllergens({ version: '1', entries }));
    const document = food({ ingredientsText: '쌀가루', allergenText: '알류 함유' });
    const { ingredientClasses } = factsOfFood({ document, category: null, dictionary }).facts;
    expect(ingredientClasses.absent).toEqual([]);
    expect(factsOf(document).ingredientClasses.absent).toContain('pork');
  });

  it('knows nothing about a food that has no pack and is not fresh', () => {
    expect(factsOf(food({}))).toMatchObject({
      allergens: null,
      ingredients: null,
      ingredientClasses: { present: [], absent: [] },
    });
  });
});
