import {
  GraphQLError,
  Kind,
  type FieldNode,
  type SelectionSetNode,
  type ValidationContext,
  type ValidationRule,
} from 'graphql';
import { z } from 'zod';

/** What may be asked of an account inside another document. The last two: where it is one of several kinds. */
const askable: ReadonlySet<string> = new Set(['id', '__typename', 'relationTo', 'value']);

const relation = z.object({
  field: z.object({ relationTo: z.union([z.string(), z.array(z.string())]).optional() }),
});

/**
 * A rule for GraphQL: an account inside another document has an id and nothing else, as in REST. Other fields are refused
 * as if they did not exist.
 */
export function accountsById(isAccounts: (slug: string) => boolean): ValidationRule {
  return (context) => ({
    Field: (node) => {
      const field = relation.safeParse(context.getFieldDef()?.extensions).data?.field;
      if (node.selectionSet === undefined || ![field?.relationTo ?? []].flat().some(isAccounts)) return;
      for (const { name } of fieldsIn(node.selectionSet, context))
        if (!askable.has(name.value))
          context.reportError(
            new GraphQLError(`Cannot query field "${name.value}" on an account.`, { nodes: name }),
          );
    },
  });
}

/** The fields of a selection and of those below it, also those in fragments. A circle of fragments is refused elsewhere. */
function fieldsIn(
  { selections }: SelectionSetNode,
  context: ValidationContext,
  seen: readonly string[] = [],
): FieldNode[] {
  return selections.flatMap((one): FieldNode[] => {
    if (one.kind === Kind.INLINE_FRAGMENT) return fieldsIn(one.selectionSet, context, seen);
    if (one.kind === Kind.FIELD)
      return [one, ...(one.selectionSet === undefined ? [] : fieldsIn(one.selectionSet, context, seen))];
    const { value } = one.name;
    const fragment = seen.includes(value) ? undefined : context.getFragment(value);
    return fragment == null ? [] : fieldsIn(fragment.selectionSet, context, [...seen, value]);
  });
}
