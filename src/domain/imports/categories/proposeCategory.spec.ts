import { categoryProposer } from './proposeCategory.ts';

const choice = (slug: string, ko: string, en: string) => ({ slug, name: { ko, en }, path: { ko, en } });
const propose = categoryProposer([
  choice('noodles', '국수·파스타면', 'Noodles and pasta'),
  choice('coffee', '커피', 'Coffee'),
  choice('drinks', '음료', 'Drinks'),
  choice('plain-milk', '우유·유제품', 'Milk and dairy'),
  choice('milk-drinks', '우유·두유', 'Milk, soy drinks'),
]);

it.each<[string[], string | undefined]>([
  [['음료', '커피'], 'coffee'],
  [['Drinks', 'Coffee'], 'coffee'],
  [['음료', '한정판'], 'drinks'],
  [['국수'], 'noodles'],
  [['pasta'], 'noodles'],
  // Two categories have it.
  [['우유'], undefined],
  [['가공식품'], undefined],
  [[''], undefined],
])('%j is proposed as %s', (path, slug) => {
  expect(propose(path)?.slug).toBe(slug);
});
