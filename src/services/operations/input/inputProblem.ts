import type { InputFault } from '../../../domain/operations/strictInput.ts';
import { Problem } from '../../../errors/problem.ts';

/** The problem that a fault of an input is. */
export function inputProblem({ code, field, formField, ...parameters }: InputFault): Problem {
  return new Problem(code, { field, ...(formField === undefined ? {} : { formField }), parameters });
}
