import { configToSchema } from '@payloadcms/graphql';
import type { SanitizedConfig } from 'payload';
import { hostileBodies, hostileHeaders, hostileIds, hostileQueries, type Attack } from './attacks.ts';
import { graphqlAttacks } from './graphqlAttacks.ts';
import { isList, isWriteOfDocuments, routesOf, type HostileRoute } from './routes.ts';
import { hasWrongType, hostileValues, plausibleValue } from './values.ts';

/** One call of the run: a route with one hostile detail. */
export interface HostileCall {
  /** `POST /api/foods/:id` */
  readonly route: string;
  readonly attack: string;
  readonly method: string;
  /** With `:parameters`, which the run replaces by an id that exists. */
  readonly path: string;
  /** The collection that the ids belong to. */
  readonly slug: string | undefined;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Buffer | undefined;
  /** An answer of 2xx accepts what is wrong. */
  readonly mustBeRefused: boolean;
}

const json = { 'content-type': 'application/json' };
const methodsWithBody: readonly string[] = ['POST', 'PUT', 'PATCH'];

/**
 * All hostile calls, in groups: every route of the config with every hostile detail of a request, every field of every
 * collection with every hostile value, and every argument of GraphQL with every hostile value.
 */
export function hostileCalls(config: SanitizedConfig): HostileCall[][] {
  const routes = routesOf(config);
  const graphql = { method: 'POST', path: config.routes.api + config.routes.graphQL };
  return [
    routes.flatMap((route) => detailAttacks(route).map((attack) => callOf(route, attack))),
    routes.flatMap((route) => fieldAttacks(route).map((attack) => callOf(route, attack))),
    graphqlAttacks(configToSchema(config).schema).map((attack) => callOf(graphql, attack)),
  ];
}

/**
 * Takes an equal number of calls from every group, and these evenly, so that a few of them touch every route and every
 * kind of attack: each step goes on by the golden section of the group.
 */
export function sampleOf<Item>(groups: readonly (readonly Item[])[], count: number): Item[] {
  return groups.flatMap((items) => {
    const share = Math.ceil(count / groups.length);
    if (share >= items.length) return [...items];
    const step = (items.length * (Math.sqrt(5) - 1)) / 2;
    return Array.from({ length: share }, (_, at) => items[Math.floor((at * step) % items.length)]).filter(
      (item) => item !== undefined,
    );
  });
}

type RouteAttack = Attack & { readonly path?: string };

function detailAttacks(route: HostileRoute): RouteAttack[] {
  const ids = route.path.includes('/:')
    ? hostileIds.map((id) => ({
        label: `id ${id.slice(0, 30)}`,
        path: route.path.replace(/:\w+\??/u, encodeUnlessEscaped(id)),
      }))
    : [];
  return [
    { label: 'nothing hostile' },
    ...ids,
    ...hostileQueries.map((attack) => ({
      ...attack,
      mustBeRefused: attack.mustBeRefused === true && isList(route),
    })),
    ...hostileHeaders,
    ...(methodsWithBody.includes(route.method) ? hostileBodies : []),
  ];
}

/** Every field with every hostile value, in a document that is otherwise plausible. */
function fieldAttacks(route: HostileRoute): Attack[] {
  const { collection } = route;
  if (collection === undefined || !isWriteOfDocuments(route)) return [];
  const fields = collection.flattenedFields;
  const base = JSON.stringify(
    Object.fromEntries(
      fields
        .filter((field) => 'required' in field && field.required === true)
        .map((field) => [field.name, plausibleValue(field, 'UNIQUE')]),
    ),
  ).slice(1, -1);
  return fields.flatMap((field) =>
    hostileValues.map((value) => ({
      label: `field ${field.name} gets ${value.label}`,
      headers: json,
      // The last of two equal keys counts.
      body: Buffer.from(`{${base}${base === '' ? '' : ','}${JSON.stringify(field.name)}:${value.json}}`),
      mustBeRefused: hasWrongType(field, value),
    })),
  );
}

function callOf({ collection, method, path }: HostileRoute, attack: RouteAttack): HostileCall {
  const hasBody = methodsWithBody.includes(method);
  const target = attack.path ?? path;
  return {
    route: `${method} ${path}`,
    attack: attack.label,
    method,
    path: attack.query === undefined ? target : `${target}?${attack.query}`,
    slug: collection?.slug,
    headers: { ...(hasBody && attack.body === undefined ? json : {}), ...attack.headers },
    body: attack.body ?? (hasBody ? Buffer.from('{}') : undefined),
    mustBeRefused: attack.mustBeRefused ?? false,
  };
}

/** Ids that hold an escape already are sent as they are. */
function encodeUnlessEscaped(id: string): string {
  return id.startsWith('%') || id.includes('%2f') ? id : encodeURIComponent(id);
}
