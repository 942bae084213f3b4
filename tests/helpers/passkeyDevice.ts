import { createHash, generateKeyPairSync, randomBytes, sign } from 'node:crypto';
import { isoCBOR } from '@simplewebauthn/server/helpers';

interface Options {
  readonly challenge: string;
  readonly rp?: { readonly id: string };
  readonly rpId?: string;
  readonly user?: { readonly id: string };
}

/** What a device may do otherwise than a good one. */
interface Ways {
  readonly origin?: string;
  readonly rpId?: string;
  readonly type?: string;
  readonly isVerified?: boolean;
  readonly counter?: number;
}

const hash = (data: string | Buffer) => createHash('sha256').update(data).digest();

/**
 * An authenticator in software (WebAuthn level 3): one key pair on P-256, with a counter like that of a hardware key.
 *
 * @param origin the address of the site in the browser
 */
export function passkeyDevice(origin: string) {
  const { privateKey, publicKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  const { x = '', y = '' } = publicKey.export({ format: 'jwk' });
  const id = randomBytes(32);
  let counter = 0;
  let userHandle = '';

  const clientData = ({ challenge }: Options, type: string, ways: Ways) =>
    Buffer.from(
      JSON.stringify({
        type: ways.type ?? type,
        challenge,
        origin: ways.origin ?? origin,
        crossOrigin: false,
      }),
    );
  const authenticatorData = (rpId: string, ways: Ways, attested = Buffer.alloc(0)) => {
    counter = ways.counter ?? counter + 1;
    const count = Buffer.alloc(4);
    count.writeUInt32BE(counter);
    // User present, user verified, attested data follow.
    const flags = 0x01 | (ways.isVerified === false ? 0 : 0x04) | (attested.length > 0 ? 0x40 : 0);
    return Buffer.concat([hash(ways.rpId ?? rpId), Buffer.from([flags]), count, attested]);
  };
  const credential = (response: object) => ({
    id: id.toString('base64url'),
    rawId: id.toString('base64url'),
    type: 'public-key',
    authenticatorAttachment: 'cross-platform',
    clientExtensionResults: {},
    response,
  });

  return {
    /** Makes the key, as `navigator.credentials.create` does. */
    create(options: Options, ways: Ways = {}) {
      userHandle = options.user?.id ?? '';
      const length = Buffer.alloc(2);
      length.writeUInt16BE(id.length);
      const key = isoCBOR.encode(
        new Map<number, number | Uint8Array<ArrayBuffer>>([
          [1, 2],
          [3, -7],
          [-1, 1],
          [-2, new Uint8Array(Buffer.from(x, 'base64url'))],
          [-3, new Uint8Array(Buffer.from(y, 'base64url'))],
        ]),
      );
      const attested = Buffer.concat([Buffer.alloc(16), length, id, key]);
      const attestation = isoCBOR.encode(
        new Map<string, string | Map<string, string> | Uint8Array<ArrayBuffer>>([
          ['fmt', 'none'],
          ['attStmt', new Map()],
          ['authData', new Uint8Array(authenticatorData(options.rp?.id ?? '', ways, attested))],
        ]),
      );
      return credential({
        clientDataJSON: clientData(options, 'webauthn.create', ways).toString('base64url'),
        attestationObject: Buffer.from(attestation).toString('base64url'),
        transports: ['usb'],
        publicKeyAlgorithm: -7,
      });
    },
    /** Signs, as `navigator.credentials.get` does. */
    get(options: Options, ways: Ways = {}) {
      const data = clientData(options, 'webauthn.get', ways);
      const authenticator = authenticatorData(options.rpId ?? '', ways);
      return credential({
        clientDataJSON: data.toString('base64url'),
        authenticatorData: authenticator.toString('base64url'),
        signature: sign('sha256', Buffer.concat([authenticator, hash(data)]), privateKey).toString(
          'base64url',
        ),
        userHandle,
      });
    },
  };
}
