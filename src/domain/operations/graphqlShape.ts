import {
  Kind,
  OperationTypeNode,
  parse,
  valueFromASTUntyped,
  visit,
  type DefinitionNode,
  type DocumentNode,
  type FieldNode,
  type FragmentDefinitionNode,
  type OperationDefinitionNode,
  type SelectionNode,
  type SelectionSetNode,
} from 'graphql';
import { queryLimits } from './query/limits.ts';

/**
 * The limits of one GraphQL request. Payload's own limit counts complexity, but it rates 300 aliased logins as cheap, and
 * a list of 100 documents like one document. (The rules of graphql-armor do not multiply by `limit` either.)
 */
export const graphqlLimits = {
  bytes: 20_000,
  depth: 12,
  rootFields: 20,
  fields: 1_000,
  accountCalls: 1,
  aliases: 40,
  directives: 20,
  variables: 50,
  /** Values of one list, in the document or in a variable. */
  values: 1_000,
  /** Values of all variables. */
  allValues: 20_000,
  cost: 20_000,
} as const;

/** What a list costs, each of its documents, and an object within one, in fields of the same time. */
const costs = { list: 1_000, document: 40, object: 10 } as const;
/** How many documents Payload lists when a query does not say. */
const defaultDocuments = 10;
/** What only lists have. Payload reads the documents of a list even if nobody asks for them. */
const listFields: ReadonlySet<string> = new Set(['docs', 'totalDocs', 'totalPages', 'hasNextPage']);

/** Why a request is refused: a limit, in words, or an argument out of its range. */
export type GraphqlFault =
  | {
      readonly code: 'too_deep' | 'too_complex';
      readonly field: 'query' | 'variables';
      readonly limit: string;
    }
  | { readonly code: 'out_of_range'; readonly field: 'limit' }
  /** A kind of operation that the schema does not have. Payload's own rule about complexity fails there. */
  | { readonly code: 'graphql_invalid'; readonly line: number; readonly column: number };

type Variables = Readonly<Record<string, unknown>>;

/** Mutations that check a password or send a mail: `loginUser`, `forgotPasswordStaff`, … */
const accountCall = /^(login|logout|refreshToken|forgotPassword|resetPassword|unlock|verifyEmail)/;
/**
 * The deepest nesting of brackets that is parsed. A document within the depth limit needs less, and deeper ones would
 * make the parser recurse too deep.
 */
const maximumBrackets = 60;

/**
 * Checks a GraphQL request before it runs.
 *
 * @returns the fault, or undefined; undefined also for a text that is no GraphQL, because the executor explains that
 *   better.
 */
export function graphqlFault(text: string, variables: Variables = {}): GraphqlFault | undefined {
  if (Buffer.byteLength(text) > graphqlLimits.bytes) return tooMuch('bytes');
  if (nestingOf(text) > maximumBrackets) return tooDeep;
  const valueFault = faultOfValues(variables);
  if (valueFault !== undefined) return valueFault;
  const document = parseDocument(text);
  if (document === undefined) return undefined;
  const countFault = faultOfCounts(document);
  if (countFault !== undefined) return countFault;

  const fragments = new Map(
    document.definitions.filter(isFragment).map((fragment) => [fragment.name.value, fragment.selectionSet]),
  );
  for (const operation of document.definitions) {
    if (operation.kind !== Kind.OPERATION_DEFINITION) continue;
    const fault = faultOfOperation(operation, fragments, variables);
    if (fault !== undefined) return fault;
  }
  return undefined;
}

