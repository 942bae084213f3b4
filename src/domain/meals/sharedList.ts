/** Whose meals a list shows: the member's own ones, or those that other members share. */
export const mealScopes = ['own', 'shared'] as const;
export type MealScope = (typeof mealScopes)[number];

/**
 * The fields by which a list of shared meals may be filtered and sorted. All others would tell something that the meals
 * themselves do not show: a filter on `isFavourite` finds out what the owners like, and a filter on `items` finds the
 * names of their own foods.
 */
const openFields: ReadonlySet<string> = new Set([
  'id',
  'date',
  'mealType',
  'content',
  'isPublic',
  'board',
  'createdAt',
  'updatedAt',
]);

/** A request, as far as its scope depends on it. */
interface ListRequest {
  readonly payloadAPI: string;
  readonly query?: Readonly<Record<string, unknown>>;
  readonly routeParams?: Readonly<Record<string, unknown>>;
}

/**
 * The scope of a list of meals; undefined when the parameter has another value. The parameter counts only where it
 * belongs, in REST's list of meals: on other routes it must not open the meals that documents refer to.
 */
export function mealScopeOf({ payloadAPI, query, routeParams }: ListRequest): MealScope | undefined {
  if (payloadAPI !== 'REST' || routeParams?.['collection'] !== 'meal-diaries') return 'own';
  const scope = query?.['scope'] ?? 'own';
  return mealScopes.find((one) => one === scope);
}

/** The first path by which a list of shared meals may be neither filtered nor sorted. */
export function closedPath({ sort, where }: { sort: readonly string[]; where: unknown }): string | undefined {
  const paths = [
    ...sort.flatMap((paths) => paths.split(',')).map((path) => path.replace(/^-/, '')),
    ...pathsOfWhere(where),
  ];
  return paths.find((path) => !openFields.has(path));
}

function pathsOfWhere(where: unknown): string[] {
  if (typeof where !== 'object' || where === null) return [];
  return Object.entries(where).flatMap(([key, value]: [string, unknown]) =>
    ['and', 'or'].includes(key.toLowerCase()) && Array.isArray(value) ? value.flatMap(pathsOfWhere) : [key],
  );
}
