import { graphqlFault } from './graphqlShape.ts';

const aliases = (count: number, field: string) =>
  Array.from({ length: count }, (_, at) => `a${String(at)}: ${field}`).join(' ');
const nested = (levels: number) => `${'a { '.repeat(levels)} id ${'} '.repeat(levels)}`;

test.each([
  ['an ordinary query', '{ Foods { docs { id } } }', undefined],
  ['20 root fields', `{ ${aliases(20, 'Food(id: 1) { id }')} }`, undefined],
  ['12 lists', `{ ${aliases(12, 'Foods { docs { id } }')} }`, undefined],
  ['15 lists', `{ ${aliases(15, 'Foods { totalDocs }')} }`, '20000 fields of all documents'],
  ['21 root fields', `{ ${aliases(21, 'Foods { totalDocs }')} }`, '20 root fields'],
  ['12 levels', `{ ${nested(11)} }`, undefined],
  ['13 levels', `{ ${nested(12)} }`, '12'],
  [
    '13 levels, half of them in a fragment',
    `{ ${'a { '.repeat(6)} ...f ${'} '.repeat(6)} } fragment f on A { ${nested(6)} }`,
    '12',
  ],
  ['deep introspection', `{ __schema { ${nested(20)} } }`, undefined],
  ['one login', 'mutation { loginUser(email: "a", password: "b") { token } }', undefined],
  [
    'two logins',
    `mutation { ${aliases(2, 'loginUser(email: "a", password: "b") { token }')} }`,
    '1 account call',
  ],
  ['a login and a password mail', 'mutation { loginStaff { token } forgotPasswordUser }', '1 account call'],
  [
    'two logins in the second operation',
    `query a { Foods { id } } mutation b { ${aliases(2, 'loginUser')} }`,
    '1 account call',
  ],
  ['a fragment used twice at the root', '{ ...f ...f } fragment f on Query { Foods { id } }', undefined],
  ['a circle of fragments', '{ a { ...f } } fragment f on A { ...g } fragment g on A { ...f }', '12'],
  ['1,001 fields', `{ a { ${'id '.repeat(1_000)} } }`, '1000 fields'],
  ['a text too large', `{ a } #${'가'.repeat(7_000)}`, '20000 bytes'],
  ['very many brackets', '{a'.repeat(5_000), '12'],
  ['no GraphQL', 'select *', undefined],
  ['41 aliases', `{ a { ${aliases(41, 'id')} } }`, '40 aliases'],
  ['21 directives', `{ a { id ${'@skip(if: true) '.repeat(21)} } }`, '20 directives'],
  [
    '51 variables',
    `query a(${Array.from({ length: 51 }, (_, at) => `$v${String(at)}: Int`).join(' ')}) { a }`,
    '50 variables',
  ],
  ['a list of 1,001 values', `{ a(ids: [${'1 '.repeat(1_001)}]) }`, '1000 values'],
  ['100 documents with 100 fields', `{ Foods(limit: 100) { docs { ${'id '.repeat(100)} } } }`, undefined],
  [
    '100 documents with 200 fields',
    `{ Foods(limit: 100) { docs { ${'id '.repeat(200)} } } }`,
    '20000 fields of all documents',
  ],
  [
    '100 documents in a fragment',
    `{ Foods(limit: 100) { ...f } } fragment f on Foods { docs { ${'id '.repeat(200)} } }`,
    '20000 fields of all documents',
  ],
  [
    'lists within a list',
    '{ Foods(limit: 50) { docs { meals(limit: 50) { docs { id } } } } }',
    '20000 fields of all documents',
  ],
])('%s: %s', (_, text, limit) => {
  expect(limitOf(graphqlFault(text))).toBe(limit);
});

describe('variables', () => {
  const list = 'query a($n: Int = 5) { Foods(limit: $n) { docs { id } } }';
  const wide = `query a($n: Int = 5) { Foods(limit: $n) { docs { ${'id '.repeat(200)} } } }`;

  test.each([
    ['its default', list, {}, undefined],
    ['a number', list, { n: 100 }, undefined],
    ['nothing', list, { n: null }, undefined],
    ['0', list, { n: 0 }, 'limit'],
    ['101', list, { n: 101 }, 'limit'],
    ['-1', list, { n: -1 }, 'limit'],
    ['a number that makes the fields too many', wide, { n: 100 }, '20000 fields of all documents'],
    ['a list of 1,001 values', list, { ids: Array<number>(1_001).fill(1) }, '1000 values in a list'],
    [
      'more values than are looked through',
      list,
      { lists: Array.from({ length: 30 }, () => Array<number>(900).fill(1)) },
      '20000 values',
    ],
  ])('with %s', (_, text, variables, limit) => {
    const fault = graphqlFault(text, variables);
    expect(fault?.code === 'out_of_range' ? fault.field : limitOf(fault)).toBe(limit);
  });
});

function limitOf(fault: ReturnType<typeof graphqlFault>): string | undefined {
  return fault !== undefined && 'limit' in fault ? fault.limit : undefined;
}

test('a subscription does not fit the schema', () => {
  expect(graphqlFault('query A { __typename }\nsubscription B { Posts { docs { id } } }')).toEqual({
    code: 'graphql_invalid',
    line: 2,
    column: 1,
  });
});
