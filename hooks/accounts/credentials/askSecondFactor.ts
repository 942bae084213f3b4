import type {
  CollectionAfterLoginHook,
  CollectionAfterOperationHook,
  CollectionBeforeLoginHook,
  CollectionBeforeOperationHook,
} from 'payload';
import type { Staff } from '../../../payload-types.ts';
import { requireSecondFactor } from '../../../src/services/accounts/secondFactor/checkCode.ts';
import { endSessions } from '../../../src/services/accounts/sessions/endSessions.ts';

const mark = 'resetsPassword';
const ended = 'endedSessionOfReset';

/** Notes that the login which follows is a part of a reset of the password. */
export const noteReset: CollectionBeforeOperationHook = ({ args, operation, req }) => {
  if (operation === 'resetPassword') req.context[mark] = true;
  return args;
};

/** Asks for the code of the second factor. A reset sets the password without one, but does not log in. */
export const askSecondFactor: CollectionBeforeLoginHook<Staff> = async ({ req, user }) => {
  if (req.context[mark] !== true) await requireSecondFactor(req, user);
};

/** Payload logs in with a reset: who reads the mails of staff with a second factor must not get in without it. */
export const endSessionOfReset: CollectionAfterLoginHook<Staff> = async ({ req, user }) => {
  if (req.context[mark] !== true || user.secondFactor !== true) return;
  await endSessions(req, { collection: 'staff', id: user.id });
  req.context[ended] = true;
};

/** Takes the token of that session out of the answer. Without it, Payload empties the cookie of the browser. */
export const hideTokenOfReset: CollectionAfterOperationHook = ({ operation, req, result }) => {
  if (operation !== 'resetPassword' || req.context[ended] !== true) return result;
  const { token: _, ...answer } = result;
  return answer;
};
