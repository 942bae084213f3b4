import {
  allowInsecureRequests,
  customFetch,
  discovery,
  type Configuration,
  type ServerMetadata,
} from 'openid-client';
import { isLoopback } from '../../../domain/accounts/social/returnAddress.ts';
import { asProblem } from './faults.ts';
import { askProvider } from './providerFetch.ts';
import type { ProviderSettings } from './providerSettings.ts';

type Provider = Pick<ProviderSettings, 'issuer' | 'name'>;

const keptMs = 60 * 60 * 1000;
const cache = new Map<string, { readonly metadata: Promise<ServerMetadata>; readonly until: number }>();

/**
 * The addresses of a provider, from its discovery document. Sign-ins at the same time share one request, and a failure
 * is not kept.
 *
 * @throws {Problem} `provider_failed` or `provider_unreachable`.
 */
export async function metadataOf(provider: Provider): Promise<ServerMetadata> {
  const { issuer, name } = provider;
  // Naver has no ID token for all of its applications, so it is OAuth here.
  if (name === 'naver') return naverMetadata(issuer);
  const known = cache.get(issuer);
  if (known !== undefined && known.until > Date.now()) return known.metadata;
  const metadata = discover(provider);
  cache.set(issuer, { metadata, until: Date.now() + keptMs });
  metadata.catch(() => cache.delete(issuer));
  return metadata;
}

/** What makes the client accept http: only to this machine, which only tests name as an issuer. */
export function httpToOwnMachine(issuer: string): ((configuration: Configuration) => void)[] {
  return isLoopback(new URL(issuer)) ? [allowInsecureRequests] : [];
}

async function discover({ issuer }: Provider): Promise<ServerMetadata> {
  try {
    const configuration = await discovery(new URL(issuer), 'discovery', undefined, undefined, {
      [customFetch]: askProvider,
      execute: httpToOwnMachine(issuer),
    });
    return configuration.serverMetadata();
  } catch (error) {
    throw asProblem(error);
  }
}

function naverMetadata(issuer: string): ServerMetadata {
  return {
    issuer,
    authorization_endpoint: `${issuer}/oauth2.0/authorize`,
    token_endpoint: `${issuer}/oauth2.0/token`,
  };
}
