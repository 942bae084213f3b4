import type { SanitizedConfig } from 'payload';
import { z } from 'zod';
import { isTypeOf, mediaTypeOf } from '../../../domain/operations/mediaType.ts';
import { Problem } from '../../../errors/problem.ts';
import { checkedBody } from '../../../services/operations/input/checkedBody.ts';
import { bodyKindOf, type BodyKind } from './bodyKinds.ts';
import type { GraphqlInput } from './checkGraphql.ts';
import { checkParameters } from './checkUrl.ts';
import { checkRouteParameters, methodOverrideHeaders } from './checkRouteParameters.ts';
import { maximumJsonBytes, parseJsonBody, parseJsonObject, readBody } from './readBody.ts';
import { readForm } from './readForm.ts';
import type { Route } from './routeOf.ts';

const jsonType = 'application/json';
const formType = 'multipart/form-data';
const queryType = 'application/x-www-form-urlencoded';

/**
 * Reads and checks the body of a request, and returns an equivalent request for Payload. A body of another type than the
 * call takes, an empty one where the call needs one, and a broken one are refused.
 *
 * @throws {Problem} 415 `unsupported_media_type`, 413 `too_large`, or 400 with the field.
 */
export async function withCheckedBody(
  request: Request,
  { route, config }: { route: Route | undefined; config: SanitizedConfig },
): Promise<Request> {
  if (!['POST', 'PATCH', 'PUT', 'DELETE'].includes(request.method)) return request;
  if (methodOverrideHeaders.some((name) => request.headers.has(name)))
    return withCheckedQuery(request, config);
  // Payload answers that there is nothing here.
  if (route === undefined) return request;
  const kind = bodyKindOf(route.endpoint);
  if (kind.kind === 'foreign-form') return withForeignForm(request);
  if (kind.kind === 'ignored') return withoutBody(request);
  if (kind.kind === 'stream') {
    refuseOtherTypes(request, [formType]);
    return request;
  }
  const takesFile = kind.kind === 'file' || (kind.kind === 'document' && route.hasUploads);
  const { type } = mediaTypeOf(request.headers.get('content-type'));
  if (type === queryType && kind.kind === 'schema' && kind.isForm === true)
    return withCheckedPageForm(request, kind);
  return type === formType && kind.kind !== 'nothing'
    ? withCheckedForm(request, { kind, takesFile })
    : withCheckedJson(request, { kind, takesFile });
}

const graphqlBody = z.strictObject({
  query: z.string(),
  variables: z.record(z.string(), z.unknown()).nullish(),
  operationName: z.string().nullish(),
  extensions: z.record(z.string(), z.unknown()).nullish(),
});

/** Reads the body of a GraphQL request, which is JSON with a query. The errors are the same. */
export async function readGraphqlBody(
  request: Request,
): Promise<{ body: Uint8Array<ArrayBuffer> } & GraphqlInput> {
  const body = await readBody(request, maximumJsonBytes);
  if (body.length === 0) throw new Problem('required', { field: 'query' });
  refuseOtherTypes(request, [jsonType]);
  const { query, variables } = checkedBody(parseJsonBody(body), graphqlBody);
  return { body, query, variables: variables ?? {} };
}

async function withCheckedJson(
  request: Request,
  { kind, takesFile }: { kind: BodyKind; takesFile: boolean },
): Promise<Request> {
  const body = await readBody(request, maximumJsonBytes);
  const isForm = kind.kind === 'file';
  const isOptional = kind.kind === 'nothing' || ('isOptional' in kind && kind.isOptional);
  if (body.length === 0 && isOptional) return withBody(request, undefined);
  if (body.length === 0) throw new Problem('required', { field: isForm ? 'file' : 'body' });
  refuseOtherTypes(request, isForm ? [formType] : [jsonType, ...(takesFile ? [formType] : [])]);
  checkContent(parseJsonBody(body), kind);
  return withBody(request, { body, contentType: jsonType });
}

/** Turns a form of one of our pages into JSON. */
async function withCheckedPageForm(request: Request, kind: BodyKind): Promise<Request> {
  refuseOtherTypes(request, [queryType]);
  const body = await readBody(request, maximumJsonBytes);
  const fields = new Map<string, string>();
  for (const [name, value] of new URLSearchParams(new TextDecoder().decode(body))) {
    if (fields.has(name)) throw new Problem('sent_twice', { field: name.slice(0, 100) });
    // Bytes that are not UTF-8 became replacement characters. Their text is lost.
    if (/[\0\ufffd]/u.test(name + value))
      throw new Problem('invalid_character', { field: name.slice(0, 100) });
    fields.set(name, value);
  }
  const json = Object.fromEntries(fields);
  checkContent(json, kind);
  return withBody(request, { body: new TextEncoder().encode(JSON.stringify(json)), contentType: jsonType });
}

