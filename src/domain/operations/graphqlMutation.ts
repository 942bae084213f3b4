import { Kind, OperationTypeNode, parse, type DocumentNode } from 'graphql';

/**
 * The names of the root fields of all mutations of a GraphQL document.
 *
 * @returns `…` for a fragment, which may have several fields. No names for a text that is no GraphQL: the executor
 *   explains that better.
 */
export function mutationFields(text: string): string[] {
  return rootFields(text)
    .filter(({ operation }) => operation === OperationTypeNode.MUTATION)
    .map(({ name }) => name);
}

/** The root fields of all operations of a GraphQL document; `…` for a fragment. */
export function rootFields(text: string): { operation: OperationTypeNode; name: string }[] {
  return (parseDocument(text)?.definitions ?? []).flatMap((definition) =>
    definition.kind === Kind.OPERATION_DEFINITION
      ? definition.selectionSet.selections.map((selection) => ({
          operation: definition.operation,
          name: selection.kind === Kind.FIELD ? selection.name.value : '…',
        }))
      : [],
  );
}

function parseDocument(text: string): DocumentNode | undefined {
  try {
    return parse(text, { noLocation: true });
  } catch {
    return undefined;
  }
}
