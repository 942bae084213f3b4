import {
  personalData,
  personalDataFaults,
  personalFields,
  type PersonalCollection,
  namesMembers,
} from './personalData.ts';

const user = { name: 'user', type: 'relationship', relationTo: 'users' };
const declaration = { field: 'user', erasure: 'delete', exported: { as: 'list', name: 'notes' } } as const;
const notes = (fields: object[], custom?: Record<string, unknown>): PersonalCollection => ({
  slug: 'notes',
  fields,
  custom,
});

test('a collection that refers to no user needs no declaration', () => {
  expect(personalDataFaults([notes([{ name: 'text', type: 'text' }])])).toEqual([]);
});

test('a collection that declares its owner has no fault', () => {
  expect(personalDataFaults([notes([user], personalData(declaration))])).toEqual([]);
});

test.each<[string, object[], string]>([
  ['at the top', [user], 'user'],
  ['in a group', [{ name: 'from', type: 'group', fields: [user] }], 'from.user'],
  ['in a row', [{ type: 'row', fields: [user] }], 'user'],
  ['in a tab', [{ type: 'tabs', tabs: [{ name: 'more', fields: [user] }] }], 'more.user'],
  ['in an array', [{ name: 'readers', type: 'array', fields: [user] }], 'readers.user'],
  [
    'in a block',
    [{ name: 'body', type: 'blocks', blocks: [{ slug: 'quote', fields: [user] }] }],
    'body.user',
  ],
  ['among others', [{ name: 'target', type: 'relationship', relationTo: ['foods', 'users'] }], 'target'],
])('refuses a collection that names a user %s without a declaration', (_, fields, path) => {
  expect(personalDataFaults([notes(fields)])).toEqual([
    `notes.${path} names a user, but custom.personalData does not declare it.`,
  ]);
});

test('requires a declaration of a second field that names a user', () => {
  const blocked = { ...user, name: 'blocked' };
  expect(personalDataFaults([notes([user, blocked], personalData(declaration))])).toHaveLength(1);
  const second = { field: 'blocked', erasure: 'delete', exported: false } as const;
  expect(personalDataFaults([notes([user, blocked], personalData(declaration, second))])).toEqual([]);
});

test('refuses a collection that names the public profile of a user', () => {
  const author = { name: 'author', type: 'relationship', relationTo: 'members' };
  expect(personalDataFaults([notes([author])])).toEqual([expect.stringContaining('name the user instead')]);
});

test('accepts a declared reference to the profile of another member', () => {
  const blocked = { name: 'blocked', type: 'relationship', relationTo: 'members' };
  const collection = {
    slug: 'blocks',
    fields: [blocked],
    custom: namesMembers({ field: 'blocked', erasure: 'delete' }),
  };
  expect(personalDataFaults([collection])).toEqual([]);
});

test.each([
  ['a field that is missing', { name: 'text', type: 'text' }],
  ['a list of users', { ...user, hasMany: true }],
])('refuses %s as the owner', (_, field) => {
  expect(personalDataFaults([notes([field], personalData(declaration))])).toContain(
    'notes.user is declared, but it is no relationship to one user.',
  );
});

test.each(['keepWithoutOwner', { deleteOnly: { state: 'draft' } }] as const)(
  'refuses a required owner that the erasure must clear (%j)',
  (erasure) => {
    const required = { ...user, required: true };
    expect(personalDataFaults([notes([required], personalData({ ...declaration, erasure }))])).toEqual([
      'notes.user is required, so no document can stay without owner.',
    ]);
  },
);

test.each(['notes', 'account'])('refuses two parts of the export with the name %s', (name) => {
  const exportedAs = (slug: string, part: string) => ({
    slug,
    fields: [user],
    custom: personalData({ ...declaration, exported: { as: 'list' as const, name: part } }),
  });
  expect(personalDataFaults([exportedAs('notes', 'notes'), exportedAs('others', name)])).toEqual([
    `Two parts of the export have the name ${name}.`,
  ]);
});

test('refuses an invalid declaration and does not skip it', () => {
  expect(() => personalFields([notes([user], { personalData: [{ field: 'user' }] })])).toThrow();
});
