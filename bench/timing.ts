import { performance } from 'node:perf_hooks';
import { generateKeyPair } from 'jose';
import { z } from 'zod';
import globalSetup from '../tests/helpers/jest/globalSetup.ts';
import globalTeardown from '../tests/helpers/jest/globalTeardown.ts';
import { startProviders } from '../tests/helpers/social/providers.ts';
import { guessByThreshold } from './accounts/guess.ts';
import { samplePairs, type Pair, type Send, type Sent } from './accounts/samples.ts';
import { startChild } from './hostile/child.ts';
import { percentilesOf } from './search/measure.ts';

const whereShape = z.object({ url: z.string() });

/**
 * Tries to find out by time what the answers do not tell: which addresses have an account, and which ids and barcodes
 * of others exist. Calls about what exists and about nothing take turns; a threshold on their times then guesses which
 * was which. The provider of the social sign-ins runs in this process.
 *
 * `npm run bench -- timing [SAMPLES] [PATTERN]`; the default is 60 of each. PATTERN chooses pairs by name.
 */
export default async function benchTiming([count = '60', pattern = '']: readonly string[]): Promise<void> {
  const samples = Number(count);
  await globalSetup();
  const { publicKey: appleKey } = await generateKeyPair('ES256');
  const providers = await startProviders('http://localhost:3000', { appleKey });
  try {
    const server = await startChild('serve', {
      GOOGLE_CLIENT_ID: 'web',
      GOOGLE_CLIENT_SECRET: 'secret',
      GOOGLE_ISSUER: `${providers.origin}/google`,
    });
    const { url } = await server.ask({ ask: 'where' }, whereShape);
    const pairs = (await samplePairs(senderTo(url), { providers, samples })).filter(({ name }) =>
      new RegExp(pattern, 'u').test(name),
    );
    const rows: Record<string, object> = {};
    for (const pair of pairs) rows[pair.name] = await measurePair(pair, { send: senderTo(url), samples });
    console.log(`\n${count} samples of each, interleaved`);
    console.table(rows);
    await server.end();
  } finally {
    await providers.stop();
    await globalTeardown();
  }
}

async function measurePair(
  { existing, missing }: Pair,
  { send, samples }: { send: Send; samples: number },
): Promise<object> {
  const [found, absent]: [number[], number[]] = [[], []];
  const statuses = new Set<string>();
  const measure = async (prepared: Sent | Promise<Sent>, times: number[], kind: string): Promise<void> => {
    const call = await prepared;
    const start = performance.now();
    const { status } = await send(call);
    times.push(performance.now() - start);
    statuses.add(`${kind} ${String(status)}`);
  };
  await measure(missing(0), [], 'missing');
  for (let at = 0; at < samples; at += 1) {
    // Neither kind is always the first of its turn.
    const turns = [
      () => measure(existing(at), found, 'existing'),
      () => measure(missing(at), absent, 'missing'),
    ];
    if (Math.random() < 0.5) turns.reverse();
    for (const turn of turns) await turn();
  }
  const { chance, share } = guessByThreshold(found, absent);
  return {
    statuses: [...statuses].sort().join(', '),
    'existing p50 (ms)': percentilesOf(found).p50.toFixed(1),
    'missing p50 (ms)': percentilesOf(absent).p50.toFixed(1),
    'guessed right': share.toFixed(2),
    'chance reaches': chance.toFixed(2),
    holds: share <= chance ? 'yes' : 'NO',
  };
}

function senderTo(url: string): Send {
  return async ({ body, method, path, token }) => {
    const response = await fetch(`${url}${path}`, {
      method: method ?? (body === undefined ? 'GET' : 'POST'),
      headers: {
        ...(body === undefined ? {} : { 'content-type': 'application/json' }),
        ...(token === undefined ? {} : { authorization: `JWT ${token}` }),
      },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
    return { status: response.status, body: await response.json() };
  };
}
