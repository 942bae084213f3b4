import type { PayloadRequest } from 'payload';
import { z } from 'zod';
import type { Bearer } from '../../../services/accounts/social/proof.ts';
import { isReachedByHttps } from '../../../services/accounts/social/providerSettings.ts';
import type { Evidence } from '../../../services/accounts/social/signIn.ts';
import { checkedBody } from '../../../services/operations/input/checkedBody.ts';
import { jsonOf } from '../../operations/jsonOf.ts';
import { browserOf } from './browserCookie.ts';

type Body = Readonly<Record<string, unknown>>;

const longText = z.string().min(1).max(16_384);
const shortText = z.string().min(1).max(500);
const idToken = z.strictObject({ idToken: longText, nonce: shortText, accessToken: longText.optional() });
const accessToken = z.strictObject({ accessToken: longText });
const code = z.strictObject({ code: shortText, codeVerifier: shortText.optional() });
const ticket = z.strictObject({ ticket: shortText, codeVerifier: shortText.optional() });

const object = z.record(z.string(), z.unknown());

/** The body of a call; empty when it has none. The edge has refused what is no object. */
export async function bodyOf(req: PayloadRequest): Promise<Body> {
  return object.parse((await jsonOf(req)) ?? {});
}

/** What a body says about who its sender is. */
export type Shown = { readonly evidence: Evidence } | { readonly ticket: string; readonly fields: Body };

/**
 * Reads what an app sends to prove who somebody is: an ID token with its nonce, the code of a sign-in in a browser, a
 * ticket with the fields of a sign-up, or the access token of a provider without ID tokens.
 *
 * @throws {Problem} 400 with the field.
 */
export function shownBy(req: PayloadRequest, body: Body): Shown & { readonly bearer: Bearer } {
  const { codeVerifier: verifier } = body;
  const bearer: Bearer = {
    codeVerifier: typeof verifier === 'string' ? verifier : undefined,
    browserOf: (provider) => browserOf(req.headers, { provider, isHttps: isReachedByHttps() }),
  };
  return { ...evidenceOf(body), bearer };
}

function evidenceOf(body: Body): Shown {
  if ('ticket' in body) {
    const { ticket: secret, codeVerifier, ...fields } = body;
    const own = { ticket: secret, ...(codeVerifier === undefined ? {} : { codeVerifier }) };
    return { ticket: checkedBody(own, ticket).ticket, fields };
  }
  if ('code' in body) return { evidence: { kind: 'code', code: checkedBody(body, code).code } };
  if ('accessToken' in body && !('idToken' in body) && !('nonce' in body))
    return { evidence: { kind: 'accessToken', ...checkedBody(body, accessToken) } };
  return { evidence: { kind: 'idToken', ...checkedBody(body, idToken) } };
}
