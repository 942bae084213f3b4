import { errors } from 'jose';
import { ClientError } from 'openid-client';
import { Problem } from '../../../errors/problem.ts';
import { asProblem } from './faults.ts';

const withCode = (code: string, cause?: unknown) => Object.assign(new ClientError('', { cause }), { code });

test.each<[string, unknown, string]>([
  [
    'a Problem somewhere below',
    new Error('', { cause: new ClientError('', { cause: new Problem('busy') }) }),
    'busy',
  ],
  ['keys that do not come in time', new errors.JWKSTimeout(), 'provider_unreachable'],
  ['keys that are none', new errors.JWKSInvalid(), 'provider_failed'],
  ['an error page in place of keys', new errors.JOSEError('Expected 200 OK'), 'provider_failed'],
  ['a key that is not there', new errors.JWKSNoMatchingKey(), 'identity_not_proven'],
  ['a wrong signature', new errors.JWSSignatureVerificationFailed(), 'identity_not_proven'],
  ['an expired token', new errors.JWTExpired('', {}), 'identity_not_proven'],
  ['a wrong claim', withCode('OAUTH_JWT_CLAIM_COMPARISON_FAILED'), 'identity_not_proven'],
  [
    'a wrong algorithm',
    withCode('OAUTH_INVALID_RESPONSE', {
      cause: { header: { alg: 'none' }, reason: 'client configuration' },
    }),
    'identity_not_proven',
  ],
  [
    'an answer without a token',
    withCode('OAUTH_INVALID_RESPONSE', { cause: { body: {} } }),
    'provider_failed',
  ],
  ['an answer that is no JSON', withCode('OAUTH_PARSE_ERROR'), 'provider_failed'],
])('%s', (_, error, code) => {
  expect(asProblem(error)).toMatchObject({ code });
});

test('a fault of ours stays what it is', () => {
  const error = new TypeError('of ours');
  expect(asProblem(error)).toBe(error);
});