function faultOfOperation(
  operation: OperationDefinitionNode,
  fragments: Fragments,
  variables: Variables,
): GraphqlFault | undefined {
  if (operation.operation === OperationTypeNode.SUBSCRIPTION)
    return { code: 'graphql_invalid', ...placeOf(operation) };
  const roots = rootFields(operation.selectionSet, fragments);
  if (roots.length > graphqlLimits.rootFields) return tooMuch('rootFields', 'root fields');
  const meter = createMeter(fragments, { ...defaultsOf(operation), ...variables });
  const { depth, fields, cost } = meter.measure(operation.selectionSet);
  if (depth > graphqlLimits.depth) return tooDeep;
  if (fields > graphqlLimits.fields) return tooMuch('fields');
  if (meter.hasWrongLimit()) return { code: 'out_of_range', field: 'limit' };
  if (cost > graphqlLimits.cost) return tooMuch('cost', 'fields of all documents');
  const accountCalls = roots.filter(({ name }) => accountCall.test(name.value)).length;
  return operation.operation === OperationTypeNode.MUTATION && accountCalls > graphqlLimits.accountCalls
    ? tooMuch('accountCalls', 'account call')
    : undefined;
}

function placeOf({ loc }: OperationDefinitionNode): { line: number; column: number } {
  return { line: loc?.startToken.line ?? 1, column: loc?.startToken.column ?? 1 };
}

const tooDeep: GraphqlFault = { code: 'too_deep', field: 'query', limit: String(graphqlLimits.depth) };

function tooMuch(
  name: keyof typeof graphqlLimits,
  what: string = name,
  field: 'query' | 'variables' = 'query',
): GraphqlFault {
  return { code: 'too_complex', field, limit: `${String(graphqlLimits[name])} ${what}` };
}

/** Counts what costs time before anything runs. */
function faultOfCounts(document: DocumentNode): GraphqlFault | undefined {
  const counts = { aliases: 0, directives: 0, variables: 0, values: 0 };
  visit(document, {
    Field: ({ alias }) => {
      if (alias !== undefined) counts.aliases += 1;
    },
    Directive: () => {
      counts.directives += 1;
    },
    VariableDefinition: () => {
      counts.variables += 1;
    },
    ListValue: ({ values }) => {
      counts.values = Math.max(counts.values, values.length);
    },
  });
  for (const name of ['aliases', 'directives', 'variables', 'values'] as const)
    if (counts[name] > graphqlLimits[name]) return tooMuch(name);
  return undefined;
}

function faultOfValues(variables: Variables): GraphqlFault | undefined {
  const stack: unknown[] = [variables];
  let count = 0;
  for (let value = stack.pop(); value !== undefined; value = stack.pop()) {
    if (typeof value !== 'object' || value === null) continue;
    const values: readonly unknown[] = Object.values(value);
    if (Array.isArray(value) && values.length > graphqlLimits.values)
      return tooMuch('values', 'values in a list', 'variables');
    count += values.length;
    if (count > graphqlLimits.allValues) return tooMuch('allValues', 'values', 'variables');
    stack.push(...values.filter((one) => typeof one === 'object' && one !== null));
  }
  return undefined;
}

function defaultsOf({ variableDefinitions = [] }: OperationDefinitionNode): Variables {
  return Object.fromEntries(
    variableDefinitions.flatMap(({ variable, defaultValue }) =>
      defaultValue === undefined ? [] : [[variable.name.value, valueFromASTUntyped(defaultValue)]],
    ),
  );
}

type Fragments = ReadonlyMap<string, SelectionSetNode>;

/** The root fields of an operation. A fragment counts once, as it does when the operation runs. */
function rootFields(root: SelectionSetNode, fragments: Fragments): FieldNode[] {
  const fields: FieldNode[] = [];
  const visited = new Set<string>();
  const stack = [root];
  for (let set = stack.pop(); set !== undefined; set = stack.pop()) {
    for (const selection of set.selections) {
      switch (selection.kind) {
        case Kind.FIELD:
          fields.push(selection);
          break;
        case Kind.INLINE_FRAGMENT:
          stack.push(selection.selectionSet);
          break;
        case Kind.FRAGMENT_SPREAD: {
          const name = selection.name.value;
          const fragment = fragments.get(name);
          if (fragment !== undefined && !visited.has(name)) stack.push(fragment);
          visited.add(name);
        }
      }
    }
  }
  return fields;
}

