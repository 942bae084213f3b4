import { getVariableValues, type ValidationRule } from 'graphql';

/**
 * A rule of validation: the variables of a request fit their types. Without it the executor reports such an error in a
 * form that Payload's handler fails on, with an answer 500.
 */
export function variablesFit({
  operationName,
  variableValues,
}: {
  operationName?: string | null | undefined;
  variableValues?: Readonly<Record<string, unknown>> | null | undefined;
}): ValidationRule {
  return (context) => ({
    OperationDefinition: ({ name, variableDefinitions = [] }) => {
      if (operationName != null && name?.value !== operationName) return;
      const { errors = [] } = getVariableValues(
        context.getSchema(),
        variableDefinitions,
        variableValues ?? {},
        {
          maxErrors: 10,
        },
      );
      for (const error of errors) context.reportError(error);
    },
  });
}
