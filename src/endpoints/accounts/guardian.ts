import type { Endpoint } from 'payload';
import { z } from 'zod';
import { askGuardian } from '../../services/accounts/guardian/askGuardian.ts';
import { confirmGuardian, withdrawGuardian } from '../../services/accounts/guardian/guardianAnswers.ts';
import { takesBody } from '../operations/guard/bodyKinds.ts';
import { jsonOf } from '../operations/jsonOf.ts';
import { guardianTexts, guardianWithdrawTexts } from './pages/lawfulTexts.ts';
import { linkPage } from './pages/linkPage.ts';

const question = z.strictObject({ email: z.string().optional() });
const answer = z.strictObject({ token: z.string() });

/**
 * `POST /api/users/me/guardian` asks the caller's guardian by mail; `/api/users/guardian` and `/guardian-withdraw` are the
 * pages of the links in the mails.
 */
export const guardianEndpoints: Endpoint[] = [
  {
    path: '/me/guardian',
    method: 'post',
    ...takesBody(question),
    handler: async (req) => {
      const { email } = question.parse(await jsonOf(req));
      const guardian = await askGuardian({ req, email });
      return Response.json({ guardian }, { status: 202, headers: { 'cache-control': 'private, no-store' } });
    },
  },
  ...linkPage({
    path: '/guardian',
    texts: guardianTexts,
    purpose: 'guardian',
    body: answer,
    act: (req, { token }) => confirmGuardian(req, token),
  }),
  ...linkPage({
    path: '/guardian-withdraw',
    texts: guardianWithdrawTexts,
    purpose: 'guardian_withdraw',
    body: answer,
    act: (req, { token }) => withdrawGuardian(req, token),
  }),
];
