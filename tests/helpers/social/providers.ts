import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import express from 'express';
import { exportJWK, exportSPKI, generateKeyPair, jwtVerify, SignJWT, type JWTPayload } from 'jose';
import type { default as OpenIdProvider } from 'oidc-provider';

/** What the pretended person tells the provider. */
export interface Person {
  readonly sub: string;
  readonly email?: string;
  readonly email_verified?: boolean;
  readonly name?: string;
}

/** How a provider answers in place of its own answer, at one of its addresses. */
export type Misbehaviour = 'down' | 'slow' | 'rubbish' | 'redirect' | 'huge' | 'failure';

/** Three real OpenID providers and the two Korean answers about a person, which misbehave on demand. */
export interface TestProviders {
  /** `http://127.0.0.1:…`, without a slash at the end; an issuer is `…/google`. */
  readonly origin: string;
  /** Who signs in next. */
  person: Person;
  /** Changes the claims of the ID tokens of the web flow. */
  tamper: ((claims: JWTPayload) => JWTPayload) | undefined;
  /** The answer about the person of Kakao and Naver. Its status is 200 where it is not a number. */
  userInfo: unknown;
  /** Misbehaves where the path contains the text. */
  misbehave: { readonly at: string; readonly how: Misbehaviour } | undefined;
  /** How many calls came to a path that contains the text. */
  readonly callsOf: (text: string) => number;
  /** Signs an ID token as the provider does. */
  readonly idToken: (
    issuer: string,
    claims: JWTPayload,
    header?: { alg?: string; kid?: string },
  ) => Promise<string>;
  readonly publicKeyPem: string;
  readonly stop: () => Promise<void>;
}

const issuers = ['google', 'apple', 'kakao'] as const;

/** Starts the providers. Each has the client `web` with the secret `secret`. */
export async function startProviders(
  publicUrl: string,
  { appleKey }: { appleKey: CryptoKey },
): Promise<TestProviders> {
  const speak = quietConsole();
  // It warns while it is loaded.
  const { default: Provider } = await import('oidc-provider');
  const { privateKey, publicKey } = await generateKeyPair('RS256', { extractable: true });
  const stranger = await generateKeyPair('RS256');
  const jwk = { ...(await exportJWK(privateKey)), kid: 'k1', use: 'sig', alg: 'RS256' };
  const app = express();
  const server = createServer(app);
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const origin = `http://127.0.0.1:${String((server.address() as AddressInfo).port)}`;
  const calls: string[] = [];
  const providers: TestProviders = {
    origin,
    publicKeyPem: await exportSPKI(publicKey),
    person: { sub: 'nobody' },
    tamper: undefined,
    userInfo: {},
    misbehave: undefined,
    callsOf: (text) => calls.filter((path) => path.includes(text)).length,
    idToken: (issuer, claims, { alg = 'RS256', kid = 'k1' } = {}) => {
      const now = Math.floor(Date.now() / 1000);
      const payload = { iss: `${origin}/${issuer}`, aud: 'web', iat: now, exp: now + 3_600, ...claims };
      return new SignJWT(payload)
        .setProtectedHeader({ alg, kid })
        .sign(kid === 'k1' ? privateKey : stranger.privateKey);
    },
    stop: async () => {
      server.closeAllConnections();
      await new Promise((done) => server.close(done));
      speak();
    },
  };

  app.use((req, res, next) => {
    calls.push(req.path);
    const { at, how } = providers.misbehave ?? {};
    if (at === undefined || how === undefined || !req.path.includes(at)) next();
    else answerBadly(how, req, res);
  });
  app.post('/apple/token', express.urlencoded(), async (req, _, next) => {
    // Apple's secret is a token. The provider behind this knows a fixed one.
    const { client_id: client, client_secret: secret } = req.body;
    const checked = await jwtVerify(String(secret), appleKey, {
      audience: 'https://appleid.apple.com',
      issuer: 'TEAM',
      subject: String(client),
      algorithms: ['ES256'],
      maxTokenAge: '1m',
    }).catch(() => undefined);
    req.body.client_secret = checked?.protectedHeader.kid === 'KEY' ? 'secret' : 'wrong';
    next();
  });
  for (const name of issuers) {
    const provider = openIdProvider(Provider, `${origin}/${name}`, { jwk, name, publicUrl, providers });
    app.use(`/${name}/interaction`, (req, res) => void signInAtOnce(provider, providers, req, res));
    app.use(`/${name}`, (req, res) => void provider.callback()(req, res));
  }
  app.get(['/kakao-api/v2/user/me', '/naver-api/v1/nid/me'], (req, res) => {
    if (req.headers.authorization?.startsWith('Bearer ') !== true || providers.userInfo === 401)
      res.status(401).json({ resultcode: '024', message: 'Authentication failed' });
    else res.json(providers.userInfo);
  });
  app.get('/naver/oauth2.0/authorize', (req, res) => {
    const { searchParams } = new URL(req.originalUrl, origin);
    const query = new URLSearchParams({ code: 'naver-code', state: searchParams.get('state') ?? '' });
    res.redirect(`${searchParams.get('redirect_uri') ?? ''}?${query.toString()}`);
  });
  app.post('/naver/oauth2.0/token', express.urlencoded(), (req, res) => {
    const { client_secret: secret, code, code_verifier: verifier, state } = req.body;
    // Naver answers a refused code with 200.
    if (code !== 'naver-code' || secret !== 'secret' || !verifier || !state)
      res.json({ error: 'invalid_request', error_description: 'wrong code' });
    else res.json({ access_token: 'naver-token', token_type: 'bearer', expires_in: '3600' });
  });
  return providers;
}

