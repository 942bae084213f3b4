import {
  allergenSlugs,
  allergens,
  childrenOf,
  coveredByScheme,
  withAncestors,
  withDescendants,
} from './allergens.ts';

const inScheme = (scheme: 'mfds' | 'eu' | 'us') =>
  allergenSlugs.filter((slug) => coveredByScheme(scheme, slug));

test('Korea names 19 groups', () => {
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
])('below %s: %j', (parent, children) => {
  expect(childrenOf(parent)).toEqual(children);
});

test('the graph is closed, and every parent leads somewhere', () => {
  for (const slug of allergenSlugs) {
    for (const parent of allergens[slug].parents) expect(allergenSlugs).toContain(parent);
    expect([...withAncestors(slug)]).toHaveLength(1 + allergens[slug].parents.length);
  }
});

test('no two allergens share a name', () => {
  const names = allergenSlugs.flatMap((slug) => {
    const { ko, en, synonyms } = allergens[slug];
    return [...new Set([ko, en, ...synonyms.ko, ...synonyms.en].map((name) => name.toLowerCase()))];
  });
  expect(names.filter((name, index) => names.indexOf(name) !== index)).toEqual([]);
});

test('a scheme says nothing of what it does not list', () => {
  expect(coveredByScheme('mfds', 'kiwi')).toBe(false);
  expect(coveredByScheme('us', 'toString')).toBe(false);
});
