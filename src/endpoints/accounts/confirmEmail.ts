import type { Endpoint } from 'payload';
import { confirmEmail } from '../../services/accounts/confirmEmail.ts';

/** `GET /api/users/confirm-email?token=…`: the link of the confirmation mail; opening it twice is fine. */
export const confirmEmailEndpoint: Endpoint = {
  path: '/confirm-email',
  method: 'get',
  handler: async (req) => {
    await confirmEmail({ req, token: req.searchParams.get('token') ?? '' });
    return Response.json({
      message: req.i18n.language === 'ko' ? '이메일이 확인되었습니다.' : 'Your e-mail is confirmed.',
    });
  },
};
