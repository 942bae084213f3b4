import type { PayloadRequest } from 'payload';
import { z } from 'zod';
import { chooseReturnAddress } from '../../../domain/accounts/social/returnAddress.ts';
import { providerNames } from '../../../domain/accounts/social/providers.ts';
import { env } from '../../../env.ts';
import { Problem } from '../../../errors/problem.ts';
import { limitSignIns } from './limitSignIns.ts';
import { hashOfBrowser } from './proof.ts';
import { providerSettings } from './providerSettings.ts';
import { putStep } from './steps.ts';
import { authorizationAddress, newAttempt } from './webFlow.ts';

/** How long a person may stay at the provider. */
const stateSeconds = 10 * 60;

/** What is remembered while the browser is at the provider. */
export const stateContent = z.strictObject({
  provider: z.enum(providerNames),
  nonce: z.string(),
  codeVerifier: z.string(),
  browser: z.string(),
  returnAddress: z.string().optional(),
  appState: z.string().optional(),
  challenge: z.string().optional(),
});

const wishes = z.object({
  returnTo: z.string().optional(),
  state: z.string().max(500).optional(),
  codeChallenge: z
    .string()
    .regex(/^[\w-]{43}$/)
    .optional(),
});

/**
 * Starts a sign-in in a browser: remembers the attempt, and returns the address of the provider.
 *
 * @param input.browser the secret of the browser's cookie, to which the attempt is bound.
 * @param input.parameters `returnTo`, `state` and `codeChallenge` of the app.
 * @throws {Problem} `not_found`, `invalid_return_address`, `rate_limited`, or a fault of the provider.
 */
export async function startSignIn({
  req,
  provider,
  browser,
  parameters,
}: {
  req: PayloadRequest;
  provider: unknown;
  browser: string;
  parameters: Readonly<Record<string, string>>;
}): Promise<URL> {
  const settings = providerSettings(provider);
  const parsed = wishes.safeParse(parameters);
  if (!parsed.success)
    throw new Problem('validation_failed', { field: String(parsed.error.issues[0]?.path[0] ?? '') });
  const { returnTo, state: appState, codeChallenge: challenge } = parsed.data;
  const chosen = chooseReturnAddress(env().SIGN_IN_RETURN_URLS, returnTo);
  if (chosen === undefined) throw new Problem('invalid_return_address', { field: 'returnTo' });
  await limitSignIns(req);
  const attempt = newAttempt();
  const content: z.infer<typeof stateContent> = {
    ...attempt,
    provider: settings.name,
    browser: hashOfBrowser(browser),
    returnAddress: chosen.address,
    appState,
    challenge,
  };
  const state = await putStep(req, { kind: 'state', content, seconds: stateSeconds });
  return authorizationAddress(settings, { ...attempt, state });
}
