import { withVersion } from './ruleSetVersion.ts';

const stored = { diet: 'gout', version: 3, status: 'published', rules: [{ id: 'a' }] };

test.each([
  ['the first set is version 1', { status: 'draft', rules: [] }, undefined, 1],
  ['an unchanged set keeps its version', { ...stored }, stored, 3],
  ['a sent version does not count', { ...stored, version: 99 }, stored, 3],
  ['a changed rule raises it', { ...stored, rules: [{ id: 'b' }] }, stored, 4],
  ['publishing raises it', { ...stored, status: 'draft' }, stored, 4],
])('%s', (_, input, before, version) => {
  expect(withVersion({ diet: 'gout', input, stored: before })).toMatchObject({ diet: 'gout', version });
});
