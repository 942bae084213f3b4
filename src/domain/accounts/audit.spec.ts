import { auditOf, changedFields } from './audit.ts';
import { personalData } from './personalData.ts';

const owned = personalData({ field: 'user', erasure: 'delete', exported: false });

test.each([
  ['the accounts of members', { slug: 'users', auth: {} }, { reads: true, changes: true }],
  ['other accounts', { slug: 'staff', auth: {} }, { reads: false, changes: true }],
  ['data of members', { slug: 'notes', custom: owned }, { reads: true, changes: true }],
  ['what asks for it', { slug: 'diets', custom: { audited: true } }, { reads: false, changes: true }],
  [
    'what members write for each other',
    { slug: 'posts', custom: { audited: 'changes', ...owned } },
    { reads: false, changes: true },
  ],
  [
    'what they have taken back',
    { slug: 'content-revisions', custom: { audited: 'reads' } },
    { reads: true, changes: false },
  ],
  [
    'the log itself',
    { slug: 'audit-log', custom: { audited: false, ...owned } },
    { reads: false, changes: false },
  ],
  ['anything else', { slug: 'images', auth: false }, { reads: false, changes: false }],
])('%s: what is recorded', (_, collection, recorded) => {
  expect(auditOf({ fields: [], ...collection })).toEqual(recorded);
});

test.each([
  [{ phone: null, suspended: false }, { suspended: true, phone: '010' }, ['phone', 'suspended']],
  [{ phone: null }, { phone: undefined, name: undefined }, []],
  [{ diets: [{ diet: 'a' }] }, { diets: [{ diet: 'b' }] }, ['diets']],
  [{ updatedAt: 'a', name: 'a' }, { updatedAt: 'b', name: 'a' }, []],
  [{ group: { a: 1, inner: { b: 2 } } }, { group: { inner: {} } }, []],
  [{ group: { a: 1, inner: { b: 2 } } }, { group: { a: 1, inner: { b: 3 } } }, ['group']],
  [{ json: { a: 1, b: 2 } }, { json: { a: 1 } }, ['json']],
])('from %j to %j the changed fields are %j', (before, after, changed) => {
  const inner = { name: 'inner', type: 'group', flattenedFields: [] };
  const fields = [
    { name: 'group', type: 'group', flattenedFields: [inner] },
    { name: 'json', type: 'json' },
  ];
  expect(changedFields(before, after, fields)).toEqual(changed);
});
