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
  /** A form of any size, which the handler reads as it arrives. Nothing before it reads or keeps it. */
  | { readonly kind: 'stream' }
  /** The form of a page of another company, which the handler checks by itself. */
  | { readonly kind: 'foreign-form' }
  /** Of any type, and nobody looks at it: a program of another company sends what its standard says. */
  | { readonly kind: 'ignored' }
  /** Also as the form of one of our pages, which a browser sends without a script. */
  | { readonly kind: 'schema'; readonly schema: z.ZodObject; readonly isForm?: true };

/**
 * Declares what an endpoint of ours takes as its body. An endpoint without a declaration takes none. The request is
 * checked before the handler runs. `object`: any JSON, which the handler checks by itself.
 */
export function takesBody(body: z.ZodObject | 'file' | 'stream' | 'object' | 'foreign-form' | 'ignored'): {
  readonly custom: { readonly body: BodyKind };
} {
  if (body === 'file' || body === 'stream' || body === 'foreign-form' || body === 'ignored')
    return { custom: { body: { kind: body } } };
  return { custom: { body: body === 'object' ? object : { kind: 'schema', schema: body } } };
}

const declaredBody = z.object({
  body: z.custom<BodyKind>((value) => typeof value === 'object' && value !== null),
});

/** The same for an endpoint that takes a form of one of our pages, too. Its handler gets JSON in both cases. */
export function takesForm(schema: z.ZodObject): { readonly custom: { readonly body: BodyKind } } {
  return { custom: { body: { kind: 'schema', schema, isForm: true } } };
}

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
  [
    'post /login',
    // `otp` is the code of the second factor, which staff may have.
    {
      kind: 'schema',
      schema: z.strictObject({ ...strings('email', 'password'), otp: z.string().optional() }),
    },
  ],
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
