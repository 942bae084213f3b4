import { createHmac, timingSafeEqual } from 'node:crypto';
import { extractJWT, JWT_AUTH_VERSION, type Payload } from 'payload';
import { z } from 'zod';
import { useSession } from '../../../database/accounts/sessions.ts';
import { publicPool } from '../../../database/publicPool.ts';
import { accountCollections, type Account } from '../../../domain/accounts/logins/sessions.ts';
import { Problem } from '../../../errors/problem.ts';

/** The account whose live session a token names. */
export interface TokenOwner extends Account {
  readonly session: string;
}

/** The header of our tokens. Payload signs them so, and tokens with any other header are refused. */
const headerShape = z.strictObject({
  alg: z.literal('HS256'),
  authVersion: z.literal(JWT_AUTH_VERSION),
  typ: z.literal('JWT'),
});
const claimsShape = z.object({
  collection: z.enum(accountCollections),
  id: z.int32().positive(),
  sid: z.string().min(1),
  email: z.string(),
  exp: z.number().optional(),
  nbf: z.number().optional(),
});
type Claims = z.infer<typeof claimsShape>;

/**
 * Finds the account of the request's token, in the header or the cookie. This is the only check of tokens for all
 * routes: REST, GraphQL and hot routes refuse here what is not a live session. It takes what Payload's own strategy
 * takes, but for other algorithms than that of our tokens; tests/int/accounts/tokens.spec.ts compares the two.
 *
 * @returns undefined for a request without credentials.
 * @throws {Problem} `authentication_required` for credentials of any other kind: forged, expired, of an ended session,
 *   of another environment or scheme. The caller relies on them, so the request must not pass as that of a stranger.
 */
export async function tokenOwner(headers: Headers, payload: Payload): Promise<TokenOwner | undefined> {
  const token = extractJWT({ headers, payload });
  if (token === null) {
    if ((headers.get('authorization') ?? '').trim() === '') return undefined;
    throw new Problem('authentication_required');
  }
  const claims = readClaims(token, payload);
  if (claims === undefined) throw new Problem('authentication_required');
  const { collection, id, sid } = claims;
  if (!(await useSession(publicPool(), { collection, id }, sid)))
    throw new Problem('authentication_required');
  return { collection, id, session: sid };
}

/** For how long after its end the token of a device still tells that the account was used there. */
const rememberedDays = 180;

/**
 * The session of a token that this server once signed for an account. The session may have ended, and the token may
 * have expired: it proves no login, but that somebody logged in on this device. Undefined without such a token.
 */
export function formerSession(
  headers: Headers,
  payload: Payload,
  { collection, email }: { readonly collection: string; readonly email: string },
): string | undefined {
  const token = extractJWT({ headers, payload });
  if (token === null) return undefined;
  const claims = readClaims(token, payload, rememberedDays * 24 * 3600);
  return claims?.collection === collection && claims.email === email ? claims.sid : undefined;
}

/**
 * The claims of a token with a valid signature that is valid at this time; undefined for every other text.
 *
 * It does not use jose: WebCrypto works in the threads that hash passwords, so every call of a member would wait behind
 * the logins of others, and it takes fifteen times the processor time.
 *
 * @param clockTolerance seconds after its end in which a token is still taken.
 */
function readClaims(token: string, payload: Payload, clockTolerance = 0): Claims | undefined {
  const [header = '', body = '', signature = '', ...rest] = token.split('.');
  const expected = createHmac('sha256', payload.secret).update(`${header}.${body}`).digest('base64url');
  // The texts are compared, because several texts decode to the same bytes.
  if (rest.length > 0 || !isEqual(signature, expected)) return undefined;
  if (!headerShape.safeParse(parsePart(header)).success) return undefined;
  const claims = claimsShape.safeParse(parsePart(body)).data;
  if (claims === undefined) return undefined;
  const now = Math.floor(Date.now() / 1000);
  const { exp = Infinity, nbf = 0 } = claims;
  return exp > now - clockTolerance && nbf <= now + clockTolerance ? claims : undefined;
}

/** Compares two texts in a time that tells nothing but their lengths. */
function isEqual(text: string, expected: string): boolean {
  const [bytes, expectedBytes] = [Buffer.from(text), Buffer.from(expected)];
  return bytes.length === expectedBytes.length && timingSafeEqual(bytes, expectedBytes);
}

/** The JSON value of a part; undefined for any other text. */
function parsePart(part: string): unknown {
  try {
    return JSON.parse(Buffer.from(part, 'base64url').toString());
  } catch {
    return undefined;
  }
}
