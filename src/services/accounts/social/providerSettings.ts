import {
  isProviderName,
  providerNames,
  type ProviderName,
} from '../../../domain/accounts/social/providers.ts';
import { env, type Env } from '../../../env.ts';
import { Problem } from '../../../errors/problem.ts';

/** The key with which Apple's client secrets are signed. */
export interface AppleKey {
  readonly team: string;
  readonly id: string;
  readonly pem: string;
}

/** How the product talks to a provider. */
export interface ProviderSettings {
  readonly name: ProviderName;
  /** The client of the web flow; absent where only apps sign in. */
  readonly client:
    | { readonly id: string; readonly secret: string | AppleKey | undefined; readonly scope: string }
    | undefined;
  /** Whose ID tokens count. Empty where the provider has none. */
  readonly audiences: readonly string[];
  readonly issuer: string;
  /** Where the provider says what its ID token does not. */
  readonly userInfo: string | undefined;
}

/** The providers that the environment enables, in the order of the buttons. */
export function enabledProviders(): readonly ProviderSettings[] {
  const values = env();
  return providerNames.flatMap((name) => settingsOf[name](values) ?? []);
}

/**
 * The settings of one provider.
 *
 * @throws {Problem} `not_found` for one that does not exist or is not enabled.
 */
export function providerSettings(name: unknown): ProviderSettings {
  const settings = isProviderName(name) ? settingsOf[name](env()) : undefined;
  if (settings === undefined) throw new Problem('not_found');
  return settings;
}

/** Whether people reach the server by https. */
export function isReachedByHttps(): boolean {
  return env().publicUrl.startsWith('https:');
}

const settingsOf: Readonly<Record<ProviderName, (values: Env) => ProviderSettings | undefined>> = {
  kakao: (values) =>
    enabled({
      name: 'kakao',
      client: {
        id: values.KAKAO_CLIENT_ID,
        secret: values.KAKAO_CLIENT_SECRET,
        scope: 'openid account_email profile_nickname',
      },
      apps: values.KAKAO_APP_CLIENT_IDS,
      issuer: values.KAKAO_ISSUER ?? 'https://kauth.kakao.com',
      userInfo: `${values.KAKAO_API_URL ?? 'https://kapi.kakao.com'}/v2/user/me`,
    }),
  naver: (values) =>
    enabled({
      name: 'naver',
      client: { id: values.NAVER_CLIENT_ID, secret: values.NAVER_CLIENT_SECRET, scope: '' },
      apps: [],
      issuer: values.NAVER_ISSUER ?? 'https://nid.naver.com',
      userInfo: `${values.NAVER_API_URL ?? 'https://openapi.naver.com'}/v1/nid/me`,
    }),
  google: (values) =>
    enabled({
      name: 'google',
      client: {
        id: values.GOOGLE_CLIENT_ID,
        secret: values.GOOGLE_CLIENT_SECRET,
        scope: 'openid email profile',
      },
      apps: values.GOOGLE_APP_CLIENT_IDS,
      issuer: values.GOOGLE_ISSUER ?? 'https://accounts.google.com',
    }),
  apple: (values) =>
    enabled({
      name: 'apple',
      client: { id: values.APPLE_CLIENT_ID, secret: appleKey(values), scope: 'openid email name' },
      apps: values.APPLE_APP_CLIENT_IDS,
      issuer: values.APPLE_ISSUER ?? 'https://appleid.apple.com',
    }),
};

function enabled({
  name,
  client: { id, secret, scope },
  apps,
  issuer,
  userInfo,
}: {
  name: ProviderName;
  client: { id: string | undefined; secret: string | AppleKey | undefined; scope: string };
  apps: readonly string[];
  issuer: string;
  userInfo?: string;
}): ProviderSettings | undefined {
  if (id === undefined && apps.length === 0) return undefined;
  return {
    name,
    client: id === undefined ? undefined : { id, secret, scope },
    audiences: [...(id === undefined ? [] : [id]), ...apps],
    issuer,
    userInfo,
  };
}

function appleKey({
  APPLE_KEY_ID: id,
  APPLE_PRIVATE_KEY: text,
  APPLE_TEAM_ID: team,
}: Env): AppleKey | undefined {
  // The start refuses a client without its key.
  if (id === undefined || text === undefined || team === undefined) return undefined;
  return { id, team, pem: text.replaceAll('\\n', '\n') };
}
