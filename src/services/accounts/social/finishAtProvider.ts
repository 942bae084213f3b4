import type { PayloadRequest } from 'payload';
import { nameOfAppleUser } from '../../../domain/accounts/social/profiles.ts';
import { returnAddressWith } from '../../../domain/accounts/social/returnAddress.ts';
import { Problem } from '../../../errors/problem.ts';
import { limitSignIns } from './limitSignIns.ts';
import { codeSeconds, hashOfBrowser, putProof } from './proof.ts';
import { providerSettings } from './providerSettings.ts';
import { stateContent } from './startSignIn.ts';
import { takeStep } from './steps.ts';
import { profileOfAnswer } from './webFlow.ts';

/** How a sign-in in a browser ends. */
export interface FinishedSignIn {
  /** The one-time code. The app exchanges it for a token, which therefore is in no address. */
  readonly code: string;
  /** The app's address with the code; undefined where the server knows no address. */
  readonly address: string | undefined;
}

/**
 * Takes the answer with which the browser comes back from the provider. The attempt ends here, whatever the answer is: a
 * second call with it finds nothing.
 *
 * @param input.answer the parameters of the address or of the form.
 * @param input.browser the secret of the browser's cookie.
 * @throws {Problem} `sign_in_expired` when the attempt is unknown, over, of another provider or of another browser;
 *   `sign_in_cancelled`, `identity_not_proven`, `provider_failed`, `provider_unreachable`.
 */
export async function finishAtProvider({
  req,
  provider,
  answer,
  browser,
}: {
  req: PayloadRequest;
  provider: unknown;
  answer: URLSearchParams;
  browser: string | undefined;
}): Promise<FinishedSignIn> {
  const settings = providerSettings(provider);
  await limitSignIns(req);
  const state = answer.get('state') ?? '';
  const attempt = await takeStep(req, { kind: 'state', secret: state, schema: stateContent });
  if (
    attempt?.provider !== settings.name ||
    browser === undefined ||
    hashOfBrowser(browser) !== attempt.browser
  )
    throw new Problem('sign_in_expired', { field: 'state' });
  const profile = await profileOfAnswer(settings, { answer, attempt: { ...attempt, state } });
  const name = settings.name === 'apple' ? nameOfAppleUser(answer.get('user') ?? undefined) : undefined;
  const { appState, browser: hash, challenge, returnAddress } = attempt;
  const code = await putProof(
    req,
    {
      identity: { ...profile, ...(name === undefined ? {} : { name }), provider: settings.name },
      binding: challenge === undefined ? { browser: hash } : { challenge },
    },
    codeSeconds,
  );
  return {
    code,
    address:
      returnAddress === undefined ? undefined : returnAddressWith(returnAddress, { code, state: appState }),
  };
}
