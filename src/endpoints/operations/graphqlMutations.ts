import type { GraphQLInputObjectType, GraphQLInputType } from 'graphql';
import type { Collection, FlattenedField, GraphQLExtension } from 'payload';

type GraphqlPackage = Parameters<GraphQLExtension>[0];

/**
 * Makes the mutations of Payload's schema take what REST takes: a change or a copy needs none of its fields, and a
 * create may leave out what has a default. What is still missing gets the code and the field of REST. Mutations that
 * fail because their feature is off are taken out: `verifyEmail…` reads a column that only collections with
 * verification have.
 */
export const adaptMutations: GraphQLExtension = (graphql, { collections, Mutation }) => {
  for (const collection of Object.values(collections)) {
    const { config, graphQL } = collection;
    const name = graphQL?.type.name ?? '';
    if (!config.auth.verify) Reflect.deleteProperty(Mutation.fields, `verifyEmail${name}`);
    adaptInputs(graphql, collection);
    const copy: unknown = Reflect.get(Mutation.fields, `duplicate${name}`);
    if (graphQL !== undefined && isCopy(copy))
      copy.args.data = { type: nullable(graphql, graphQL.updateMutationInputType) };
  }
  return {};
};

interface CopyMutation {
  readonly args: { data?: { type: GraphQLInputType } };
}

function isCopy(mutation: unknown): mutation is CopyMutation {
  return typeof mutation === 'object' && mutation !== null && 'args' in mutation;
}

function adaptInputs(graphql: GraphqlPackage, { config, graphQL }: Collection): void {
  if (graphQL === undefined) return;
  for (const [input, canOmit] of [
    [graphQL.mutationInputType, hasDefault],
    [graphQL.updateMutationInputType, () => true],
  ] as const) {
    const type = nullable(graphql, input);
    if (type instanceof graphql.GraphQLInputObjectType)
      adaptFields(graphql, type, config.flattenedFields, canOmit);
  }
}

function hasDefault(field: FlattenedField): boolean {
  return 'defaultValue' in field && field.defaultValue !== undefined;
}

function adaptFields(
  graphql: GraphqlPackage,
  type: GraphQLInputObjectType,
  fields: readonly FlattenedField[],
  canOmit: (field: FlattenedField) => boolean,
): void {
  const inputs = type.getFields();
  for (const field of fields) {
    const input = inputs[field.name];
    if (input === undefined) continue;
    const inner = nullable(graphql, input.type);
    const isGroup =
      (field.type === 'group' || field.type === 'tab') && inner instanceof graphql.GraphQLInputObjectType;
    if (isGroup) adaptFields(graphql, inner, field.flattenedFields, canOmit);
    const isNeeded = isGroup
      ? Object.values(inner.getFields()).some((one) => graphql.isNonNullType(one.type))
      : !canOmit(field);
    if (!isNeeded) input.type = inner;
  }
}

function nullable(graphql: GraphqlPackage, type: GraphQLInputType): GraphQLInputType {
  return graphql.isNonNullType(type) ? type.ofType : type;
}
