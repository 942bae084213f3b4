import type { Endpoint } from 'payload';
import { callbackEndpoint, callbackFormEndpoint } from './callback.ts';
import { listProvidersEndpoint } from './listProviders.ts';
import { startSignInEndpoint } from './start.ts';
import { tokenEndpoint } from './token.ts';

/** The endpoints of the sign-in with providers. The first one that fits a path answers, so the list comes first. */
export const socialEndpoints: readonly Endpoint[] = [
  listProvidersEndpoint,
  callbackEndpoint,
  callbackFormEndpoint,
  tokenEndpoint,
  startSignInEndpoint,
];
