import { jwtVerify } from 'jose';
import { extractJWT, JWT_AUTH_VERSION, type Payload } from 'payload';
import { z } from 'zod';

const claims = z.object({ collection: z.literal('users'), id: z.int32().positive(), sid: z.string().min(1) });

/**
 * Returns the member and the session that the request's token names, when the token is valid and not expired; only the
 * database knows whether the session still exists. The checks are those of Payload's own strategy, without its read of
 * the whole account; tests/int/accounts/memberToken.spec.ts compares the two. Undefined for staff and callers without
 * a valid token: a hot route answers them as anonymous callers.
 */
export async function memberToken(
  headers: Headers,
  payload: Payload,
): Promise<{ user: number; session: string } | undefined> {
  const token = extractJWT({ headers, payload });
  if (token === null || token === '') return undefined;
  try {
    const jwt = await jwtVerify(token, new TextEncoder().encode(payload.secret), {
      algorithms: ['HS256'],
    });
    if (jwt.protectedHeader['authVersion'] !== JWT_AUTH_VERSION) return undefined;
    const { id, sid } = claims.parse(jwt.payload);
    return { user: id, session: sid };
  } catch {
    // An invalid token of any kind counts as no token.
    return undefined;
  }
}
