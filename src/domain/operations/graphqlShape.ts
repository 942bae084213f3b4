import {
  Kind,
  OperationTypeNode,
  parse,
  type DefinitionNode,
  type DocumentNode,
  type FieldNode,
  type FragmentDefinitionNode,
  type SelectionNode,
  type SelectionSetNode,
} from 'graphql';

/**
 * The limits of one GraphQL request. Payload's own limit counts complexity, but it rates 300 aliased logins as cheap.
 */
export const graphqlLimits = {
  bytes: 20_000,
  depth: 12,
  rootFields: 20,
  fields: 1_000,
  accountCalls: 1,
} as const;

export type GraphqlFault =
  'too_large' | 'too_deep' | 'too_many_root_fields' | 'too_many_fields' | 'too_many_account_calls';

/** Mutations that check a password or send a mail: `loginUser`, `forgotPasswordStaff`, … */
const accountCall = /^(login|logout|refreshToken|forgotPassword|resetPassword|unlock|verifyEmail)/;
/**
 * The deepest nesting of brackets that is parsed. A document within the depth limit needs less, and deeper ones would
 * make the parser recurse too deep.
 */
const maximumBrackets = 60;

/**
 * Checks the text of a GraphQL document before it runs.
 *
 * @returns the fault, or undefined; undefined also for a text that is no GraphQL, because the executor explains that
 *   better.
 */
export function graphqlFault(text: string): GraphqlFault | undefined {
  if (Buffer.byteLength(text) > graphqlLimits.bytes) return 'too_large';
  if (nestingOf(text) > maximumBrackets) return 'too_deep';
  const document = parseDocument(text);
  if (document === undefined) return undefined;

  const fragments = new Map(
    document.definitions.filter(isFragment).map((fragment) => [fragment.name.value, fragment.selectionSet]),
  );
  const measure = createMeter(fragments);
  for (const operation of document.definitions) {
    if (operation.kind !== Kind.OPERATION_DEFINITION) continue;
    const roots = rootFields(operation.selectionSet, fragments);
    if (roots.length > graphqlLimits.rootFields) return 'too_many_root_fields';
    const { depth, fields } = measure(operation.selectionSet);
    if (depth > graphqlLimits.depth) return 'too_deep';
    if (fields > graphqlLimits.fields) return 'too_many_fields';
    const accountCalls = roots.filter(({ name }) => accountCall.test(name.value)).length;
    if (operation.operation === OperationTypeNode.MUTATION && accountCalls > graphqlLimits.accountCalls) {
      return 'too_many_account_calls';
    }
  }
  return undefined;
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
}

/**
 * Measures the size of a selection with all fragments spread. It measures each fragment once, so that fragments that
 * double (a spreads b twice, b spreads c twice, …) are cheap here; later code would follow every path. A fragment that
 * contains itself is infinite: GraphQL would refuse it, but Payload's complexity limit runs first and overflows the
 * stack.
 */
function createMeter(fragments: Fragments): (set: SelectionSetNode) => Extent {
  const extentByFragment = new Map<string, Extent>();
  const measureSet = (set: SelectionSetNode): Extent => {
    const extents = set.selections.map(measureSelection);
    return {
      depth: Math.max(...extents.map(({ depth }) => depth)),
      fields: extents.reduce((sum, { fields }) => sum + fields, 0),
    };
  };
  const measureSelection = (selection: SelectionNode): Extent => {
    switch (selection.kind) {
      case Kind.FIELD: {
        if (selection.selectionSet === undefined) return { depth: 1, fields: 1 };
        const { depth, fields } = measureSet(selection.selectionSet);
        // Introspection is always deep, of limited size, and off in production.
        return { depth: selection.name.value.startsWith('__') ? 1 : depth + 1, fields: fields + 1 };
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
    if (knownExtent !== undefined || fragment === undefined) return knownExtent ?? { depth: 0, fields: 0 };
    extentByFragment.set(name, { depth: Infinity, fields: Infinity });
    const extent = measureSet(fragment);
    extentByFragment.set(name, extent);
    return extent;
  };
  return measureSet;
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
    return parse(text, { noLocation: true });
  } catch {
    return undefined;
  }
}
