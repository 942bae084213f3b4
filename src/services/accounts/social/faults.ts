import { errors } from 'jose';
import { AuthorizationResponseError, ClientError, ResponseBodyError } from 'openid-client';
import { z } from 'zod';
import { Problem } from '../../../errors/problem.ts';

/** Answers of OAuth that mean "try again". */
const passing = ['temporarily_unavailable', 'server_error'];
/** What the code or the token of the caller is to blame for. */
const callersFaults = ['invalid_grant', 'invalid_token', 'insufficient_scope'];

/** Faults of openid-client that are about the ID token, and not about the answer around it. */
const tokenFaults = [
  'OAUTH_JWT_TIMESTAMP_CHECK_FAILED',
  'OAUTH_JWT_CLAIM_COMPARISON_FAILED',
  'OAUTH_KEY_SELECTION_FAILED',
  'OAUTH_UNSUPPORTED_OPERATION',
];
const aboutToken = z.object({
  cause: z.object({
    cause: z.union([z.object({ header: z.unknown() }), z.object({ claims: z.unknown() }), z.string()]),
  }),
});

/** Faults of jose that are about the keys of the provider, and not about the token. The general one is of their request. */
const keyFaults: readonly string[] = [errors.JOSEError.code, errors.JWKSInvalid.code, errors.JWKInvalid.code];

/**
 * The answer to an error of a sign-in at a provider: what the caller can correct is 4xx, a provider that answers
 * rubbish is 502, and one that does not answer is 503. Other errors are ours and stay as they are.
 */
export function asProblem(error: unknown): unknown {
  const known = causesOf(error).find((cause) => cause instanceof Problem);
  if (known !== undefined) return known;
  if (error instanceof AuthorizationResponseError) return problemOfRefusal(error);
  if (error instanceof ResponseBodyError) {
    if (passing.includes(error.error))
      return new Problem('provider_unreachable', { wait: { seconds: 5 }, cause: error });
    return callersFaults.includes(error.error)
      ? new Problem('identity_not_proven', { cause: error })
      : new Problem('provider_failed', { cause: error });
  }
  if (error instanceof errors.JWKSTimeout)
    return new Problem('provider_unreachable', { wait: { seconds: 5 }, cause: error });
  if (error instanceof errors.JOSEError) {
    const code = keyFaults.includes(error.code) ? 'provider_failed' : 'identity_not_proven';
    return new Problem(code, { cause: error });
  }
  if (error instanceof ClientError) {
    const isAboutToken = tokenFaults.includes(error.code ?? '') || aboutToken.safeParse(error).success;
    return new Problem(isAboutToken ? 'identity_not_proven' : 'provider_failed', { cause: error });
  }
  return error;
}

/** The answer to an error that the provider sends the browser back with. */
function problemOfRefusal(error: AuthorizationResponseError): Problem {
  if (passing.includes(error.error))
    return new Problem('provider_unreachable', { wait: { seconds: 5 }, cause: error });
  return new Problem('sign_in_cancelled', { cause: error });
}

function causesOf(error: unknown): unknown[] {
  const causes: unknown[] = [];
  for (let current = error; current != null && causes.length < 5;)
    current = causes[causes.push(current) - 1] instanceof Error ? (current as Error).cause : undefined;
  return causes;
}
