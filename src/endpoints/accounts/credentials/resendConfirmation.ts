import type { Endpoint } from 'payload';
import { resendConfirmation } from '../../../services/accounts/credentials/confirmEmail.ts';

/** `POST /api/users/me/email/confirmation`: mails the caller the link again that confirms their address. */
export const resendConfirmationEndpoint: Endpoint = {
  path: '/me/email/confirmation',
  method: 'post',
  handler: async (req) => {
    await resendConfirmation(req);
    return Response.json(
      { confirmationSent: true },
      { status: 202, headers: { 'cache-control': 'private, no-store' } },
    );
  },
};
