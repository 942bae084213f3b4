import type { FactsOfFood, Verdict } from './facts/facts.ts';
import { judgeFor } from './judge.ts';
import type { RuleInput } from './rules/rules.ts';
import {
  answer,
  compiled,
  sampleFood,
  samplePerson,
  sampleRule,
  today,
} from '../../../tests/fixtures/suitability/samples.ts';

describe('rules without a figure', () => {
  const rules = {
    pork: { ...sampleRule, id: 'pork', type: 'ingredient-class', classes: ['pork'] },
    animal: { ...sampleRule, id: 'animal', type: 'ingredient-class', classes: ['animal', 'honey'] },
    liquor: { ...sampleRule, id: 'liquor', type: 'food-category', categories: ['alcoholic-drinks'] },
    soft: { ...sampleRule, id: 'soft', type: 'texture', levels: [5, 6] },
    named: { ...sampleRule, id: 'named', type: 'ingredient-list', ingredients: ['감초', 'Liquorice'] },
    milk: { ...sampleRule, id: 'milk', type: 'allergen', allergens: ['milk', 'egg'], traces: 'ignore' },
    either: {
      ...sampleRule,
      id: 'either',
      type: 'allergen',
      allergens: ['milk', 'sesame'],
      traces: 'caution',
    },
    milkTraces: { ...sampleRule, id: 'milk', type: 'allergen', allergens: ['milk', 'egg'], traces: 'avoid' },
  } as const satisfies Record<string, RuleInput>;
  const classes = (present: string[], absent: string[] = []) => ({ ingredientClasses: { present, absent } });
  const declared = (contains: string[], mayContain: string[] = []) => ({
    allergens: { scheme: 'mfds', contains, mayContain } as const,
  });

  test.each<[keyof typeof rules, string, Partial<FactsOfFood>, Verdict]>([
    ['pork', 'present', classes(['pork']), 'unsuitable'],
    ['pork', 'absent', classes([], ['pork']), 'suitable'],
    ['pork', 'no meat means no pork', classes([], ['meat']), 'suitable'],
    ['pork', 'meat may be pork', classes(['meat']), 'unknown'],
    ['pork', 'unknown', {}, 'unknown'],
    ['animal', 'pork is an animal ingredient', classes(['pork']), 'unsuitable'],
    ['animal', 'no pork may still be beef', classes([], ['pork']), 'unknown'],
    ['animal', 'one of two is open', classes([], ['honey']), 'unknown'],
    ['animal', 'no animal ingredients', classes([], ['animal']), 'suitable'],
    ['liquor', 'its own category', { category: ['drinks', 'alcoholic-drinks'] }, 'unsuitable'],
    ['liquor', 'a category below', { category: ['drinks', 'alcoholic-drinks', 'beer'] }, 'unsuitable'],
    ['liquor', 'another', { category: ['drinks', 'juices'] }, 'suitable'],
    ['liquor', 'none', { category: null }, 'unknown'],
    ['liquor', 'an empty path', { category: [] }, 'unknown'],
    ['soft', 'soft', { texture: 6 }, 'suitable'],
    ['soft', 'regular', { texture: 7 }, 'unsuitable'],
    ['soft', 'unknown', { texture: null }, 'unknown'],
    ['soft', 'no level', { texture: 9 }, 'unknown'],
    ['soft', 'a hint does not give a level', { texture: null, textureHints: ['hard'] }, 'unknown'],
    ['soft', 'a level takes precedence over a hint', { texture: 6, textureHints: ['hard'] }, 'suitable'],
    ['named', 'named', { ingredients: { names: ['감초'], isComplete: false } }, 'unsuitable'],
    ['named', 'named in English', { ingredients: { names: ['liquorice'], isComplete: false } }, 'unsuitable'],
    ['named', 'within another name', { ingredients: { names: ['감초추출물'], isComplete: true } }, 'unknown'],
    ['named', 'all understood', { ingredients: { names: ['설탕'], isComplete: true } }, 'suitable'],
    ['named', 'not all understood', { ingredients: { names: ['설탕'], isComplete: false } }, 'unknown'],
    ['named', 'no list', {}, 'unknown'],
    ['milk', 'declared', declared(['egg']), 'unsuitable'],
    ['milk', 'declared absent', declared([]), 'suitable'],
    ['milk', 'traces ignored', declared([], ['milk']), 'suitable'],
    ['either', 'traces of one, the other unknown', declared([], ['milk']), 'unknown'],
    ['milkTraces', 'traces avoided', declared([], ['milk']), 'unsuitable'],
    [
      'milkTraces',
      'traces weigh more than what is open',
      { allergens: { scheme: null, contains: [], mayContain: ['milk'] } },
      'unsuitable',
    ],
    [
      'milk',
      'no declaration',
      { allergens: { scheme: null, contains: [], mayContain: ['milk'] } },
      'unknown',
    ],
  ])('%s: %s', (name, _, food, verdict) => {
    expect(answer({ rules: [rules[name]], food }).verdict).toBe(verdict);
  });
});