interface Extent {
  /** The number of levels of fields. */
  readonly depth: number;
  /** The number of fields; those of a fragment count at every place that spreads it. */
  readonly fields: number;
  /** The number of fields of all documents that a list may have, and what reading the documents costs. */
  readonly cost: number;
}

interface Meter {
  readonly measure: (set: SelectionSetNode) => Extent;
  /** Whether a field of what was measured asks for no, or too many documents. */
  readonly hasWrongLimit: () => boolean;
}

/**
 * Measures the size of a selection with all fragments spread. It measures each fragment once, so that fragments that
 * double (a spreads b twice, b spreads c twice, …) are cheap here; later code would follow every path. A fragment that
 * contains itself is infinite: GraphQL would refuse it, but Payload's complexity limit runs first and overflows the
 * stack.
 */
function createMeter(fragments: Fragments, variables: Variables): Meter {
  const extentByFragment = new Map<string, Extent>();
  let hasWrongLimit = false;
  const measureSet = (set: SelectionSetNode): Extent => {
    const extents = set.selections.map(measureSelection);
    return {
      depth: Math.max(...extents.map(({ depth }) => depth)),
      fields: extents.reduce((sum, { fields }) => sum + fields, 0),
      cost: extents.reduce((sum, { cost }) => sum + cost, 0),
    };
  };
  const measureSelection = (selection: SelectionNode): Extent => {
    switch (selection.kind) {
      case Kind.FIELD: {
        const documents = documentsOf(selection, variables);
        hasWrongLimit ||= documents !== undefined && !(documents >= 1 && documents <= queryLimits.documents);
        if (selection.selectionSet === undefined) return { depth: 1, fields: 1, cost: 1 };
        const { depth, fields, cost } = measureSet(selection.selectionSet);
        return {
          // Introspection is always deep, of limited size, and off in production.
          depth: selection.name.value.startsWith('__') ? 1 : depth + 1,
          fields: fields + 1,
          cost:
            documents === undefined ? costs.object + cost : costs.list + documents * (costs.document + cost),
        };
      }
      case Kind.INLINE_FRAGMENT:
        return measureSet(selection.selectionSet);
      case Kind.FRAGMENT_SPREAD:
        return measureFragment(selection.name.value);
    }
  };
  const measureFragment = (name: string): Extent => {
    const fragment = fragments.get(name);
    const knownExtent = extentByFragment.get(name);
    if (knownExtent !== undefined || fragment === undefined)
      return knownExtent ?? { depth: 0, fields: 0, cost: 0 };
    extentByFragment.set(name, { depth: Infinity, fields: Infinity, cost: Infinity });
    const extent = measureSet(fragment);
    extentByFragment.set(name, extent);
    return extent;
  };
  return { measure: measureSet, hasWrongLimit: () => hasWrongLimit };
}

/** How many documents a field lists; undefined when it is no list. */
function documentsOf(
  { arguments: given = [], selectionSet }: FieldNode,
  variables: Variables,
): number | undefined {
  const isList = selectionSet?.selections.some(
    (one) => one.kind === Kind.FIELD && listFields.has(one.name.value),
  );
  const argument = given.find(({ name }) => name.value === 'limit');
  const limit: unknown = argument && valueFromASTUntyped(argument.value, { ...variables });
  // The executor refuses a text, and takes null for "not said".
  if (typeof limit === 'number') return limit;
  return isList === true || argument !== undefined ? defaultDocuments : undefined;
}

/**
 * The depth of nested brackets. Brackets inside strings count too: the effect is only that a text with many of them is
 * refused.
 */
function nestingOf(text: string): number {
  let depth = 0;
  let deepest = 0;
  for (const character of text) {
    if ('{[('.includes(character)) deepest = Math.max(deepest, (depth += 1));
    else if ('}])'.includes(character)) depth = Math.max(0, depth - 1);
  }
  return deepest;
}

function isFragment(definition: DefinitionNode): definition is FragmentDefinitionNode {
  return definition.kind === Kind.FRAGMENT_DEFINITION;
}

function parseDocument(text: string): DocumentNode | undefined {
  try {
    return parse(text);
  } catch {
    return undefined;
  }
}
