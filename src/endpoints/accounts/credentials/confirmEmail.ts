import { z } from 'zod';
import { confirmEmail } from '../../../services/accounts/credentials/confirmEmail.ts';
import { linkPage } from '../pages/linkPage.ts';
import { confirmEmailTexts } from '../pages/texts.ts';

/** `/api/users/confirm-email`: the page of the confirmation mail, and `POST` with `{token}`. */
export const confirmEmailEndpoints = linkPage({
  path: '/confirm-email',
  texts: confirmEmailTexts,
  purpose: 'confirm_email',
  isRepeatable: true,
  body: z.strictObject({ token: z.string() }),
  act: (req, { token }) => confirmEmail({ req, token }),
});
