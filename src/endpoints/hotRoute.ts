import { executeAuthStrategies, headersWithCors, type Endpoint, type Payload, type TypedUser } from 'payload';
import { respondWithProblem } from '../errors/respondWithProblem.ts';
import { checkUrl } from './checkUrl.ts';

/** What a hot route is given: of the web standard, so that Express and Payload can both call it. */
export interface HotRequest {
  readonly url: URL;
  readonly headers: Headers;
  readonly payload: Payload;
  /** The id of the member who asks; undefined for strangers, for staff, and for a token that no longer counts. */
  readonly member: () => Promise<number | undefined>;
}

/** A read that many ask for at once: one handler, served by Express and, where there is none, by Payload. */
export interface HotRoute {
  /** The collection's slug, under which the path is mounted. */
  readonly collection: string;
  /** `/search` */
  readonly path: string;
  readonly handle: (request: HotRequest) => Promise<Response>;
}

/** The route as an endpoint of its collection. */
export function asEndpoint(route: HotRoute): Endpoint {
  return {
    path: route.path,
    method: 'get',
    handler: ({ url = '', headers, payload, user }) =>
      answer(route, {
        url: new URL(url, 'http://localhost'),
        headers,
        payload,
        member: () => Promise.resolve(memberId(user)),
      }),
  };
}

/** Answers the route without Payload's request handling: no query parser, no permissions, no transaction. */
export async function answerHotRoute(
  route: HotRoute,
  { url, headers, payload }: Pick<HotRequest, 'url' | 'headers' | 'payload'>,
): Promise<Response> {
  const response = await answer(route, {
    url,
    headers,
    payload,
    member: () => authenticate(headers, payload),
  });
  headersWithCors({ headers: response.headers, req: { headers, payload } });
  response.headers.append('vary', 'Origin');
  return response;
}

async function answer(route: HotRoute, request: HotRequest): Promise<Response> {
  try {
    checkUrl(request.url);
    const response = await route.handle(request);
    response.headers.append('vary', 'Authorization');
    return response;
  } catch (error) {
    const response = respondWithProblem(error, request.headers);
    if (response.status >= 500) request.payload.logger.error({ err: error }, `${route.path} failed`);
    return response;
  }
}

/** Members send their token in a header; only staff have cookies, and to staff a hot route shows what anyone sees. */
async function authenticate(headers: Headers, payload: Payload): Promise<number | undefined> {
  if (!headers.has('authorization')) return undefined;
  const { user } = await executeAuthStrategies({ headers, payload });
  return memberId(user);
}

function memberId(user: TypedUser | null): number | undefined {
  return user?.collection === 'users' ? user.id : undefined;
}
