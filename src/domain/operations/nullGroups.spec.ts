import { pathOfBrokenGroup } from './nullGroups.ts';

const text = { type: 'text', name: 'text' };
const fields = [
  text,
  { type: 'group', name: 'source', fields: [text, { type: 'group', name: 'inner', fields: [text] }] },
  { type: 'row', fields: [{ type: 'group', name: 'beside', fields: [text] }] },
  { type: 'array', name: 'list', fields: [text] },
];

test.each([
  [{ text: null, source: { text: null }, list: null }, undefined],
  [{}, undefined],
  [undefined, undefined],
  [{ source: null }, 'source'],
  [{ source: [] }, 'source'],
  [{ source: 'a' }, 'source'],
  [{ source: { inner: null } }, 'source.inner'],
  [{ beside: null }, 'beside'],
])('%j: %s', (data, path) => {
  expect(pathOfBrokenGroup(fields, data)).toBe(path);
});
