import { graphqlFault } from './graphqlShape.ts';

const aliases = (count: number, field: string) =>
  Array.from({ length: count }, (_, at) => `a${String(at)}: ${field}`).join(' ');
const nested = (levels: number) => `${'a { '.repeat(levels)} id ${'} '.repeat(levels)}`;

test.each([
  ['an ordinary query', '{ Foods { docs { id } } }', undefined],
  ['20 root fields', `{ ${aliases(20, 'Foods { totalDocs }')} }`, undefined],
  ['21 root fields', `{ ${aliases(21, 'Foods { totalDocs }')} }`, 'too_many_root_fields'],
  ['12 levels', `{ ${nested(11)} }`, undefined],
  ['13 levels', `{ ${nested(12)} }`, 'too_deep'],
  [
    '13 levels, half of them in a fragment',
    `{ ${'a { '.repeat(6)} ...f ${'} '.repeat(6)} } fragment f on A { ${nested(6)} }`,
    'too_deep',
  ],
  ['deep introspection', `{ __schema { ${nested(20)} } }`, undefined],
  ['one login', 'mutation { loginUser(email: "a", password: "b") { token } }', undefined],
  [
    'two logins',
    `mutation { ${aliases(2, 'loginUser(email: "a", password: "b") { token }')} }`,
    'too_many_account_calls',
  ],
  [
    'a login and a password mail',
    'mutation { loginStaff { token } forgotPasswordUser }',
    'too_many_account_calls',
  ],
  [
    'two logins in the second operation',
    `query a { Foods { id } } mutation b { ${aliases(2, 'loginUser')} }`,
    'too_many_account_calls',
  ],
  ['a fragment used twice at the root', '{ ...f ...f } fragment f on Query { Foods { id } }', undefined],
  ['a circle of fragments', '{ a { ...f } } fragment f on A { ...g } fragment g on A { ...f }', 'too_deep'],
  ['1,001 fields', `{ a { ${'id '.repeat(1_000)} } }`, 'too_many_fields'],
  ['a text too large', `{ a } #${'가'.repeat(7_000)}`, 'too_large'],
  ['very many brackets', '{a'.repeat(5_000), 'too_deep'],
  ['no GraphQL', 'select *', undefined],
])('%s: %s', (_, text, fault) => {
  expect(graphqlFault(text)).toBe(fault);
});
