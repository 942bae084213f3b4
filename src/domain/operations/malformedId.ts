import { isSerialId } from './requestShape.ts';

/** The part of an endpoint that determines which requests it handles. */
export interface RoutePattern {
  readonly method: string;
  /** `/count`, `/:id`, `/versions/:id`, `/access/:id?` */
  readonly path: string;
}

/** Paths whose `:id` is not the id of a row but the token of a confirmation mail. */
const tokenPaths = ['/verify/:id'];

/**
 * The endpoint that handles a request; undefined where there is none.
 *
 * @param rest the path below the collection, decoded: `/12abc`.
 * @param routes the collection's endpoints, in the order in which they are tried.
 */
export function findRoute<Route extends RoutePattern>({
  method,
  rest,
  routes,
}: {
  method: string;
  rest: string;
  routes: readonly Route[];
}): Route | undefined {
  const segments = segmentsOf(rest);
  return routes.find(
    (each) => each.method === method.toLowerCase() && matches(segmentsOf(each.path), segments),
  );
}

/**
 * Whether a request contains a malformed row id (`/foods/abc`, `/users/1e9`). Payload would read `12abc` as 12, and
 * pass other texts to the database.
 *
 * @param rest the path below the collection, decoded. @param route the endpoint that handles it.
 */
export function hasMalformedId({ rest, route }: { rest: string; route: RoutePattern }): boolean {
  if (tokenPaths.includes(route.path)) return false;
  const segments = segmentsOf(rest);
  return segmentsOf(route.path).some((segment, at) => {
    const value = segments[at];
    return /^:id\??$/.test(segment) && value !== undefined && !isSerialId(value);
  });
}

/** Whether the segments of a path match those of a route. */
export function matches(pattern: readonly string[], segments: readonly string[]): boolean {
  if (segments.length > pattern.length) return false;
  return pattern.every((segment, at) => {
    const value = segments[at];
    if (value === undefined) return segment.endsWith('?');
    return segment.startsWith(':') || segment === value;
  });
}

export function segmentsOf(path: string): string[] {
  return path.split('/').filter((segment) => segment !== '');
}
