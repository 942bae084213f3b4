import { Problem } from './problem.ts';

/** An error of a GraphQL answer that no resolver threw: of the syntax, the schema, the variables or a limit. */
export interface GraphqlRefusal {
  readonly message: string;
  readonly locations?: readonly { readonly line: number; readonly column: number }[] | undefined;
}

type Meaning = (parts: readonly string[], about: { nearest: string }) => Problem;

const unknownField = (field: string, nearest: string) =>
  new Problem('unknown_field', { field, parameters: nearest === '' ? {} : { nearest } });
const wrongType = (field: string, expected = 'schema-type') =>
  new Problem('wrong_type', { field, parameters: { expected } });

/** What the messages of the GraphQL packages mean. The first match counts; its groups are the parts. */
const meanings: readonly (readonly [RegExp, Meaning])[] = [
  [/^Cannot query field "(\w+)"/, ([name = ''], { nearest }) => unknownField(name, nearest)],
  [/^Unknown argument "(\w+)"/, ([name = ''], { nearest }) => unknownField(name, nearest)],
  [/^Field "(\w+)" is not defined by type/, ([name = ''], { nearest }) => unknownField(name, nearest)],
  [
    /^Field "\w+" argument "(\w+)" of type .* is required/,
    ([name = '']) => new Problem('required', { field: name }),
  ],
  [
    /^Field "[\w.]*?(\w+)" of required type .* was not provided/,
    ([name = '']) => new Problem('required', { field: name }),
  ],
  [
    /^Variable "\$(\w+)" of (?:required|non-null) type .* (?:was not provided|must not be null)/,
    ([name = '']) => new Problem('required', { field: `variables.${name}` }),
  ],
  [
    /^Variable "\$(\w+)" got invalid value [^]*Field "(\w+)" is not defined by type/,
    ([name = '', field = ''], { nearest }) => unknownField(`variables.${name}.${field}`, nearest),
  ],
  [
    /^Variable "\$(\w+)" got invalid value [^]*Field "(\w+)" of required type/,
    ([name = '', field = '']) => new Problem('required', { field: `variables.${name}.${field}` }),
  ],
  [
    /^Variable "\$\w+" got invalid value [^]* at "([\w.[\]]+)"; (?:Value "[^]*" does not exist in|Enum "\w+" cannot represent value: ")/,
    ([path = '']) => new Problem('unknown_value', { field: `variables.${path}` }),
  ],
  [
    /^Variable "\$\w+" got invalid value [^]* at "([\w.[\]]+)";/,
    ([path = '']) => wrongType(`variables.${path}`),
  ],
  [/^Variable "\$(\w+)" got invalid value/, ([name = '']) => wrongType(`variables.${name}`)],
  [/^Value "?\w+"? does not exist in/, () => new Problem('unknown_value', { field: 'query' })],
  [/cannot represent|^Expected value of type|^Enum /, () => wrongType('query')],
  [/^Invalid (variables|extensions)$/, ([name = '']) => wrongType(name, 'an-object')],
  [/^Invalid operationName$/, () => wrongType('operationName', 'a-text')],
  [
    /operation AST|^Unknown operation named|^Must provide operation name/,
    () => new Problem('invalid_input', { field: 'operationName', parameters: { reason: 'no-operation' } }),
  ],
  [
    /limit of (\d+) exceeded|maximum (?:allowed )?complexity of (\d+)/,
    ([limit, complexity]) =>
      new Problem('too_complex', { field: 'query', parameters: { limit: limit ?? complexity ?? '' } }),
  ],
];

/** The problem that a refusal of the GraphQL packages stands for. */
export function problemOfGraphql({ message, locations }: GraphqlRefusal): Problem {
  const nearest = /Did you mean (?:to use an inline fragment on )?"(\w+)"/.exec(message)?.[1] ?? '';
  for (const [pattern, meaning] of meanings) {
    const match = pattern.exec(message);
    if (match !== null) return meaning(match.slice(1), { nearest });
  }
  const place = locations?.[0];
  if (place === undefined)
    return new Problem('invalid_input', { field: 'query', parameters: { reason: 'unclear-request' } });
  const code = message.startsWith('Syntax Error') ? 'graphql_syntax' : 'graphql_invalid';
  return new Problem(code, { field: 'query', parameters: { ...place } });
}
