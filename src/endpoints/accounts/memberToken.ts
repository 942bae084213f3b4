import { jwtVerify } from 'jose';
import { extractJWT, JWT_AUTH_VERSION, type Payload } from 'payload';
import { z } from 'zod';

const claims = z.object({ collection: z.literal('users'), id: z.int32().positive(), sid: z.string().min(1) });

/**
 * The member and session that the request's token names, if the token is one of ours and has not expired; whether the
 * session still exists only the database knows. The same checks as Payload's own strategy, without its read of the whole
 * account; tests/int/accounts/memberToken.spec.ts holds the two against each other. Undefined for staff and strangers: a
 * hot route shows them what anyone sees.
 */
export async function memberToken(
  headers: Headers,
  payload: Payload,
): Promise<{ user: number; session: string } | undefined> {
  const token = extractJWT({ headers, payload });
  if (token === null || token === '') return undefined;
  try {
    const verified = await jwtVerify(token, new TextEncoder().encode(payload.secret), {
      algorithms: ['HS256'],
    });
    if (verified.protectedHeader['authVersion'] !== JWT_AUTH_VERSION) return undefined;
    const { id, sid } = claims.parse(verified.payload);
    return { user: id, session: sid };
  } catch {
    // Whatever is wrong with a token, it names nobody.
    return undefined;
  }
}
