import type { Endpoint, GraphQLExtension, PayloadRequest } from 'payload';
import { z } from 'zod';
import { limitAccountCall } from '../../../services/accounts/accountLimits.ts';
import { requestReset } from '../../../services/accounts/credentials/passwordReset.ts';
import { accountCollections, type AccountCollection } from '../../../domain/accounts/logins/sessions.ts';
import { linkPage } from '../pages/linkPage.ts';
import { fieldTexts, forgotPasswordTexts } from '../pages/texts.ts';

/**
 * `POST /api/users/forgot-password` with `{email}`, and a page with the form of it. Payload's own endpoint looks for the
 * account first, and answers faster where there is none.
 */
export function forgotPasswordEndpoints(collection: AccountCollection): Endpoint[] {
  const endpoints = linkPage({
    path: '/forgot-password',
    texts: forgotPasswordTexts,
    body: z.strictObject({ email: z.string() }),
    fields: (language) => [
      { name: 'email', type: 'email', label: fieldTexts.email[language], autocomplete: 'email' },
    ],
    act: (req, { email }) => askForReset(req, { collection, email }),
  });
  // The admin UI has a page of its own.
  return collection === 'staff' ? endpoints.filter(({ method }) => method === 'post') : endpoints;
}

/** The mutations `forgotPasswordUser` and `forgotPasswordStaff` do the same as the endpoints. */
export const forgotPasswordMutations: GraphQLExtension = (_, { collections, Mutation }) => {
  for (const collection of accountCollections) {
    const mutation: unknown =
      Mutation.fields[`forgotPassword${collections[collection]?.graphQL?.type.name ?? ''}`];
    if (typeof mutation !== 'object' || mutation === null)
      throw new Error(`${collection} has no mutation for a forgotten password.`);
    const resolve = async (_parent: unknown, args: unknown, { req }: { req: PayloadRequest }) => {
      const { email } = z.object({ email: z.string().nullish() }).parse(args);
      await askForReset(req, { collection, email: email ?? '' });
      return true;
    };
    Object.assign(mutation, { resolve });
  }
  return {};
};

async function askForReset(
  req: PayloadRequest,
  data: { collection: AccountCollection; email: string },
): Promise<void> {
  await limitAccountCall({ req, collection: data.collection, operation: 'forgotPassword', data });
  await requestReset(req, data);
}
