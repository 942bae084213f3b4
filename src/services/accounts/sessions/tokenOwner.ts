import { jwtVerify } from 'jose';
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

const claimsShape = z.object({
  collection: z.enum(accountCollections),
  id: z.int32().positive(),
  sid: z.string().min(1),
  email: z.string(),
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
  const claims = await readClaims(token, payload);
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
export async function formerSession(
  headers: Headers,
  payload: Payload,
  { collection, email }: { readonly collection: string; readonly email: string },
): Promise<string | undefined> {
  const token = extractJWT({ headers, payload });
  if (token === null) return undefined;
  const claims = await readClaims(token, payload, rememberedDays * 24 * 3600);
  return claims?.collection === collection && claims.email === email ? claims.sid : undefined;
}

/** The claims of a token with a valid signature; undefined for every other text. */
async function readClaims(token: string, payload: Payload, clockTolerance = 0): Promise<Claims | undefined> {
  try {
    const jwt = await jwtVerify(token, new TextEncoder().encode(payload.secret), {
      algorithms: ['HS256'],
      clockTolerance,
    });
    return jwt.protectedHeader['authVersion'] === JWT_AUTH_VERSION
      ? claimsShape.parse(jwt.payload)
      : undefined;
  } catch {
    // A text that is no token of ours, whatever is wrong with it.
    return undefined;
  }
}
