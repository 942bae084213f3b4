import type { Endpoint } from 'payload';
import { signIn } from '../../../services/accounts/social/signIn.ts';
import { signUpWithTicket } from '../../../services/accounts/social/signUpWithTicket.ts';
import { takesBody } from '../../operations/guard/bodyKinds.ts';
import { withoutLogin } from '../../operations/guard/loginCalls.ts';
import { bodyOf, shownBy } from './evidence.ts';
import { privateHeaders } from './privateHeaders.ts';

/**
 * `POST /api/auth/:provider/token`: signs in, and answers as the login with a password does. With a `ticket` and the
 * fields of a sign-up, it creates the account first and answers 201.
 */
export const tokenEndpoint: Endpoint = {
  path: '/auth/:provider/token',
  method: 'post',
  custom: { ...takesBody('object').custom, ...withoutLogin },
  handler: async (req) => {
    const provider = req.routeParams?.['provider'];
    const { bearer, ...shown } = shownBy(req, await bodyOf(req));
    if ('evidence' in shown) {
      const session = await signIn({ req, provider, evidence: shown.evidence, bearer });
      return Response.json({ ...session, isNew: false }, { headers: privateHeaders });
    }
    const session = await signUpWithTicket({ req, provider, ...shown, bearer });
    return Response.json(session, { status: session.isNew ? 201 : 200, headers: privateHeaders });
  },
};
