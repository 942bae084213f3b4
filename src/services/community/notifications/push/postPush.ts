import { request as requestHttp } from 'node:http';
import { request as requestHttps } from 'node:https';
import { readRetryAfter } from '../../../../domain/community/notifications/retryAfter.ts';
import { isPushEndpoint } from '../../../../domain/community/notifications/pushEndpoint.ts';
import { env } from '../../../../env.ts';
import { ForbiddenEndpoint, lookUpPublic } from './lookUpPublic.ts';

const timeLimitMs = 10_000;

export interface PushAnswer {
  readonly status: number;
  /** Seconds; undefined when the service asks for no wait. */
  readonly retryAfter: number | undefined;
}

/**
 * Sends a request to the endpoint of a push subscription: an address that a member chose. It connects to public addresses
 * only, whatever the name resolves to at this moment; it follows no redirect, reads no body and has a time limit.
 *
 * @returns the status of the answer, and how many seconds it asks to wait.
 * @throws {ForbiddenEndpoint}
 */
export async function postPush({
  endpoint,
  headers,
  body,
  signal,
}: {
  endpoint: string;
  headers: Readonly<Record<string, string>>;
  body: Buffer;
  signal: AbortSignal;
}): Promise<PushAnswer> {
  const { PUSH_API_URL } = env();
  if (!isPushEndpoint(endpoint, PUSH_API_URL)) throw new ForbiddenEndpoint('The endpoint is not allowed.');
  const url = new URL(endpoint);
  const isTest = PUSH_API_URL !== undefined && url.origin === new URL(PUSH_API_URL).origin;
  const options = {
    method: 'POST',
    headers,
    signal: AbortSignal.any([signal, AbortSignal.timeout(timeLimitMs)]),
    ...(isTest ? {} : { lookup: lookUpPublic }),
  };
  return new Promise((resolve, reject) => {
    const request = url.protocol === 'http:' ? requestHttp : requestHttps;
    const call = request(url, options, (response) => {
      resolve({
        status: response.statusCode ?? 0,
        retryAfter: readRetryAfter(response.headers['retry-after'], new Date()),
      });
      response.destroy();
    });
    // An aborted answer is an error, too, and comes after its status.
    call.on('error', reject);
    call.end(body);
  });
}