describe('allergens of the person', () => {
  type Case = [string, string, FactsOfFood['allergens'], Verdict, Verdict];
  const declared = (contains: string[], mayContain: string[] = []) =>
    ({ scheme: 'mfds', contains, mayContain }) as const;
  const undeclared = (contains: string[], mayContain: string[] = []) => ({
    scheme: null,
    contains,
    mayContain,
  });
  const eu = (contains: string[], mayContain: string[] = []) =>
    ({ scheme: 'eu', contains, mayContain }) as const;
  const us = (contains: string[], mayContain: string[] = []) =>
    ({ scheme: 'us', contains, mayContain }) as const;

  // The last two columns: the verdict, and the verdict for a person who avoids traces too.
  test.each<Case>([
    ['declared', 'milk', declared(['milk']), 'unsuitable', 'unsuitable'],
    ['found in the ingredients', 'milk', undeclared(['milk']), 'unsuitable', 'unsuitable'],
    [
      'found, though the declaration is silent',
      'milk',
      declared(['milk'], ['milk']),
      'unsuitable',
      'unsuitable',
    ],
    ['not declared', 'milk', declared(['egg']), 'suitable', 'suitable'],
    ['"없음" is a declaration', 'milk', declared([]), 'suitable', 'suitable'],
    ['nothing known', 'milk', null, 'unknown', 'unknown'],
    ['ingredients prove presence only', 'milk', undeclared(['egg']), 'unknown', 'unknown'],
    ['traces', 'milk', declared([], ['milk']), 'caution', 'unsuitable'],
    ['traces without a declaration', 'milk', undeclared([], ['milk']), 'unknown', 'unsuitable'],
    ['a sentence on traces is no declaration', 'milk', undeclared([], ['egg']), 'unknown', 'unknown'],
    ['Korean packs do not declare sesame', 'sesame', declared([]), 'unknown', 'unknown'],
    ['Korean packs do not declare celery', 'celery', declared(['milk']), 'unknown', 'unknown'],
    ['declared outside of the scheme', 'sesame', declared(['sesame']), 'unsuitable', 'unsuitable'],
    ['traces outside the scheme', 'sesame', declared([], ['sesame']), 'unknown', 'unsuitable'],
    ['European packs declare celery', 'celery', eu([]), 'suitable', 'suitable'],
    ['European packs do not declare peach', 'peach', eu([]), 'unknown', 'unknown'],
    ['US packs declare sesame', 'sesame', us([]), 'suitable', 'suitable'],
    ['US packs do not declare gluten', 'gluten', us([]), 'unknown', 'unknown'],
    ['US packs do not declare molluscs', 'squid', us([]), 'unknown', 'unknown'],
    ['a member of the avoided group', 'gluten', declared(['wheat']), 'unsuitable', 'unsuitable'],
    ['a member in traces', 'fish', eu([], ['mackerel']), 'caution', 'unsuitable'],
    ['Korea lists wheat, not gluten', 'gluten', declared([]), 'unknown', 'unknown'],
    ['Korea lists mackerel, not fish', 'fish', declared([]), 'unknown', 'unknown'],
    ['Korea lists crab and shrimp, not crustaceans', 'crustaceans', declared(['milk']), 'unknown', 'unknown'],
    ['a declared group', 'crab', eu(['crustaceans']), 'unsuitable', 'unsuitable'],
    ['a declared group of other allergens', 'crab', eu(['molluscs']), 'suitable', 'suitable'],
    ['a group in traces', 'walnut', eu([], ['tree-nuts']), 'caution', 'unsuitable'],
    ['another member of the group', 'crab', declared(['shrimp']), 'suitable', 'suitable'],
    ['pine nuts are not tree nuts in Europe', 'pine-nut', eu([]), 'unknown', 'unknown'],
    ['an allergen that is not in the list', 'kiwi', declared([]), 'unknown', 'unknown'],
    [
      'an allergen that is not in the list, named on the pack',
      'kiwi',
      undeclared(['kiwi']),
      'unsuitable',
      'unsuitable',
    ],
  ])('%s: %s', (_, allergen, allergens, verdict, withTraces) => {
    const verdictOf = (avoidTraces: boolean) =>
      answer({
        rules: [],
        food: { allergens },
        person: samplePerson({ allergens: [{ allergen, avoidTraces }] }),
      });
    expect(verdictOf(false).verdict).toBe(verdict);
    expect(verdictOf(true).verdict).toBe(withTraces);
    expect(verdictOf(false).missing).toEqual(verdict === 'unknown' ? [`allergens.${allergen}`] : []);
  });

  test('uses the stricter entry when an allergen is there twice', () => {
    const person = samplePerson({
      allergens: [{ allergen: 'milk', avoidTraces: true }, { allergen: 'milk' }],
    });
    const { verdict } = answer({ rules: [], food: { allergens: declared([], ['milk']) }, person });
    expect(verdict).toBe('unsuitable');
  });
});

