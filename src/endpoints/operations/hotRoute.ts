import type { Endpoint, Payload, PayloadRequest } from 'payload';
import type { Account } from '../../domain/accounts/logins/sessions.ts';
import { ownLog } from '../../errors/quietLog.ts';
import { noteFault } from '../../errors/requestFault.ts';
import { respondWithProblem } from '../../errors/respondWithProblem.ts';
import { tokenOwner } from '../../services/accounts/sessions/tokenOwner.ts';
import { callerOfMember, type Caller } from '../../services/operations/caller.ts';
import type { ParameterForms } from '../../domain/operations/query/parameters.ts';
import { checkParameters, checkUrl } from './guard/checkUrl.ts';
import { languageOfError } from './guard/languageOfError.ts';
import { takes } from './guard/routeParameters.ts';

/** The input of a hot route. Both Express and Payload can provide it. */
export interface HotRequest {
  readonly url: URL;
  readonly payload: Payload;
  readonly headers: () => Headers;
  /** Who sends the request; undefined for anonymous callers. */
  readonly account: Account | undefined;
  /** The member who sends the request; undefined for anonymous callers and for staff. */
  readonly caller: () => Promise<Caller | undefined>;
}

/** A frequent read with one handler. Express serves it, and Payload where there is no Express. */
export interface HotRoute {
  /** The collection's slug, under which the path is mounted; absent for a path of its own. */
  readonly collection?: string;
  /** `/search` */
  readonly path: string;
  /** The parameters that its address takes. */
  readonly parameters: ParameterForms;
  /** Returns the answer, which is sent as JSON; throws a Problem. */
  readonly handle: (request: HotRequest) => Promise<unknown>;
}

/** The address of a route: `/api/foods/search` */
export function addressOf({ collection, path }: Pick<HotRoute, 'collection' | 'path'>): string {
  return `/api${collection === undefined ? '' : `/${collection}`}${path}`;
}

/**
 * An answer that both Express and the web standard can send. A `Response` is not used here, because creating one costs
 * as much as a handler.
 */
export interface HotAnswer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

/** Converts the route to an endpoint of its collection, or of the API where it has none. */
export function toEndpoint(route: HotRoute): Endpoint {
  return {
    path: route.path,
    method: 'get',
    custom: takes(route.parameters),
    handler: async ({ url = '', headers, payload, user }) => {
      const answer = await runRoute(route, {
        url: new URL(url, 'http://localhost'),
        headers: () => headers,
        payload,
        account: () => Promise.resolve(accountOf(user)),
      });
      return new Response(answer.body, { status: answer.status, headers: answer.headers });
    },
  };
}

/** Answers the route without Payload's request handling: no query parser, no permissions, no transaction. */
export async function answerHotRoute(
  route: HotRoute,
  input: {
    readonly url: URL;
    readonly headers: () => Headers;
    readonly payload: Payload;
  },
): Promise<HotAnswer> {
  const { headers, payload } = input;
  return runRoute(route, { ...input, account: () => tokenOwner(headers(), payload) });
}

async function runRoute(
  route: HotRoute,
  request: Omit<HotRequest, 'account' | 'caller'> & {
    readonly account: () => Promise<Account | undefined>;
  },
): Promise<HotAnswer> {
  const { url, payload, headers } = request;
  try {
    checkUrl(url);
    const account = await request.account();
    const caller = async () => (account?.collection === 'users' ? callerOfMember(account.id) : undefined);
    checkParameters(url.search, route.parameters);
    const body = JSON.stringify(await route.handle({ url, payload, headers, account, caller }));
    return { status: 200, headers: jsonHeaders, body };
  } catch (error) {
    return answerError(error, { headers: headers(), payload, path: route.path });
  }
}

/** The answer to an error of a route that Express serves, in the language of the caller. */
export async function answerError(
  error: unknown,
  { headers, payload, path }: { headers: Headers; payload: Payload; path: string },
): Promise<HotAnswer> {
  const problem = respondWithProblem(error, headers, await languageOfError(error, headers, payload));
  if (problem.status >= 500 && !noteFault(error))
    ownLog(payload.logger).error({ err: error }, `${path} failed`);
  return {
    status: problem.status,
    headers: Object.fromEntries(problem.headers),
    body: await problem.text(),
  };
}

/** The answer is private to the caller, and every change of a rule may change it. */
const jsonHeaders = { 'content-type': 'application/json', 'cache-control': 'private, no-store' };

function accountOf(user: PayloadRequest['user']): Account | undefined {
  return user === null ? undefined : { collection: user.collection, id: user.id };
}
