import {
  getNamedType,
  isEnumType,
  isInputObjectType,
  isLeafType,
  isListType,
  isNonNullType,
  isObjectType,
  isUnionType,
  type GraphQLArgument,
  type GraphQLField,
  type GraphQLInputType,
  type GraphQLOutputType,
  type GraphQLSchema,
} from 'graphql';
import type { Attack } from './attacks.ts';
import { hostileValues } from './values.ts';

const headers = { 'content-type': 'application/json' };
const attack = (label: string, body: string): Attack => ({
  label: `graphql: ${label}`,
  headers,
  body: Buffer.from(body),
});
const document = (label: string, query: string): Attack => attack(label, JSON.stringify({ query }));

/** Documents and bodies that are hostile by their shape. */
const shapes: readonly Attack[] = [
  attack('no query', '{}'),
  attack('a query that is no text', '{"query":7}'),
  attack('a list of queries', '[{"query":"{__typename}"},{"query":"{__typename}"}]'),
  attack('variables that are no object', '{"query":"{__typename}","variables":"x"}'),
  attack('variables that are a list', '{"query":"{__typename}","variables":[1]}'),
  attack('an operation name that is a number', '{"query":"{__typename}","operationName":7}'),
  attack('an unknown operation', '{"query":"{__typename}","operationName":"x"}'),
  attack('two operations', '{"query":"query a{__typename} query b{__typename}"}'),
  attack(
    'extensions',
    '{"query":"{__typename}","extensions":{"persistedQuery":{"version":1,"sha256Hash":"x"}}}',
  ),
  attack('1.1 MiB', JSON.stringify({ query: '{__typename}', variables: { a: 'a'.repeat(1_153_434) } })),
  document('an empty document', ''),
  document('half a document', '{ Foods {'),
  document('an unknown field', '{ nothing }'),
  document('a subscription', 'subscription { a }'),
  document('introspection', '{ __schema { types { name fields { name type { name ofType { name } } } } } }'),
  document(
    '500 aliases',
    `{ ${Array.from({ length: 500 }, (_, at) => `a${String(at)}: __typename`).join(' ')} }`,
  ),
  document(
    '20 lists',
    `{ ${Array.from({ length: 20 }, (_, at) => `a${String(at)}: Foods(limit: 100) { docs { id } }`).join(' ')} }`,
  ),
  document('a fragment in a circle', '{ ...a } fragment a on Query { ...b } fragment b on Query { ...a }'),
  document('an unknown fragment', '{ ...nothing }'),
  document('a fragment on an unknown type', '{ ... on Nothing { a } }'),
  document('500 directives', `{ __typename ${'@skip(if: false) '.repeat(500)} }`),
  document('an unknown directive', '{ __typename @nothing }'),
  document(
    'a deep list',
    `{ Foods(where: { id: { in: ${'['.repeat(50)}1${']'.repeat(50)} } }) { docs { id } } }`,
  ),
  document('brackets', '{'.repeat(9_000)),
  document(
    'a where of 300 branches',
    `{ Foods(where: { OR: [${'{ id: { equals: 1 } } '.repeat(300)}] }) { docs { id } } }`,
  ),
  document(
    'a deep where',
    `{ Foods(where: ${'{ AND: ['.repeat(25)}{ id: { equals: 1 } }${'] }'.repeat(25)}) { docs { id } } }`,
  ),
  document('limit 0', '{ Foods(limit: 0) { docs { id } } }'),
  document('limit -1', '{ Foods(limit: -1) { docs { id } } }'),
  document('limit 10^6', '{ Foods(limit: 1000000) { docs { id } } }'),
  document('page 0', '{ Foods(page: 0) { docs { id } } }'),
  document('an unknown sort', '{ Foods(sort: "nothing") { docs { id } } }'),
  document('a dotted sort', '{ MealDiaries(sort: "user.email") { docs { id } } }'),
  document('NUL', '{ Foods(where: { name: { equals: "\\u0000" } }) { docs { id } } }'),
  document('a variable that is missing', 'query ($id: Int!) { Food(id: $id) { id } }'),
];

/** The shapes, and every argument of every query and mutation of the schema with every hostile value. */
export function graphqlAttacks(schema: GraphQLSchema): Attack[] {
  const roots = [
    ['query', schema.getQueryType()],
    ['mutation', schema.getMutationType()],
  ] as const;
  return [
    ...shapes,
    ...roots.flatMap(([operation, type]) =>
      Object.values(type?.getFields() ?? {}).flatMap((field) =>
        field.args.flatMap((argument) =>
          hostileValues.map(({ json, label }) => {
            const query = documentOf(operation, field, argument);
            return attack(
              `${operation} ${field.name}(${argument.name}) gets ${label}`,
              `{"query":${JSON.stringify(query)},"variables":{"hostile":${json}}}`,
            );
          }),
        ),
      ),
    ),
  ];
}

function documentOf(
  operation: string,
  field: GraphQLField<unknown, unknown>,
  hostile: GraphQLArgument,
): string {
  const others = field.args
    .filter((argument) => argument !== hostile && isNonNullType(argument.type))
    .map((argument) => `, ${argument.name}: ${plausible(argument.type)}`)
    .join('');
  const type = hostile.type.toString().replace(/!$/u, '');
  const selection = selectionOf(field.type, 3);
  return `${operation} ($hostile: ${type}) { ${field.name}(${hostile.name}: $hostile${others}) ${selection} }`;
}

/** A literal that the argument would take. */
function plausible(type: GraphQLInputType): string {
  if (isNonNullType(type)) return plausible(type.ofType);
  if (isListType(type)) return '[]';
  if (isEnumType(type)) return type.getValues()[0]?.name ?? 'null';
  if (isInputObjectType(type)) {
    const fields = Object.values(type.getFields()).filter((field) => isNonNullType(field.type));
    return `{ ${fields.map((field) => `${field.name}: ${plausible(field.type)}`).join(', ')} }`;
  }
  return type.name === 'Boolean' ? 'true' : ['Int', 'Float'].includes(type.name) ? '1' : '"x@example.com"';
}

/** A small selection of the result: its plain fields, or what is within its first objects. */
function selectionOf(type: GraphQLOutputType, levels: number): string {
  const named = getNamedType(type);
  if (isLeafType(named)) return '';
  if (!isObjectType(named) || isUnionType(named) || levels === 0) return '{ __typename }';
  const fields = Object.values(named.getFields()).filter(({ args }) => args.length === 0);
  const leaves = fields.filter((field) => isLeafType(getNamedType(field.type))).slice(0, 4);
  const [nested] = fields.filter((field) => !leaves.includes(field) && !isLeafType(getNamedType(field.type)));
  const inner = nested === undefined ? '' : `${nested.name} ${selectionOf(nested.type, levels - 1)}`;
  return `{ __typename ${leaves.map(({ name }) => name).join(' ')} ${inner} }`;
}
