import { OperationTypeNode } from 'graphql';
import { formatNames, type Payload } from 'payload';
import { z } from 'zod';
import { rootFields } from '../../../domain/operations/graphqlMutation.ts';
import { Problem } from '../../../errors/problem.ts';
import { tokenOwner, type TokenOwner } from '../../../services/accounts/sessions/tokenOwner.ts';
import type { Route } from './routeOf.ts';

/**
 * Declares that an endpoint of ours works with a dead token: it knows its caller by something else, such as a password
 * or a mailed link, or it starts a login. Apps and browsers send their last token along. Spread it into `custom`.
 */
export const withoutLogin = { needsNoLogin: true } as const;

const declared = z.object({ needsNoLogin: z.literal(true) });

/** The endpoints of Payload of this kind, below a collection of accounts. A sign-up is a create. */
const loginPaths = ['post /', 'post /login', 'post /forgot-password', 'post /reset-password'];

/** The same mutations of GraphQL, before the name of the collection. */
const loginMutations = ['create', 'login', 'forgotPassword', 'resetPassword'];

/** Whether an endpoint works with a dead token. */
export function needsNoLogin({ collection, endpoint }: Route): boolean {
  if (declared.safeParse(endpoint.custom).success) return true;
  return Boolean(collection?.auth) && loginPaths.includes(`${endpoint.method} ${endpoint.path}`);
}

/** Whether all operations of a GraphQL request work with a dead token. */
export function isLoginOnly(query: string, { collections }: Payload['config']): boolean {
  const names = collections
    .filter(({ auth }) => Boolean(auth))
    .flatMap(({ slug }) => loginMutations.map((mutation) => mutation + formatNames(slug).singular));
  const fields = rootFields(query);
  return (
    fields.length > 0 &&
    fields.every(({ operation, name }) => operation === OperationTypeNode.MUTATION && names.includes(name))
  );
}

/**
 * The account behind a request.
 *
 * @param input.isLogin whether the request works with a dead token, which then counts as none
 * @throws {Problem} `authentication_required` for a dead token.
 */
export async function ownerOfRequest({
  headers,
  payload,
  isLogin,
}: {
  headers: Headers;
  payload: Payload;
  isLogin: boolean;
}): Promise<TokenOwner | undefined> {
  try {
    return await tokenOwner(headers, payload);
  } catch (error) {
    if (isLogin && error instanceof Problem && error.code === 'authentication_required') return undefined;
    throw error;
  }
}