function openIdProvider(
  Provider: typeof OpenIdProvider,
  issuer: string,
  {
    jwk,
    name,
    publicUrl,
    providers,
  }: { jwk: object; name: string; publicUrl: string; providers: TestProviders },
): OpenIdProvider {
  const provider = new Provider(issuer, {
    clients: [
      {
        client_id: 'web',
        client_secret: 'secret',
        redirect_uris: [`${publicUrl}/api/auth/${name}/callback`],
        token_endpoint_auth_method: 'client_secret_post',
      },
    ],
    jwks: { keys: [jwk] },
    cookies: { keys: ['of the tests'] },
    features: { devInteractions: { enabled: false } },
    scopes: ['openid', 'email', 'profile', 'name', 'account_email', 'profile_nickname'],
    claims: { openid: ['sub', 'email', 'email_verified', 'name'] },
    conformIdTokenClaims: false,
    interactions: { url: (_, interaction) => `${issuer}/interaction/${interaction.uid}` },
    findAccount: (_, id) => ({ accountId: id, claims: () => ({ ...providers.person, sub: id }) }),
    ttl: { AccessToken: 60, AuthorizationCode: 60, Grant: 60, IdToken: 3_600, Interaction: 60, Session: 60 },
  });
  provider.use(async (ctx, next) => {
    await next();
    const { tamper } = providers;
    const body = ctx.body as { id_token?: string } | undefined;
    if (tamper === undefined || body?.id_token === undefined) return;
    const [, payload = ''] = body.id_token.split('.');
    const claims = JSON.parse(Buffer.from(payload, 'base64url').toString());
    ctx.body = { ...body, id_token: await providers.idToken(name, tamper(claims)) };
  });
  return provider;
}

/** The person agrees to everything at once. */
async function signInAtOnce(
  provider: OpenIdProvider,
  { person }: TestProviders,
  req: IncomingMessage & { originalUrl?: string },
  res: ServerResponse,
): Promise<void> {
  const { params } = await provider.interactionDetails(req, res);
  const grant = new provider.Grant({ accountId: person.sub, clientId: String(params['client_id']) });
  grant.addOIDCScope(String(params['scope']));
  const grantId = await grant.save();
  await provider.interactionFinished(req, res, { login: { accountId: person.sub }, consent: { grantId } });
}

function answerBadly(how: Misbehaviour, req: IncomingMessage, res: ServerResponse): void {
  switch (how) {
    case 'down':
      req.socket.destroy();
      return;
    case 'slow':
      return; // The headers never come.
    case 'rubbish':
      res.writeHead(200, { 'content-type': 'text/html' }).end('<p>maintenance');
      return;
    case 'redirect':
      res.writeHead(302, { location: 'http://127.0.0.1:1/elsewhere' }).end();
      return;
    case 'huge':
      res.writeHead(200, { 'content-type': 'application/json' });
      // Apart from its size it is an answer of Naver.
      res.end(`{"resultcode":"00","response":{"id":"huge"},"padding":"${'x'.repeat(2_000_000)}"}`);
      return;
    case 'failure':
      res.writeHead(500).end();
  }
}

/** The provider warns that it is not set up for production. @returns a function that ends the silence. */
function quietConsole(): () => void {
  const { info, warn } = console;
  Object.assign(console, { info: () => undefined, warn: () => undefined });
  return () => Object.assign(console, { info, warn });
}
