import { exampleFields } from './exampleFields.ts';
import { readSort, withId } from './sort.ts';

test.each([
  ['name', ['name']],
  ['-name,id', ['-name', 'id']],
  [
    ['name', '-source.name,kind'],
    ['name', '-source.name', 'kind'],
  ],
  ['source__name', ['source.name']],
  ['parent', ['parent']],
  ['aliases', ['aliases']],
  ['owner', ['owner']],
])('%j is an order', (sort, keys) => {
  expect(readSort(sort, exampleFields, { followsRelations: false })).toEqual({ keys });
});

test.each([
  ['', 'sort'],
  ['-', '-'],
  ['title', 'title'],
  ['--name', '--name'],
  [' name', ' name'],
  ['name,-name', '-name'],
  ['source.name,source__name', 'source__name'],
  ['source', 'source'],
  ['steps.text', 'steps.text'],
  ['photos', 'photos'],
  ['aliases.name', 'aliases.name'],
  ['sealed', 'sealed'],
  ['user', 'user'],
  ['owner.email', 'owner.email'],
  ['parent.name', 'parent.name'],
  ['-parent__name', '-parent__name'],
  [{ name: 'asc' }, 'sort'],
  ['name,id,kind,popularity,isPublic,createdAt', 'sort'],
])('%j is refused for %s', (sort, refused) => {
  expect(readSort(sort, exampleFields, { followsRelations: false })).toEqual({ refused });
});

test('follows relations for staff, but not to accounts, nor to documents of which they may read a part only', () => {
  const read = (sort: string) => readSort(sort, exampleFields, { followsRelations: true });
  expect(read('-parent.name')).toEqual({ keys: ['-parent.name'] });
  for (const sort of ['owner.email', 'parent.owner.email', 'diary.name'])
    expect(read(sort)).toEqual({ refused: sort });
  expect(read('parent.parent.parent.name')).toHaveProperty('refused');
});

test.each([
  [undefined, ['-createdAt', '-id']],
  ['name', ['name', 'id']],
  ['name,-kind', ['name', '-kind', '-id']],
  [
    ['-id', 'name'],
    ['-id', 'name'],
  ],
])('%j ends in the id as %j', (sort, keys) => {
  expect(withId(sort, '-createdAt')).toEqual(keys);
});
