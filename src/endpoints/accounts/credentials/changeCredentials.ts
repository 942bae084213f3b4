import type { Endpoint, PayloadRequest } from 'payload';
import { z } from 'zod';
import type { AccountCollection } from '../../../domain/accounts/logins/sessions.ts';
import {
  confirmEmailChange,
  requestEmailChange,
  undoEmailChange,
} from '../../../services/accounts/credentials/changeEmail.ts';
import { changePassword } from '../../../services/accounts/credentials/changePassword.ts';
import { takesBody } from '../../operations/guard/bodyKinds.ts';
import { jsonOf } from '../../operations/jsonOf.ts';
import { linkPage } from '../pages/linkPage.ts';
import { changeEmailTexts, undoEmailTexts } from '../pages/texts.ts';

const headers = { 'cache-control': 'private, no-store' };

const passwordBody = z.strictObject({ currentPassword: z.string().optional(), password: z.string() });
const emailBody = z.strictObject({ email: z.string(), password: z.string().optional() });
const linkBody = z.strictObject({ token: z.string() });

/**
 * How the owner of an account changes its credentials, for each collection of accounts:
 *
 * - `POST /me/password` with `{currentPassword, password}`;
 * - `POST /me/email` with `{email, password}`: 202, because the new address has to confirm it;
 * - `/change-email` and `/undo-email`: the pages of the mails to the new and to the old address.
 */
export function credentialEndpoints(collection: AccountCollection): Endpoint[] {
  return [
    {
      path: '/me/password',
      method: 'post',
      ...takesBody(passwordBody),
      handler: async (req) => {
        const body = await bodyOf(req, passwordBody);
        const endedSessions = await changePassword(req, { currentPassword: undefined, ...body, collection });
        return Response.json({ changed: true, endedSessions }, { headers });
      },
    },
    {
      path: '/me/email',
      method: 'post',
      ...takesBody(emailBody),
      handler: async (req) => {
        await requestEmailChange(req, { password: undefined, ...(await bodyOf(req, emailBody)), collection });
        return Response.json({ confirmationSent: true }, { status: 202, headers });
      },
    },
    ...linkPage({
      path: '/change-email',
      texts: changeEmailTexts,
      purpose: 'change_email',
      body: linkBody,
      act: (req, { token }) => confirmEmailChange(req, { collection, token }),
    }),
    ...linkPage({
      path: '/undo-email',
      texts: undoEmailTexts,
      purpose: 'undo_email',
      body: linkBody,
      act: (req, { token }) => undoEmailChange(req, { collection, token }),
    }),
  ];
}

async function bodyOf<Schema extends z.ZodType>(
  req: PayloadRequest,
  schema: Schema,
): Promise<z.output<Schema>> {
  return schema.parse(await jsonOf(req));
}
