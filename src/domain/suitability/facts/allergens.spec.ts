import { shippedAllergens } from '../../../../tests/fixtures/suitability/shippedAllergens.ts';
import { compileAllergens, provableFacts, type AllergenEntry } from './allergens.ts';
import { starterAllergens } from './starterAllergens.ts';

const { slugs, schemesOf, childrenOf, withAncestors, withDescendants, classesOf } = shippedAllergens;
const inScheme = (scheme: 'mfds' | 'eu' | 'us') => slugs.filter((slug) => schemesOf(slug).includes(scheme));
const entry = (slug: string, changes: Partial<AllergenEntry> = {}): AllergenEntry => ({
  slug,
  name: { ko: slug, en: slug },
  synonyms: { ko: [], en: [] },
  parent: null,
  schemes: ['mfds'],
  ingredientClasses: null,
  ...changes,
});
const compile = (...entries: AllergenEntry[]) => compileAllergens({ version: '1', entries });

describe('the starter allergens', () => {
  test('have the 19 groups that Korea names', () => {
    expect(inScheme('mfds')).toEqual([
      'egg',
      'milk',
      'buckwheat',
      'peanut',
      'soybean',
      'wheat',
      'mackerel',
      'crab',
      'shrimp',
      'pork',
      'peach',
      'tomato',
      'sulphites',
      'walnut',
      'chicken',
      'beef',
      'squid',
      'shellfish',
      'pine-nut',
    ]);
  });

  test.each([
    ['eu', 14],
    ['us', 9],
  ] as const)('%s names %d groups, and with each what is below it', (scheme, count) => {
    const covered = inScheme(scheme);
    // Where gluten is not named as a group, wheat is one by itself.
    const groups = covered.filter(
      (slug) => !covered.some((other) => other !== slug && withDescendants(other).has(slug)),
    );
    expect(groups).toHaveLength(count);
    for (const group of groups) for (const below of withDescendants(group)) expect(covered).toContain(below);
  });

  test.each([
    ['gluten', ['wheat']],
    ['crustaceans', ['crab', 'shrimp']],
    ['fish', ['mackerel']],
    ['tree-nuts', ['walnut']],
    ['molluscs', ['squid', 'shellfish']],
    ['milk', []],
    ['kiwi', []],
  ])('have the members of %s: %j', (parent, children) => {
    expect(childrenOf(parent)).toEqual(children);
  });

  test('have a row for each parent', () => {
    for (const { slug, parent } of starterAllergens) {
      if (parent !== null) expect(slugs).toContain(parent);
      expect([...withAncestors(slug)]).toHaveLength(parent === null ? 1 : 2);
    }
  });

  test('share no name except English "shellfish", which is a crustacean or a mollusc', () => {
    const names = slugs.flatMap((slug) => [
      ...new Set(shippedAllergens.wordsOf(slug).map((name) => name.toLowerCase())),
    ]);
    expect(names.filter((name, index) => names.indexOf(name) !== index)).toEqual(['shellfish']);
  });

  test('have no scheme that does not list them', () => {
    expect(schemesOf('kiwi')).toEqual([]);
    expect(schemesOf('toString')).toEqual([]);
    expect(shippedAllergens.has('toString')).toBe(false);
  });

  test.each([
    [['milk'], ['animal', 'dairy', 'not-vegan']],
    [['pork'], ['animal', 'meat', 'pork', 'not-vegan', 'not-vegetarian', 'not-halal']],
    [['beef'], ['animal', 'meat', 'not-vegan', 'not-vegetarian', 'halal-unstated']],
    [
      ['wheat', 'fish'],
      ['animal', 'seafood', 'not-vegan', 'not-vegetarian'],
    ],
  ])('give a food with %j the classes %j, and no other class is open', (contains, present) => {
    expect(classesOf(contains)).toEqual({ present, isComplete: true });
  });
});

describe('allergens that staff add', () => {
  test('come after the starter allergens, and have their own names and words', () => {
    const kiwi = entry('kiwi', {
      name: { ko: '키위', en: 'Kiwi (fruit)' },
      synonyms: { ko: ['참다래'], en: [] },
    });
    const allergens = compile(...starterAllergens, kiwi);
    expect(allergens.inOrder(['kiwi', 'unheard-of', 'wheat', 'egg', 'egg'])).toEqual([
      'egg',
      'wheat',
      'kiwi',
      'unheard-of',
    ]);
    expect(allergens.nameOf('kiwi')).toEqual({ ko: '키위', en: 'Kiwi (fruit)' });
    expect(allergens.nameOf('unheard-of')).toEqual({ ko: 'unheard-of', en: 'unheard-of' });
    expect(allergens.wordsOf('kiwi')).toEqual(['키위', 'Kiwi', '참다래']);
  });

  test('have the classes of their group, and leave all classes open where none are stated', () => {
    const allergens = compile(...starterAllergens, entry('salmon', { parent: 'fish' }), entry('kiwi'));
    expect(allergens.classesOf(['salmon'])).toMatchObject({
      present: classesOf(['fish']).present,
      isComplete: true,
    });
    expect(allergens.classesOf(['milk', 'kiwi'])).toEqual({
      present: ['animal', 'dairy', 'not-vegan'],
      isComplete: false,
    });
  });
});

describe('a broken list of allergens', () => {
  test('proves no absence of allergens in a circle or below it', () => {
    const allergens = compile(
      entry('one', { parent: 'two' }),
      entry('two', { parent: 'one' }),
      entry('below', { parent: 'one' }),
      entry('itself', { parent: 'itself' }),
      entry('sound'),
    );
    for (const slug of ['one', 'two', 'below', 'itself']) expect(allergens.schemesOf(slug)).toEqual([]);
    expect(allergens.schemesOf('sound')).toEqual(['mfds']);
    expect([...allergens.withDescendants('one')].sort()).toEqual(['below', 'one', 'two']);
  });

  test('proves no absence of an allergen whose group is missing', () => {
    expect(compile(entry('wheat', { parent: 'gluten' })).schemesOf('wheat')).toEqual([]);
  });

  test('proves no absence for a food that names a missing allergen', () => {
    const facts = { scheme: 'eu', contains: ['wheat'], mayContain: [], absent: ['milk'] } as const;
    expect(provableFacts(facts, shippedAllergens)).toEqual(facts);
    expect(provableFacts(facts, compile(entry('gluten')))).toEqual({ ...facts, scheme: null, absent: [] });
    const traces = { scheme: 'eu', contains: [], mayContain: ['wheat'] } as const;
    expect(provableFacts(traces, compile(entry('gluten'))).scheme).toBeNull();
  });
});
