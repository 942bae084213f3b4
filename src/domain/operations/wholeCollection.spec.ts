import { isNarrow } from './wholeCollection.ts';

const wide: Record<string, unknown> = {
  'no filter': undefined,
  'an empty filter': {},
  'an empty list of conditions': { and: [] },
  'an empty list of alternatives': { or: [] },
  'an empty condition among others': { and: [{}, { or: [] }] },
  'a negation': { id: { not_equals: '' } },
  'a range': { createdAt: { greater_than: '1900-01-01' } },
  'the existence of a field': { id: { exists: true } },
  'an empty text': { name: { contains: '' } },
  'a text of wildcards': { name: { like: ' %_ ' } },
  'the trash': { deletedAt: { exists: true } },
  'an alternative that is always true': { or: [{ name: { equals: 'a' } }, { name: { not_equals: 'a' } }] },
};

test.each(Object.entries(wide))('%s may match everything', (_, where) => {
  expect(isNarrow(where)).toBe(false);
});

const narrow: Record<string, unknown> = {
  'an id': { id: { equals: 7 } },
  'a list of ids': { id: { in: '7,8' } },
  'a word': { name: { like: '두부' } },
  'a condition among others': { and: [{ id: { not_equals: '' } }, { kind: { equals: 'fresh' } }] },
  'alternatives that all name something': {
    or: { 0: { id: { equals: 7 } }, 1: { kind: { equals: 'fresh' } } },
  },
};

test.each(Object.entries(narrow))('%s names what is wanted', (_, where) => {
  expect(isNarrow(where)).toBe(true);
});
