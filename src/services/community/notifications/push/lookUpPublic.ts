import { lookup as resolveName, type LookupAddress } from 'node:dns';
import type { LookupFunction } from 'node:net';
import { isPublicAddress } from '../../../../domain/community/notifications/pushEndpoint.ts';

/** The endpoint leads to a machine that the server must not call. */
export class ForbiddenEndpoint extends Error {
  override readonly name = 'ForbiddenEndpoint';
}

/** Resolves a name, and refuses it when one of its addresses is not public. */
export const lookUpPublic: LookupFunction = (hostname, options, callback) => {
  // Node passes no list with an error.
  resolveName(hostname, { ...options, all: true }, (error, addresses: LookupAddress[]) => {
    const [first] = error === null ? addresses : [];
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