async function withCheckedForm(
  request: Request,
  { kind, takesFile }: { kind: BodyKind; takesFile: boolean },
): Promise<Request> {
  refuseCompressed(request);
  const { fields, file } = await readForm(request);
  const { _payload: text } = fields;
  if (file !== undefined && !takesFile) throw unknownPart('file', '_payload');
  if (text !== undefined && kind.kind === 'file') throw unknownPart('_payload', 'file');
  if (text === undefined && file === undefined)
    throw new Problem('required', { field: kind.kind === 'file' ? 'file' : '_payload' });
  if (text !== undefined) checkContent(parseJsonObject(text, '_payload'), kind);
  // The names and the boundary of the first form may be unusual. Payload fails at some that are valid.
  const form = new FormData();
  if (text !== undefined) form.set('_payload', text);
  if (file !== undefined) form.set('file', new Blob([file.bytes], { type: file.type }), file.name);
  return withBody(request, { body: form });
}

/** Checks the encoding of a form that a page sends. Its endpoint knows the names, which may be another company's. */
async function withForeignForm(request: Request): Promise<Request> {
  refuseOtherTypes(request, [queryType]);
  const body = await readBody(request, maximumJsonBytes);
  checkParameters(new TextDecoder().decode(body), undefined);
  return withBody(request, { body, contentType: queryType });
}

/** Reads a body that nobody looks at, so that it ends, and drops it. */
async function withoutBody(request: Request): Promise<Request> {
  await readBody(request, maximumJsonBytes);
  return withBody(request, undefined);
}

/** Checks the query of a list that comes in the body, because it is too long for the address. */
async function withCheckedQuery(request: Request, config: SanitizedConfig): Promise<Request> {
  const isGet = methodOverrideHeaders.some((name) => request.headers.get(name) === 'GET');
  // Payload would ignore the header, and create a document where the client wants a change.
  if (request.method !== 'POST' || !isGet)
    throw new Problem('invalid_input', { parameters: { reason: 'method-override' } });
  refuseOtherTypes(request, [queryType]);
  const body = await readBody(request, maximumJsonBytes);
  checkRouteParameters(request, config, new TextDecoder().decode(body));
  return withBody(request, { body, contentType: queryType });
}

function checkContent(json: Readonly<Record<string, unknown>>, kind: BodyKind): void {
  const [name] = Object.keys(json);
  if (kind.kind === 'nothing' && name !== undefined)
    throw new Problem('no_body_expected', { field: name.slice(0, 100) });
  if (kind.kind === 'schema') checkedBody(json, kind.schema);
}

/** Refuses a body that is not of the first type. All types are named to the caller. */
function refuseOtherTypes(request: Request, types: readonly string[]): void {
  refuseCompressed(request);
  const type = mediaTypeOf(request.headers.get('content-type'));
  const expected = types.join(', ');
  if (!isTypeOf(type, types[0] ?? ''))
    throw new Problem('unsupported_media_type', { field: 'Content-Type', parameters: { expected } });
}

/** Nothing here decompresses a body, because a few bytes could become gigabytes. */
function refuseCompressed(request: Request): void {
  const encoding = request.headers.get('content-encoding')?.trim().toLowerCase() ?? 'identity';
  if (encoding !== 'identity')
    throw new Problem('unsupported_media_type', {
      field: 'Content-Encoding',
      parameters: { expected: 'identity' },
    });
}

function unknownPart(field: string, nearest: string): Problem {
  return new Problem('unknown_field', { field, parameters: { nearest } });
}

/** Makes an equivalent request with the body that was read from the first one. */
export function withBody(
  request: Request,
  content: { body: Uint8Array<ArrayBuffer>; contentType: string } | { body: FormData } | undefined,
): Request {
  const headers = new Headers(request.headers);
  // The length is another one in a form that is written anew, and fetch adds the type with its boundary.
  headers.delete('content-length');
  headers.delete('content-type');
  // Payload compares the type case-sensitively and would ignore a body with the type `Application/JSON`.
  if (content !== undefined && 'contentType' in content) headers.set('content-type', content.contentType);
  return new Request(request.url, {
    method: request.method,
    headers,
    body: content?.body ?? null,
    signal: request.signal,
  });
}
