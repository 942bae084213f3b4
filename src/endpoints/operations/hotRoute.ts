import { headersWithCors, type Endpoint, type Payload, type TypedUser } from 'payload';
import { respondWithProblem } from '../../errors/respondWithProblem.ts';
import { callerOfMember, callerOfSession, type Caller } from '../../services/operations/caller.ts';
import { checkUrl } from './checkUrl.ts';
import { memberToken } from '../accounts/memberToken.ts';

/** What a hot route is given; Express and Payload can both call it. */
export interface HotRequest {
  readonly url: URL;
  readonly payload: Payload;
  /** The member who asks; undefined for strangers, for staff, and for a token that no longer counts. */
  readonly caller: () => Promise<Caller | undefined>;
}

/** A read that many ask for at once: one handler, served by Express and, where there is none, by Payload. */
export interface HotRoute {
  /** The collection's slug, under which the path is mounted. */
  readonly collection: string;
  /** `/search` */
  readonly path: string;
  /** What is answered, as JSON; a Problem is thrown. */
  readonly handle: (request: HotRequest) => Promise<unknown>;
}

/** An answer, before it becomes one of Express or of the web standard: making a `Response` costs as much as a handler. */
export interface HotAnswer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

/** The route as an endpoint of its collection. */
export function asEndpoint(route: HotRoute): Endpoint {
  return {
    path: route.path,
    method: 'get',
    handler: async ({ url = '', headers, payload, user }) => {
      const answer = await answerOf(route, {
        url: new URL(url, 'http://localhost'),
        headers: () => headers,
        payload,
        caller: () => callerOfUser(user),
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
    readonly isCrossOrigin: boolean;
    readonly payload: Payload;
  },
): Promise<HotAnswer> {
  const { headers, payload } = input;
  const answer = await answerOf(route, { ...input, caller: () => callerOfToken(headers(), payload) });
  const cors = input.isCrossOrigin
    ? Object.fromEntries(headersWithCors({ headers: new Headers(), req: { headers: headers(), payload } }))
    : {};
  return { ...answer, headers: { ...answer.headers, ...cors, vary: 'Authorization, Origin' } };
}

async function answerOf(
  route: HotRoute,
  request: HotRequest & { readonly headers: () => Headers },
): Promise<HotAnswer> {
  const { url, payload, caller, headers } = request;
  try {
    checkUrl(url);
    const body = JSON.stringify(await route.handle({ url, payload, caller }));
    return { status: 200, headers: { ...ofJson, vary: 'Authorization' }, body };
  } catch (error) {
    const problem = respondWithProblem(error, headers());
    if (problem.status >= 500) payload.logger.error({ err: error }, `${route.path} failed`);
    return {
      status: problem.status,
      headers: { ...Object.fromEntries(problem.headers), vary: 'Authorization' },
      body: await problem.text(),
    };
  }
}

/** What somebody may eat is theirs alone, and changes with every rule. */
const ofJson = { 'content-type': 'application/json', 'cache-control': 'private, no-store' };

/** The member whose token the Authorization header carries: members send it there, and only staff have cookies. */
export async function callerOfToken(headers: Headers, payload: Payload): Promise<Caller | undefined> {
  if (!headers.has('authorization')) return undefined;
  const token = await memberToken(headers, payload);
  return token === undefined ? undefined : callerOfSession(token);
}

async function callerOfUser(user: TypedUser | null): Promise<Caller | undefined> {
  return user?.collection === 'users' ? callerOfMember(user.id) : undefined;
}
