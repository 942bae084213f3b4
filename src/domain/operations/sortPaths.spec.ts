import { isRelationSort } from './sortPaths.ts';

const fields = [
  { name: 'user', type: 'relationship' },
  { name: 'image', type: 'upload' },
  { name: 'nutrients', type: 'group' },
  { name: 'name', type: 'text' },
];

test.each([
  ['user.email', true],
  ['-user.email', true],
  ['image.filename', true],
  ['user', false],
  ['-name', false],
  ['nutrients.sodium', false],
  ['', false],
])('isRelationSort(%j) is %s', (path, expected) => {
  expect(isRelationSort({ path, fields })).toBe(expected);
});
