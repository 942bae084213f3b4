import { createHash } from 'node:crypto';
import { headersWithCors, type Payload } from 'payload';
import { z } from 'zod';
import { canonicalJson } from '../../../domain/operations/canonicalJson.ts';
import { mutationFields } from '../../../domain/operations/graphqlMutation.ts';
import { maximumUploadMegabytes } from '../../../domain/operations/uploadFiles.ts';
import { Problem } from '../../../errors/problem.ts';
import type { TokenOwner } from '../../../services/accounts/sessions/tokenOwner.ts';
import { runOnce, type StoredAnswer } from '../../../services/operations/writes/idempotency.ts';
import { maximumJsonBytes, parseJsonBody, readBody } from './readBody.ts';

const header = 'Idempotency-Key';
const keyShape = /^[\u0021-\u007e]{1,200}$/;
/** The headers of an answer that belong to the answer, not to the connection or the origin. */
const keptHeaders = ['content-type', 'content-language', 'cache-control', 'etag', 'location'];
/** Calls that answer with a token, in REST and in GraphQL. Their answers are never stored. */
const tokenCall = /^(login|refresh-?token|reset-?password|first-register|token$)/i;
const maximumBytes = maximumUploadMegabytes * 1024 * 1024 + maximumJsonBytes;

/**
 * Answers a POST with an `Idempotency-Key` exactly once: a repeated request gets the answer of the first one. It covers
 * every POST of REST, and mutations of GraphQL. The header is ignored where the answer is a token.
 *
 * @param input.owner the account of the request's token.
 * @param input.handle carries out the request.
 * @throws {Problem} `invalid_idempotency_key`, `too_complex` for several mutations, and those of {@link runOnce}.
 */
export async function answerOnce({
  request,
  payload,
  owner,
  handle,
}: {
  request: Request;
  payload: Payload;
  owner: TokenOwner | undefined;
  handle: (request: Request) => Promise<Response>;
}): Promise<Response> {
  const { pathname, search } = new URL(request.url);
  if (request.method !== 'POST' || tokenCall.test(pathname.split('/').at(-1) ?? '')) return handle(request);
  const key = keyOf(request.headers);
  if (key === undefined) return handle(request);

  const body = await readBody(request, maximumBytes);
  const isGraphql = pathname === `${payload.config.routes.api}${payload.config.routes.graphQL}`;
  if (isGraphql && !isOneMutation(body)) return handle(withBody(request, body));
  return answerUnderKey({
    key,
    headers: request.headers,
    payload,
    owner,
    content: canonicalJson([pathname, search, await contentOf(request.headers, body)]),
    answersWithDocument: !isGraphql,
    hasFailed: (text) => isGraphql && hasErrors(text),
    answer: () => handle(withBody(request, body)),
  });
}

/**
 * The `Idempotency-Key` of a request, if it has one.
 *
 * @throws {Problem} `invalid_idempotency_key`
 */
export function keyOf(headers: Headers): string | undefined {
  const key = headers.get(header);
  if (key !== null && !keyShape.test(key)) throw new Problem('invalid_idempotency_key', { field: header });
  return key ?? undefined;
}

/**
 * Answers a request under a key, or repeats the answer of an earlier one with the same content.
 *
 * @param input.content all that makes two requests equal
 * @param input.answer carries out the request.
 * @throws {Problem} those of {@link runOnce}.
 */
export async function answerUnderKey({
  key,
  headers,
  payload,
  owner,
  content,
  answersWithDocument,
  hasFailed = () => false,
  answer,
}: {
  key: string;
  headers: Headers;
  payload: Payload;
  owner: Pick<TokenOwner, 'collection' | 'id'> | undefined;
  content: string;
  answersWithDocument: boolean;
  hasFailed?: (body: string) => boolean;
  answer: () => Promise<Response>;
}): Promise<Response> {
  let own: Response | undefined;
  const stored = await runOnce(
    {
      key,
      caller: owner === undefined ? 'anonymous' : `${owner.collection}:${String(owner.id)}`,
      member: owner?.collection === 'users' ? owner.id : null,
      content,
      answersWithDocument,
    },
    async () => {
      const response = await answer();
      const text = await response.text();
      own = toResponse(text, response);
      const isDone = response.ok && !response.headers.has('set-cookie') && !hasFailed(text);
      const { status, headers: sent } = response;
      const kept = [...sent].filter(([name]) => keptHeaders.includes(name));
      return { answer: { status, headers: Object.fromEntries(kept), body: text }, isDone };
    },
  );
  return own ?? replay(stored, { headers, payload });
}

/**
 * Whether a GraphQL request is a mutation whose answer may be stored.
 *
 * @throws {Problem} `too_complex` for several mutations: each commits by itself, so after a crash nobody knows which of
 *   them ran.
 */
function isOneMutation(body: Uint8Array): boolean {
  const { query } = parseJsonBody(body);
  const fields = mutationFields(typeof query === 'string' ? query : '');
  if (fields.length === 0 || fields.some((name) => tokenCall.test(name))) return false;
  if (fields.length > 1 || fields[0] === '…') {
    throw new Problem('too_complex', { field: 'query', parameters: { limit: `1 mutation (${header})` } });
  }
  return true;
}

/** GraphQL answers 200 for a mutation that failed. */
function hasErrors(body: string): boolean {
  return z.object({ errors: z.array(z.unknown()) }).safeParse(JSON.parse(body)).success;
}

/** What a body says, whatever the order of its keys and the boundary of its parts. */
async function contentOf(headers: Headers, body: Uint8Array): Promise<unknown> {
  const type = headers.get('content-type') ?? '';
  if (type.startsWith('application/json')) return body.length === 0 ? null : parseJsonBody(body);
  const form = await toResponse(body, { headers: { 'content-type': type } })
    .formData()
    .catch(() => undefined);
  if (form === undefined) return digest(body);
  return Promise.all(
    [...form].map(async ([name, value]) =>
      typeof value === 'string'
        ? [name, value]
        : [name, value.name, value.type, digest(new Uint8Array(await value.arrayBuffer()))],
    ),
  );
}

function digest(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('base64url');
}

function replay(
  { body, headers, status }: StoredAnswer,
  { headers: asked, payload }: { headers: Headers; payload: Payload },
): Response {
  const response = toResponse(body, { status, headers: { ...headers, 'idempotent-replayed': 'true' } });
  headersWithCors({ headers: response.headers, req: { headers: asked, payload } });
  return response;
}

function toResponse(body: string | Uint8Array, init: ResponseInit): Response {
  // An answer such as 204 must not have a body, not even an empty one.
  return new Response(body.length === 0 ? null : Buffer.from(body), init);
}

function withBody({ headers, method, signal, url }: Request, body: Uint8Array): Request {
  return new Request(url, { method, headers, signal, body: body.length === 0 ? null : Buffer.from(body) });
}
