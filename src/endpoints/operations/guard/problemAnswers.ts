import { headersWithCors, type Payload, type PayloadRequest } from 'payload';
import { z } from 'zod';
import { allowedMethods } from '../../../domain/operations/routes.ts';
import { loggedLines } from '../../../errors/loggedError.ts';
import { Problem } from '../../../errors/problem.ts';
import { ownLog } from '../../../errors/quietLog.ts';
import { accountFault, noteFault } from '../../../errors/requestFault.ts';
import { respondWithProblem } from '../../../errors/respondWithProblem.ts';
import { problemOfStatus } from '../../../errors/statusProblem.ts';
import { decodeComponent } from '../../../domain/operations/requestShape.ts';
import { languageOfError } from './languageOfError.ts';

/** A route handler as Next mounts it. */
export type RouteHandler<Context> = (request: Request, context: Context) => Promise<Response>;

/** Returns Payload; the first request starts it. */
export type LazyPayload = () => Promise<Payload>;

/** Makes the answer to an error, in the language of the request or else in the one that the member chose. */
export type AnswerError = (error: unknown, request: Request, chosen: string | undefined) => Response;

/** Turns everything that a handler throws into an error answer, so that Next never sees an error. */
export function answerProblems<Context>(
  lazyPayload: LazyPayload,
  handler: (request: Request, context: Context, payload: Payload) => Promise<Response>,
  answer: AnswerError = (error, { headers }, chosen) => respondWithProblem(error, headers, chosen),
): RouteHandler<Context> {
  return async (request, context) => {
    let payload: Payload | undefined;
    try {
      payload = await lazyPayload();
      const response = await handler(request, context, payload);
      const fault = response.status < 500 ? accountFault() : undefined;
      if (fault !== undefined) throw fault;
      return response;
    } catch (error) {
      const chosen =
        payload === undefined ? undefined : await languageOfError(error, request.headers, payload);
      const response = answer(error, request, chosen);
      if (response.status >= 500 && !noteFault(error)) logFailure(payload, error);
      if (payload !== undefined)
        headersWithCors({ headers: response.headers, req: { headers: request.headers, payload } });
      return response;
    }
  };
}

/** What a page knows of a request that was refused before its handler ran. */
export type RefusedRequest = Pick<PayloadRequest, 'headers' | 'payload' | 'searchParams' | 'user'>;

/** Makes the page that says why; throws the error for a caller who wants none. */
type RefusalPage = (error: unknown, request: RefusedRequest) => Response;

/**
 * Declares, as its `custom`, that an endpoint answers people with pages, also where the request is refused before its
 * handler runs.
 */
export function refusesWith(page: RefusalPage): { readonly refusalPage: RefusalPage } {
  return { refusalPage: page };
}

const declared = z.object({ refusalPage: z.custom<RefusalPage>((value) => typeof value === 'function') });

/** The page of an endpoint about a refused request. It throws the error where the endpoint has none. */
export function refusalPageOf(
  error: unknown,
  { custom, payload, request }: { custom: unknown; payload: Payload; request: Request },
): Response {
  const { data } = declared.safeParse(custom);
  if (data === undefined) throw error;
  const { searchParams } = new URL(request.url);
  return data.refusalPage(error, { headers: request.headers, payload, searchParams, user: null });
}

/** Under `next dev` there is no server of ours that logs the request with its error. */
function logFailure(payload: Payload | undefined, error: unknown): void {
  if (payload !== undefined) ownLog(payload.logger).error({ err: error }, 'a request failed');
  else process.stderr.write(`${loggedLines(error).join('\n')}\n`);
}

const text = z.strictObject({ message: z.string() });
const textAnswer = z.union([text, z.strictObject({ errors: z.array(text) })]);

/** Replaces an answer of Payload that has only an English sentence by a problem. */
export async function withProblemBody(response: Response, { url }: Pick<Request, 'url'>): Promise<Response> {
  if (response.status < 400 || response.headers.get('content-type')?.includes('problem+json') === true)
    return response;
  const body: unknown = await response
    .clone()
    .json()
    .catch(() => undefined);
  if (!textAnswer.safeParse(body).success) return response;
  // Payload answers 500 for a file that does not exist.
  if (/\/file\/[^/]+$/.test(new URL(url).pathname)) throw new Problem('not_found');
  throw problemOfStatus(response.status) ?? new Problem('internal');
}

/**
 * Refuses a method that no route at this path has. Payload would answer 404.
 *
 * @throws {Problem} 405 with the methods that the path has.
 */
export function checkMethod(
  method: string,
  pathname: string,
  { collections, endpoints, routes }: Payload['config'],
): void {
  if (!pathname.startsWith(`${routes.api}/`)) return;
  const path = pathname.slice(routes.api.length);
  const [, slug = '', ...rest] = path.split('/');
  const collection = collections.find((each) => each.slug === slug);
  const own = collection === undefined ? endpoints : collection.endpoints;
  if (own === false) return;
  const below = (collection === undefined ? path : rest.join('/')).split('/');
  const allowed = allowedMethods({
    method,
    rest: below.map((segment) => decodeComponent(segment.replaceAll('+', '%2B')) ?? segment).join('/'),
    routes: own,
  });
  if (allowed !== undefined) throw new Problem('method_not_allowed', { allow: allowed });
}