test.each<[string, FactsOfFood['ingredients'], Verdict]>([
  ['named', { names: ['고수'], isComplete: true }, 'unsuitable'],
  ['a part of a name', { names: ['고수잎'], isComplete: true }, 'unknown'],
  ['certainly not', { names: ['쌀'], isComplete: true }, 'suitable'],
  ['a list not understood', { names: ['쌀'], isComplete: false }, 'unknown'],
  ['no list', null, 'unknown'],
])('an ingredient that the person avoids: %s', (_, ingredients, verdict) => {
  const person = samplePerson({ avoidedIngredients: [' 고 수 '] });
  expect(answer({ rules: [], food: { ingredients }, person }).verdict).toBe(verdict);
});

test.each([
  ['쌀', 'suitable'],
  ['우유, 새우', 'unknown'],
])('an avoided word %s, beside a list of wheat alone, is %s', (avoided, verdict) => {
  const dictionary = new Map([['쌀', '쌀']]);
  const judge = judgeFor({
    profile: samplePerson({ avoidedIngredients: [avoided] }),
    ruleSets: compiled([]),
    today,
    nameOf: (written) => dictionary.get(written),
  });
  const food = sampleFood({ ingredients: { names: ['밀'], isComplete: true } });
  expect(judge.judge(food).verdict).toBe(verdict);
});

describe('a list of allowed foods', () => {
  const categories = [{ slug: 'fruit' }, { slug: 'apples', parent: 'fruit' }, { slug: 'fish' }];
  const list: Extract<RuleInput, { type: 'allowed-foods' }> = {
    ...sampleRule,
    id: 'list',
    type: 'allowed-foods',
    categories: ['apples'],
  };
  const figure = { nutrient: 'iodine', operator: 'at-most', limit: 5, unit: 'µg', per: '100g' } as const;
  const rules = {
    withFigure: { ...list, figure },
    withLevels: { ...list, levels: [5, 6] },
    alone: list,
  } satisfies Record<string, RuleInput>;
  const apple = { category: ['fruit', 'apples'] };

  test.each<[keyof typeof rules, string, Partial<FactsOfFood>, Verdict, string[]]>([
    ['withFigure', 'a listed kind', apple, 'suitable', []],
    ['withFigure', 'a listed kind, over the limit', { ...apple, nutrients: { iodine: 6 } }, 'unsuitable', []],
    ['withFigure', 'another kind, within the limit', { nutrients: { iodine: 5 } }, 'suitable', []],
    ['withFigure', 'another kind', { category: ['fish'] }, 'unknown', ['iodine']],
    ['withFigure', 'too general a kind', { category: ['fruit'] }, 'unknown', ['category', 'iodine']],
    ['withFigure', 'no kind', {}, 'unknown', ['category', 'iodine']],
    [
      'withFigure',
      'a listed kind, with a bound that does not decide',
      { ...apple, nutrients: { iodine: 20 }, nutrientQualifiers: { iodine: 'below' } },
      'suitable',
      [],
    ],
    [
      'withFigure',
      'a listed kind, with a flagged figure',
      { ...apple, nutrients: { iodine: 20 }, flagged: ['iodine'] },
      'suitable',
      [],
    ],
    [
      'withFigure',
      'a listed kind, for the other basis',
      { ...apple, basis: '100ml', nutrients: { iodine: 20 } },
      'suitable',
      [],
    ],
    ['withLevels', 'a listed kind', apple, 'suitable', []],
    ['withLevels', 'a listed kind, too hard', { ...apple, texture: 7 }, 'unsuitable', []],
    ['withLevels', 'another kind, soft', { category: ['fish'], texture: 5 }, 'suitable', []],
    ['withLevels', 'another kind', { category: ['fish'] }, 'unknown', ['texture']],
    ['alone', 'a listed kind', apple, 'suitable', []],
    ['alone', 'another kind', { category: ['fish'] }, 'unknown', ['category']],
  ])('%s: %s', (name, _, food, verdict, missing) => {
    expect(answer({ rules: [rules[name]], categories, food })).toEqual({ verdict, missing });
  });
});
