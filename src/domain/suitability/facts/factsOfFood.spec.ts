import { shippedDictionary } from '../../../../tests/helpers/foods/shippedDictionary.ts';
import { compileAllergens } from './allergens.ts';
import { factsOfFood } from './factsOfFood.ts';
import { starterAllergens } from './starterAllergens.ts';

const dictionary = shippedDictionary();

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

  it('replaces allergens that were read before', () => {
    const stored = { scheme: 'mfds', contains: ['milk'], mayContain: [] };
    const document = food({ ingredientsText: '밀가루', allergens: stored, allergensFrom: 'texts' });
    expect(factsOf(document).allergens).toMatchObject({ scheme: null, contains: ['wheat'] });
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
