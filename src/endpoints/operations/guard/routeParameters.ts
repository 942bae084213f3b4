import type { Endpoint } from 'payload';
import { z } from 'zod';
import {
  parameterForms,
  type ParameterForm,
  type ParameterForms,
} from '../../../domain/operations/query/parameters.ts';
import type { Route } from './routeOf.ts';

/** What Payload's handlers read from an address, as `payload/dist/utilities/parseParams` and the handlers do. */
const payloadForms = {
  ...parameterForms,
  autosave: 'truth-value',
  draft: 'truth-value',
  flattenLocales: 'truth-value',
  overrideLock: 'truth-value',
  pagination: 'truth-value',
  publishAllLocales: 'truth-value',
  trash: 'truth-value',
  unpublishAllLocales: 'truth-value',
  allSessions: 'truth-value',
  // Only this value means something: a bulk call without a filter is about all documents.
  confirm: 'text',
  joins: 'nested',
  populate: 'nested',
  select: 'nested',
  sort: 'list',
  uploadEdits: 'nested',
  where: 'nested',
  locale: 'text',
  fallbackLocale: 'text',
  'fallback-locale': 'text',
  publishSpecificLocale: 'text',
  selectedLocales: 'list',
} as const satisfies ParameterForms;

type PayloadParameter = keyof typeof payloadForms;

/** Payload reads them on all routes of its own. */
const everywhere: readonly PayloadParameter[] = ['locale', 'fallbackLocale', 'fallback-locale'];
const document: readonly PayloadParameter[] = ['depth', 'populate', 'select'];
const write: readonly PayloadParameter[] = [
  ...document,
  'draft',
  'autosave',
  'publishAllLocales',
  'publishSpecificLocale',
];
const list: readonly PayloadParameter[] = [
  ...document,
  'limit',
  'page',
  'pagination',
  'sort',
  'trash',
  'where',
];
const bulk: readonly PayloadParameter[] = [
  ...document,
  'confirm',
  'limit',
  'overrideLock',
  'sort',
  'trash',
  'where',
];

/** The parameters of the routes that Payload makes, by method and path below the collection. */
const payloadRoutes: Readonly<Record<string, readonly PayloadParameter[]>> = {
  'get /': [...list, 'draft', 'joins'],
  'get /:id': [...document, 'draft', 'flattenLocales', 'joins', 'trash'],
  'get /count': ['trash', 'where'],
  'get /versions': list,
  'get /versions/:id': [...document, 'trash'],
  'get /me': [...document, 'draft', 'joins'],
  'get /file/:filename': [],
  'post /': [...write, 'uploadEdits'],
  'post /:id/duplicate': [...document, 'draft', 'selectedLocales'],
  'post /versions/:id': [...document, 'draft'],
  'post /login': ['depth'],
  'post /logout': ['allSessions'],
  'post /reset-password': ['depth'],
  'patch /': [...bulk, ...write, 'unpublishAllLocales', 'uploadEdits'],
  'patch /:id': [...write, 'overrideLock', 'trash', 'unpublishAllLocales', 'uploadEdits'],
  'delete /': bulk,
  'delete /:id': [...document, 'overrideLock', 'trash'],
};

const form: z.ZodType<ParameterForm> = z.union([
  z.enum(['text', 'truth-value', 'list', 'nested']),
  z.object({ from: z.int(), to: z.int() }),
]);
const declared = z.object({ parameters: z.record(z.string(), form) });
const declaredOpen = z.object({ takesAnyParameters: z.literal(true) });

/**
 * Declares, as its `custom`, that an endpoint of ours takes parameters of any name, because another company writes its
 * address and adds names of its own (RFC 6749 §4.1.2). Only the encoding is checked before it runs.
 */
export const takesAnyParameters = { takesAnyParameters: true } as const;

/**
 * Declares the parameters of an endpoint of ours, as its `custom`. An endpoint without a declaration takes none.
 *
 * A collection declares the parameters that its hooks add to its list the same way.
 */
export function takes<Forms extends ParameterForms>(parameters: Forms): { readonly parameters: Forms } {
  return { parameters };
}

/** The parameters that a route takes; undefined where it takes any. */
export function parametersOfRoute({ collection, endpoint }: Route): ParameterForms | undefined {
  if (declaredOpen.safeParse(endpoint.custom).success) return undefined;
  const isList = endpoint.method === 'get' && endpoint.path === '/';
  return {
    ...formsOf(endpoint, collection !== undefined),
    ...(isList ? declaredIn(collection?.custom) : {}),
  };
}

function formsOf(
  route: Pick<Endpoint, 'custom' | 'method' | 'path'>,
  isOfCollection: boolean,
): ParameterForms {
  const own = declared.safeParse(route.custom);
  if (own.success) return own.data.parameters;
  const names = isOfCollection ? payloadRoutes[`${route.method} ${route.path}`] : undefined;
  return Object.fromEntries(
    (names === undefined ? [] : [...everywhere, ...names]).map((name) => [name, payloadForms[name]]),
  );
}

function declaredIn(custom: unknown): ParameterForms {
  return declared.safeParse(custom).data?.parameters ?? {};
}
