import type { CustomFetchOptions } from 'openid-client';
import { z } from 'zod';
import { env } from '../../../env.ts';
import { Problem } from '../../../errors/problem.ts';

const oauthError = z.object({ error: z.string() });

const maximumBytes = 256 * 1024;
/** After so many calls in a row without an answer, an address is left alone for a moment. */
const failuresBeforePause = 3;
const pauseSeconds = 5;

/** An address that did not answer lately. */
interface Silence {
  readonly failures: number;
  readonly askAgainAt: number;
}
/** By address. There are a few for each provider, from its discovery document. */
const silences = new Map<string, Silence>();

interface FetchOptions {
  readonly method?: string;
  readonly headers: Headers | Record<string, string>;
  readonly body?: CustomFetchOptions['body'];
  readonly signal?: AbortSignal | undefined;
}
type Fetch = (url: string, options: FetchOptions) => Promise<Response>;

/**
 * The only way to a provider. A call has a time limit that includes the body, follows no redirect, and reads a bounded
 * answer, so a provider that misbehaves can neither hold a request nor fill the memory. While one of its addresses does
 * not answer, it is not asked again for each sign-in.
 *
 * Its errors are answers for the caller: 503 `provider_unreachable` with the time to wait, 502 `provider_failed`.
 */
export const askProvider: Fetch = async (url, options) => {
  const { failures = 0, askAgainAt = 0 } = silences.get(url) ?? {};
  const pausedMs = askAgainAt - Date.now();
  if (pausedMs > 0) throw unreachable(Math.ceil(pausedMs / 1000));
  const answer = await ask(url, options).catch((error: unknown) => {
    if (error instanceof Problem) throw error;
    const isPaused = failures + 1 >= failuresBeforePause;
    silences.set(url, {
      failures: failures + 1,
      askAgainAt: isPaused ? Date.now() + pauseSeconds * 1000 : 0,
    });
    throw unreachable(pauseSeconds, error);
  });
  silences.delete(url);
  return answer;
};

async function ask(
  url: string,
  { body: sent, headers: sentHeaders, method = 'GET', signal: outer }: FetchOptions,
): Promise<Response> {
  const timeout = AbortSignal.timeout(env().PROVIDER_TIMEOUT_MS);
  const response = await fetch(url, {
    method,
    headers: sentHeaders,
    // The client sends forms and nothing else.
    body: sent instanceof URLSearchParams ? sent : null,
    redirect: 'manual',
    signal: outer === undefined ? timeout : AbortSignal.any([timeout, outer]),
  });
  const { status } = response;
  if (status >= 500 || status === 429) {
    await response.body?.cancel();
    throw new ProviderSilent(status);
  }
  if (status !== 200 && status < 400) {
    await response.body?.cancel();
    throw new Problem('provider_failed', { cause: new ProviderSilent(status) });
  }
  const body = await boundedBody(response);
  const contentType = response.headers.get('content-type');
  const headers: Record<string, string> = contentType === null ? {} : { 'content-type': contentType };
  for (const name of ['www-authenticate', 'cache-control']) {
    const value = response.headers.get(name);
    if (value !== null) headers[name] = value;
  }
  return new Response(body, { status: hasError(status, body) ? 400 : status, headers });
}

/** The status of an answer that is none. The code is for the log. */
class ProviderSilent extends Error {
  override readonly name = 'ProviderSilent';
  readonly code: string;
  constructor(status: number) {
    super('a provider gave no answer');
    this.code = `HTTP_${String(status)}`;
  }
}

async function boundedBody(response: Response): Promise<Buffer<ArrayBuffer>> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  const reader = response.body?.getReader();
  for (let next = await reader?.read(); next?.done === false; next = await reader?.read()) {
    size += next.value.byteLength;
    if (size > maximumBytes) {
      await reader?.cancel();
      throw new Problem('provider_failed');
    }
    chunks.push(next.value);
  }
  return Buffer.concat(chunks);
}

/** Naver answers a refused code with 200 and the error of OAuth. */
function hasError(status: number, body: Buffer): boolean {
  if (status !== 200) return false;
  try {
    return oauthError.safeParse(JSON.parse(body.toString())).success;
  } catch {
    return false; // Whoever reads the answer will find that it is no JSON.
  }
}

function unreachable(seconds: number, cause?: unknown): Problem {
  return new Problem('provider_unreachable', { wait: { seconds }, cause });
}
