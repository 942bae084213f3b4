import { z } from 'zod';
import { fillText } from '../../../domain/language.ts';
import { Problem } from '../../../errors/problem.ts';
import { passwordLengths } from '../../../domain/accounts/credentials/password.ts';
import { setPasswordByLink } from '../../../services/accounts/credentials/passwordReset.ts';
import { linkPage } from '../pages/linkPage.ts';
import { fieldTexts, resetPasswordTexts } from '../pages/texts.ts';

/**
 * `/api/users/reset-password`: the page of the reset mail. Its form goes to `/set-password`, because Payload's
 * `POST /reset-password`, which apps use, answers with a token for a login.
 */
export const resetPasswordPage = linkPage({
  path: '/reset-password',
  formPath: '/set-password',
  texts: resetPasswordTexts,
  purpose: 'reset',
  body: z.strictObject({ token: z.string(), password: z.string(), passwordAgain: z.string() }),
  fields: (language) => [
    {
      name: 'password',
      type: 'password',
      label: fieldTexts.newPassword[language],
      hint: fillText(fieldTexts.passwordHint[language], { minimum: passwordLengths.users }),
      autocomplete: 'new-password',
    },
    {
      name: 'passwordAgain',
      type: 'password',
      label: fieldTexts.passwordAgain[language],
      autocomplete: 'new-password',
    },
  ],
  act: async (req, { token, password, passwordAgain }) => {
    if (password !== passwordAgain) throw new Problem('passwords_differ', { field: 'passwordAgain' });
    await setPasswordByLink(req, { token, password });
  },
});
