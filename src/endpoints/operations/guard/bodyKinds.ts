import type { Endpoint } from 'payload';
import { z } from 'zod';

/** What a call takes as its body. */
export type BodyKind =
  | { readonly kind: 'nothing' }
  /** The fields of a collection, which has a gate of its own; with a file where it has uploads. */
  | { readonly kind: 'document'; readonly isOptional?: true }
  /** Any JSON object, or none. */
  | { readonly kind: 'object'; readonly isOptional: true }
  | { readonly kind: 'file' }
  /** A form of a page without files, as a browser sends it. */
  | { readonly kind: 'page-form' }
  | { readonly kind: 'schema'; readonly schema: z.ZodObject };

/**
 * Declares what an endpoint of ours takes as its body. An endpoint without a declaration takes none. The request is
 * checked before the handler runs. `object`: any JSON, which the handler checks by itself.
 */
export function takesBody(body: z.ZodObject | 'file' | 'object' | 'page-form'): {
  readonly custom: { readonly body: BodyKind };
} {
  if (body === 'file' || body === 'page-form') return { custom: { body: { kind: body } } };
  return { custom: { body: body === 'object' ? object : { kind: 'schema', schema: body } } };
}

const declaredBody = z.object({
  body: z.custom<BodyKind>((value) => typeof value === 'object' && value !== null),
});

const strings = (...names: string[]) => Object.fromEntries(names.map((name) => [name, z.string()]));
const schema = (...names: string[]): BodyKind => ({
  kind: 'schema',
  schema: z.strictObject(strings(...names)),
});

const document = { kind: 'document' } as const;
const object: BodyKind = { kind: 'object', isOptional: true };

/** The bodies of the endpoints that Payload adds to collections. */
const bodiesOfPayload: ReadonlyMap<string, BodyKind> = new Map<string, BodyKind>([
  ['post /', document],
  ['patch /', document],
  ['patch /:id', document],
  ['post /:id/duplicate', { ...document, isOptional: true }],
  // The admin UI asks what the user may do with the document that it sends.
  ['post /access/:id?', object],
  // Preferences of the admin UI.
  ['post /:key', object],
  ['post /login', schema('email', 'password')],
  ['post /forgot-password', schema('email')],
  ['post /unlock', schema('email')],
  [
    'post /reset-password',
    {
      kind: 'schema',
      // The form of the admin UI sends the second input, too.
      schema: z.strictObject({ ...strings('token', 'password'), 'confirm-password': z.string().optional() }),
    },
  ],
]);

/** What an endpoint takes as its body. */
export function bodyKindOf({ custom, method, path }: Pick<Endpoint, 'custom' | 'method' | 'path'>): BodyKind {
  const declared = declaredBody.safeParse(custom);
  return declared.data?.body ?? bodiesOfPayload.get(`${method} ${path}`) ?? { kind: 'nothing' };
}
