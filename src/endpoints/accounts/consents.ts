import type { Endpoint } from 'payload';
import { z } from 'zod';
import { consentNames } from '../../domain/accounts/consents.ts';
import { answerConsent, readMemberConsents } from '../../services/accounts/consents/memberConsents.ts';
import { takesBody } from '../operations/guard/bodyKinds.ts';
import { jsonOf } from '../operations/jsonOf.ts';

const headers = { 'cache-control': 'private, no-store' };

const answer = z.strictObject({
  purpose: z.enum(consentNames),
  given: z.boolean(),
  /** The version of the text that the member has read. */
  version: z.string().optional(),
});

/** `GET /api/users/me/consents`: what the caller has agreed to, and which newer texts wait for an answer. */
export const consentsEndpoint: Endpoint = {
  path: '/me/consents',
  method: 'get',
  handler: async (req) => Response.json(await readMemberConsents({ req }), { headers }),
};

/** `POST /api/users/me/consents`: gives or withdraws one consent. */
export const answerConsentEndpoint: Endpoint = {
  path: '/me/consents',
  method: 'post',
  ...takesBody(answer),
  handler: async (req) => {
    const { purpose, given, version } = answer.parse(await jsonOf(req));
    return Response.json(await answerConsent({ req, purpose, given, version }), { headers });
  },
};
