import { lookup as resolveName, type LookupAddress } from 'node:dns';
import { request as requestHttp } from 'node:http';
import { request as requestHttps } from 'node:https';
import type { LookupFunction } from 'node:net';
import { isPublicAddress, isPushEndpoint } from '../../../../domain/community/notifications/pushEndpoint.ts';
import { env } from '../../../../env.ts';

/** The endpoint leads to a machine that the server must not call. */
export class ForbiddenEndpoint extends Error {
  override readonly name = 'ForbiddenEndpoint';
}

const timeLimitMs = 10_000;

/**
 * Sends a request to the endpoint of a push subscription: an address that a member chose. It connects to public addresses
 * only, whatever the name resolves to at this moment; it follows no redirect, reads no body and has a time limit.
 *
 * @returns the status of the answer.
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
}): Promise<number> {
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
      resolve(response.statusCode ?? 0);
      response.destroy();
    });
    // An aborted answer is an error, too, and comes after its status.
    call.on('error', reject);
    call.end(body);
  });
}

/** Resolves a name, and refuses it when one of its addresses is not public. */
const lookUpPublic: LookupFunction = (hostname, options, callback) => {
  resolveName(hostname, { ...options, all: true }, (error, addresses: LookupAddress[]) => {
    const [first] = addresses;
    if (error !== null || first === undefined) {
      callback(error ?? new Error('The name has no address.'), []);
      return;
    }
    if (!addresses.every(({ address }) => isPublicAddress(address))) {
      callback(new ForbiddenEndpoint('The name leads to an internal address.'), []);
      return;
    }
    if (options.all === true) callback(null, addresses);
    else callback(null, first.address, first.family);
  });
};
