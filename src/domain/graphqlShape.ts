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

/** What one GraphQL call may ask for. Payload's own limit counts complexity, but takes 300 aliased logins for cheap. */
export const graphqlLimits = { bytes: 20_000, depth: 12, rootFields: 20, accountCalls: 1 } as const;

export type GraphqlFault = 'too_large' | 'too_deep' | 'too_many_fields' | 'too_many_account_calls';

/** Mutations that try a password or send a mail: `loginUser`, `forgotPasswordStaff`, … */
const accountCall = /^(login|logout|refreshToken|forgotPassword|resetPassword|unlock|verifyEmail)/;
/** Braces of a document that stays within the depth, with room for arguments; more would be deep recursion to parse. */
const maximumBrackets = 60;

/**
 * Judges the text of a GraphQL document before it is run.
 *
 * @returns what is wrong, or undefined; also for a text that is no GraphQL, which the executor explains better.
 */
export function graphqlFault(text: string): GraphqlFault | undefined {
  if (Buffer.byteLength(text) > graphqlLimits.bytes) return 'too_large';
  if (nestingOf(text) > maximumBrackets) return 'too_deep';
  const document = parseDocument(text);
  if (document === undefined) return undefined;

  const fragments = new Map(
    document.definitions.filter(isFragment).map((fragment) => [fragment.name.value, fragment.selectionSet]),
  );
  const depthOf = depthMeter(fragments);
  for (const operation of document.definitions) {
    if (operation.kind !== Kind.OPERATION_DEFINITION) continue;
    const fields = rootFields(operation.selectionSet, fragments);
    if (fields.length > graphqlLimits.rootFields) return 'too_many_fields';
    if (depthOf(operation.selectionSet) > graphqlLimits.depth) return 'too_deep';
    const accountCalls = fields.filter(({ name }) => accountCall.test(name.value)).length;
    if (operation.operation === OperationTypeNode.MUTATION && accountCalls > graphqlLimits.accountCalls) {
      return 'too_many_account_calls';
    }
  }
  return undefined;
}

type Fragments = ReadonlyMap<string, SelectionSetNode>;

/** The fields an operation asks for at its root; a fragment counts once, as it does when the operation runs. */
function rootFields(root: SelectionSetNode, fragments: Fragments): FieldNode[] {
  const fields: FieldNode[] = [];
  const visited = new Set<string>();
  const open = [root];
  for (let set = open.pop(); set !== undefined; set = open.pop()) {
    for (const selection of set.selections) {
      switch (selection.kind) {
        case Kind.FIELD:
          fields.push(selection);
          break;
        case Kind.INLINE_FRAGMENT:
          open.push(selection.selectionSet);
          break;
        case Kind.FRAGMENT_SPREAD: {
          const name = selection.name.value;
          const fragment = fragments.get(name);
          if (fragment !== undefined && !visited.has(name)) open.push(fragment);
          visited.add(name);
        }
      }
    }
  }
  return fields;
}

/** Measures levels of fields. A fragment is measured once; one that contains itself is refused when it is run. */
function depthMeter(fragments: Fragments): (set: SelectionSetNode) => number {
  const known = new Map<string, number>();
  const depthOf = (set: SelectionSetNode): number => Math.max(...set.selections.map(depthBelow));
  const depthBelow = (selection: SelectionNode): number => {
    switch (selection.kind) {
      case Kind.FIELD:
        // Introspection is deep by nature, of a fixed size, and switched off in production.
        if (selection.selectionSet === undefined || selection.name.value.startsWith('__')) return 1;
        return 1 + depthOf(selection.selectionSet);
      case Kind.INLINE_FRAGMENT:
        return depthOf(selection.selectionSet);
      case Kind.FRAGMENT_SPREAD: {
        const name = selection.name.value;
        const fragment = fragments.get(name);
        const depth = known.get(name);
        if (depth !== undefined || fragment === undefined) return depth ?? 0;
        known.set(name, 0);
        known.set(name, depthOf(fragment));
        return known.get(name) ?? 0;
      }
    }
  };
  return depthOf;
}

/** How deep brackets nest. Those inside strings count too: an unbalanced text costs its sender a refusal, not us a stack. */
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
