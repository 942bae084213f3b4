import type { LocalizedText } from '../../domain/language.ts';
import type { Endpoint } from 'payload';
import { withoutLogin } from '../operations/guard/loginCalls.ts';
import { takes } from '../operations/guard/routeParameters.ts';
import { languageOfRequest } from '../../services/operations/callersLanguage.ts';
import { confirmEmail } from '../../services/accounts/confirmEmail.ts';

/** `GET /api/users/confirm-email?token=…`: the link of the confirmation mail. It may be opened more than once. */
export const confirmEmailEndpoint: Endpoint = {
  path: '/confirm-email',
  method: 'get',
  custom: { ...takes({ token: 'text' }), ...withoutLogin },
  handler: async (req) => {
    await confirmEmail({ req, token: req.searchParams.get('token') ?? '' });
    return Response.json({
      message: confirmationTexts[languageOfRequest(req)],
    });
  },
};

const confirmationTexts: LocalizedText = { ko: '이메일이 확인되었습니다.', en: 'Your e-mail is confirmed.' };
