import type { AfterErrorHook } from 'payload';
import { evenOutFailedLogin as evenOut } from '../../../src/services/accounts/unknownAccount.ts';

/** Makes a login with a wrong password take as long as one with an unknown address. */
export const evenOutFailedLogin: AfterErrorHook = async ({ error, req }) => {
  await evenOut(req, error);
};
