import { matches, segmentsOf, type RoutePattern } from './malformedId.ts';

/**
 * The methods of a path that does not have the method of the request. Undefined when it has the method, or when there
 * is no such path. A path without parameters counts before one with (`/login` before `/:id`).
 *
 * @param rest the path below the collection, decoded: `/login`.
 * @param routes the endpoints of the collection.
 */
export function allowedMethods({
  method,
  rest,
  routes,
}: {
  method: string;
  rest: string;
  routes: readonly RoutePattern[];
}): readonly string[] | undefined {
  const segments = segmentsOf(rest);
  const matching = routes.filter(({ path }) => matches(segmentsOf(path), segments));
  const fixed = matching.filter(({ path }) => !path.includes(':'));
  const methods = new Set((fixed.length > 0 ? fixed : matching).map((route) => route.method.toUpperCase()));
  if (methods.has('GET')) methods.add('HEAD');
  methods.add('OPTIONS');
  return matching.length === 0 || methods.has(method) ? undefined : [...methods].sort();
}
