import type { Payload } from 'payload';
import { z } from 'zod';
import { problemOfGraphql, type GraphqlRefusal } from '../../../errors/graphqlProblem.ts';
import { Problem } from '../../../errors/problem.ts';
import { problemCaller } from '../../../errors/problemCaller.ts';
import { problemMembers, toProblem, type ProblemCaller } from '../../../errors/toProblem.ts';
import { tokenLanguage } from '../../../services/accounts/sessions/tokenLanguage.ts';

const types = ['application/graphql-response+json', 'application/json'] as const;

/** Answers an error of a GraphQL request that was not executed: as GraphQL, with the members of a problem. */
export function respondWithGraphqlProblem(
  error: unknown,
  { headers: requestHeaders }: Request,
  chosen: string | undefined,
): Response {
  const { status, headers, body } = toProblem(error, problemCaller(requestHeaders, chosen));
  const extensions = problemMembers(body);
  return Response.json(
    { ...body, errors: [{ message: body.title, extensions }] },
    { status, headers: { ...headers, 'content-type': acceptedType(requestHeaders) } },
  );
}

const answerWithErrors = z.looseObject({
  errors: z.array(
    z.looseObject({
      message: z.string(),
      locations: z.array(z.object({ line: z.int(), column: z.int() })).optional(),
      extensions: z.looseObject({ code: z.string().optional() }).optional(),
    }),
  ),
});

/**
 * Gives every error of a GraphQL answer the members of a problem. The hook `answerProblem` has done so for errors of
 * resolvers; the others (syntax, schema, variables) come from packages, in English.
 */
export async function withGraphqlProblems(
  response: Response,
  request: Request,
  payload: Payload,
): Promise<Response> {
  if (response.status === 406)
    throw new Problem('not_acceptable', { parameters: { expected: 'a-graphql-answer' } });
  const text = await response.text();
  const answer = text.startsWith('{"errors":')
    ? answerWithErrors.safeParse(JSON.parse(text)).data
    : undefined;
  if (answer === undefined) return new Response(text, response);
  const isRefusal = ({ extensions }: (typeof answer.errors)[number]) => extensions?.code === undefined;
  const chosen = answer.errors.some(isRefusal) ? await tokenLanguage(request.headers, payload) : undefined;
  const caller = problemCaller(request.headers, chosen);
  const errors = answer.errors.map((error) => (isRefusal(error) ? withProblem(error, caller) : error));
  const headers = new Headers(response.headers);
  headers.delete('content-length');
  // Without data nothing was executed.
  const status = 'data' in answer ? response.status : statusOf(errors[0]?.extensions);
  return new Response(JSON.stringify({ ...answer, errors }), { status, headers });
}

function withProblem(
  refusal: GraphqlRefusal,
  caller: ProblemCaller,
): GraphqlRefusal & { readonly extensions: object } {
  const { body } = toProblem(problemOfGraphql(refusal), caller);
  return {
    ...refusal,
    message: body.title,
    extensions: { ...problemMembers(body), reason: refusal.message },
  };
}

function statusOf(extensions: object | undefined): number {
  return z.object({ status: z.int() }).safeParse(extensions).data?.status ?? 400;
}

/** The type that a client of GraphQL over HTTP accepts first. */
function acceptedType(headers: Headers): string {
  const ranges = (headers.get('accept') ?? '')
    .split(',')
    .map((range) => range.split(';')[0]?.trim().toLowerCase());
  const type = ranges.find((range) => types.some((known) => known === range)) ?? 'application/json';
  return `${type}; charset=utf-8`;
}
